/** Upper bounds of the duration buckets, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

type Labels = Readonly<Record<string, string>>;

/** Figures in the text format of Prometheus. They hold names of tools and outcomes, and nothing about anybody. */
export interface Metrics {
  toolCalled(tool: string, outcome: string, ms: number): void;
  rateLimited(): void;
  /** @param now gauges that are read when they are asked for: name, help, and a value for each set of labels */
  text(now: readonly Gauge[]): string;
}

export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly values: readonly (readonly [Labels, number])[];
}

interface Durations {
  readonly counts: number[];
  sum: number;
  total: number;
}

export function createMetrics(): Metrics {
  const calls = new Map<string, { labels: Labels; count: number }>();
  const durations = new Map<string, Durations>();
  let limited = 0;
  return {
    toolCalled(tool, outcome, ms) {
      const key = `${tool} ${outcome}`;
      const counted = calls.get(key) ?? { labels: { tool, outcome }, count: 0 };
      counted.count += 1;
      calls.set(key, counted);
      const timed = durations.get(tool) ?? { counts: BUCKETS.map(() => 0), sum: 0, total: 0 };
      const seconds = ms / 1000;
      BUCKETS.forEach((bound, index) => {
        if (seconds <= bound) timed.counts[index] = (timed.counts[index] ?? 0) + 1;
      });
      timed.sum += seconds;
      timed.total += 1;
      durations.set(tool, timed);
    },
    rateLimited: () => {
      limited += 1;
    },
    text: (now) =>
      [
        ...family("pingcrm_tool_calls_total", "counter", "Tool calls by tool and outcome."),
        ...[...calls.values()].map(({ labels, count }) => line("pingcrm_tool_calls_total", labels, count)),
        ...family("pingcrm_tool_duration_seconds", "histogram", "How long tool calls took."),
        ...[...durations].flatMap(([tool, timed]) => histogram(tool, timed)),
        ...family("pingcrm_rate_limited_total", "counter", "Requests refused after too many wrong keys."),
        line("pingcrm_rate_limited_total", {}, limited),
        ...now.flatMap(({ name, help, values }) => [
          ...family(name, "gauge", help),
          ...values.map(([labels, value]) => line(name, labels, value)),
        ]),
        "",
      ].join("\n"),
  };
}

function histogram(tool: string, { counts, sum, total }: Durations): string[] {
  const name = "pingcrm_tool_duration_seconds";
  return [
    ...BUCKETS.map((bound, index) => line(`${name}_bucket`, { tool, le: String(bound) }, counts[index] ?? 0)),
    line(`${name}_bucket`, { tool, le: "+Inf" }, total),
    line(`${name}_sum`, { tool }, sum),
    line(`${name}_count`, { tool }, total),
  ];
}

function family(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function line(name: string, labels: Labels, value: number): string {
  const written = Object.entries(labels).map(([label, text]) => `${label}="${text}"`);
  return `${name}${written.length > 0 ? `{${written.join(",")}}` : ""} ${value}`;
}
