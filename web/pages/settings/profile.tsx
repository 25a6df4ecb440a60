import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import { Field, Select } from "../../components/field.tsx";
import { ErrorState, Skeleton } from "../../components/states.tsx";
import { meQuery, sessionQuery } from "../../queries.ts";
import { SettingField } from "./setting-field.tsx";
import { settingsQuery, useSetting } from "./use-setting.ts";

/** Settings > Profile: who one is, and in which time zone. */
export function ProfileSettings() {
  const settings = useQuery(settingsQuery);
  const me = useQuery(meQuery);
  const name = useRename();
  const own = useSetting("me");
  const failed = settings.error ?? me.error;
  if (!settings.data || !me.data) {
    if (failed) return <ErrorState error={failed} retry={() => [settings.refetch(), me.refetch()]} />;
    return <Skeleton />;
  }
  return (
    <section aria-label="Profile" className="flex max-w-md flex-col gap-5">
      <SettingField
        label="Name"
        value={me.data.user.name}
        saving={name}
        hint={`You sign in as ${me.data.user.email}.`}
      />
      <TimeZone value={settings.data.timeZone} />
      <SettingField
        label="You in imported files"
        value={settings.data.me.join(", ")}
        saving={own}
        hint="Your names, e-mail addresses and numbers, with commas between. By them an import knows which messages are yours."
      />
    </section>
  );
}

function useRename() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => ask(api.me.$patch({ json: { name } })),
    meta: { quiet: true },
    onSuccess: () =>
      Promise.all(
        [meQuery, sessionQuery].map(({ queryKey }) => cache.invalidateQueries({ queryKey: [...queryKey] })),
      ),
  });
}

function TimeZone({ value }: { value: string }) {
  const saving = useSetting("time-zone");
  const zones = Intl.supportedValuesOf("timeZone");
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = [...new Set([value, here, ...zones])].sort();
  return (
    <Field
      label="Time zone"
      error={saving.error?.message}
      hint={here === value ? "Days and birthdays go by it." : `This browser is in ${here}.`}
    >
      {(control) => (
        <Select
          {...control}
          value={saving.isPending ? saving.variables : value}
          onChange={(event) => saving.mutate(event.target.value)}
        >
          {all.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
