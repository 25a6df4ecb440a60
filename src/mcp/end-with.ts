import type { Opened } from "./open-keys.ts";

/**
 * Ties an answer to what was opened for it: when its key ends, the answer ends, whether it has begun or not; and when the
 * answer is over, it is no longer open.
 * @param instead the answer to a call that had not begun to answer
 */
export async function endWith(
  { ended, leave }: Opened,
  answering: Promise<Response>,
  instead: () => Response,
): Promise<Response> {
  const cut = new Promise<undefined>((resolve) => {
    if (ended.aborted) resolve(undefined);
    ended.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  // Its failure after the cut concerns nobody.
  answering.catch(() => undefined);
  const response = await Promise.race([answering, cut]).catch((error: unknown) => {
    leave();
    throw error;
  });
  // Asking a short answer for its body would make a stream of it.
  if (!response || !isStream(response) || !response.body) {
    leave();
    return response ?? instead();
  }
  const reader = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await Promise.race([reader.read(), cut]).catch(() => undefined);
        if (next?.value) return controller.enqueue(next.value);
        leave();
        await reader.cancel().catch(() => undefined);
        controller.close();
      },
      cancel: (reason) => {
        leave();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const headers = new Headers(response.headers);
  headers.set("X-Accel-Buffering", "no");
  headers.set("Cache-Control", "no-cache, no-transform");
  return new Response(body, { status: response.status, headers });
}

function isStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") === true;
}
