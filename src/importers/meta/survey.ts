import { z } from "zod";
import { type Owner, type RecognizedFile, UnknownOwner } from "../format.ts";
import { BrokenJson } from "../json/json-text.ts";
import { readJson } from "../json/read-json.ts";
import { decodeText } from "../text/decode-text.ts";
import { type FirstMessages, seeMessage } from "./encrypted-chats.ts";
import { readMessage } from "./message.ts";
import { decodeMojibake } from "./mojibake.ts";
import { readThread } from "./thread.ts";

export type MetaPlatform = "facebook" | "instagram";

/** One conversation, over all its files. */
export interface Thread {
  readonly platform: MetaPlatform;
  readonly path: string;
  readonly files: RecognizedFile[];
  /** Everybody who takes part or has written. */
  readonly people: Set<string>;
  readonly writers: Set<string>;
  messages: number;
  /** From the download of end-to-end encrypted chats. */
  readonly isEncrypted: boolean;
  /** Of an encrypted chat alone. */
  readonly firsts: FirstMessages;
}

export interface Survey {
  readonly threads: readonly Thread[];
  /** The user's names as the export's profile gives them. */
  readonly profileNames: readonly string[];
}

export async function surveyExport(files: readonly RecognizedFile[]): Promise<Survey> {
  const threads = new Map<string, Thread>();
  const profileNames: string[] = [];
  const profiles: Profile[] = [];
  for (const file of files) {
    const profile = file.kind === "profile" ? await readProfile(file) : undefined;
    if (!profile) continue;
    profiles.push(profile);
    profileNames.push(...profile.names);
  }
  for (const file of files) if (file.kind !== "profile") await surveyFile(file, threads, profiles);
  return { threads: [...threads.values()], profileNames };
}

/** Each of the two names a folder of its export after itself, and the media in it by that folder. */
const platformOfPath = (path: string) =>
  /(?:^|\/)your_(facebook|instagram)_activity\//.exec(path)?.[1] as MetaPlatform | undefined;

/** In older exports the profile tells: the one that lies nearest. */
function nearestPlatform({ name }: RecognizedFile, profiles: readonly Profile[]): MetaPlatform {
  const shared = ({ file }: Profile) => {
    const [ours, theirs] = [name.split("/"), file.name.split("/")];
    const differs = ours.findIndex((folder, at) => folder !== theirs[at]);
    return differs < 0 ? ours.length : differs;
  };
  return profiles.toSorted((a, b) => shared(b) - shared(a))[0]?.platform ?? "facebook";
}

/** The path of a conversation stands after its messages: until then its folder stands for it. */
async function surveyFile(
  file: RecognizedFile,
  threads: Map<string, Thread>,
  profiles: readonly Profile[],
): Promise<void> {
  const isEncrypted = file.kind === "encrypted chat";
  let platform = isEncrypted ? "facebook" : platformOfPath(file.name);
  const found: Omit<Thread, "platform"> = {
    path: isEncrypted ? file.name : folderOf(file.name),
    files: [file],
    people: new Set(),
    writers: new Set(),
    messages: 0,
    isEncrypted,
    firsts: new Map(),
  };
  let path = found.path;
  try {
    for await (const part of readThread(file)) {
      if (part.type === "path") path = part.path;
      if (part.type === "participant" && part.name) found.people.add(part.name);
      if (part.type !== "message") continue;
      found.messages++;
      platform ??= platformOfPath(part.message?.media ?? "");
      if (!part.message) continue;
      const { sender_name } = part.message;
      found.people.add(sender_name);
      found.writers.add(sender_name);
      if (isEncrypted && !("skip" in readMessage(part.message))) seeMessage(found.firsts, part.message);
    }
  } catch (error) {
    // Reading the messages comes to the same place and reports it.
    if (!(error instanceof BrokenJson)) throw error;
  }
  platform ??= nearestPlatform(file, profiles);
  const known = threads.get(`${platform} ${path}`);
  if (!known) {
    threads.set(`${platform} ${path}`, { ...found, path, platform });
    return;
  }
  known.files.push(file);
  known.messages += found.messages;
  for (const name of found.people) known.people.add(name);
  for (const name of found.writers) known.writers.add(name);
}

const folderOf = (name: string) => name.split("/").slice(-3, -1).join("/");

const PROFILE = z.union([
  z.object({ profile_v2: z.object({ name: z.object({ full_name: z.string() }) }) }),
  z.object({
    profile_user: z.array(
      z.object({ string_map_data: z.record(z.string(), z.object({ value: z.string() })) }),
    ),
  }),
]);

interface Profile {
  readonly file: RecognizedFile;
  readonly platform: MetaPlatform;
  readonly names: readonly string[];
}

async function readProfile(file: RecognizedFile): Promise<Profile | undefined> {
  try {
    for await (const { value } of readJson(decodeText(await file.open()), () => "take")) {
      const profile = PROFILE.safeParse(value).data;
      if (!profile) return undefined;
      if ("profile_v2" in profile) {
        return { file, platform: "facebook", names: [decodeMojibake(profile.profile_v2.name.full_name)] };
      }
      const { Name, Username } = profile.profile_user[0]?.string_map_data ?? {};
      const names = [Name, Username].flatMap((entry) => (entry ? decodeMojibake(entry.value) : []));
      return { file, platform: "instagram", names };
    }
  } catch (error) {
    if (!(error instanceof BrokenJson)) throw error;
  }
  return undefined;
}

/**
 * Tells the user's name in the conversations: from the profile of the export, from what the account knows, else the one
 * who is in all of several.
 * @throws UnknownOwner where it cannot be told.
 */
export function findOwner({ threads, profileNames }: Survey, owner: Owner): ReadonlySet<string> {
  const everybody = new Set(threads.flatMap(({ people }) => [...people]));
  const stated = new Set([...owner.names, ...profileNames].map(fold));
  const own = [...everybody].filter((name) => stated.has(fold(name)));
  if (own.length > 0 || everybody.size === 0) return new Set(own);
  const inAll = [...everybody].filter((name) => threads.every(({ people }) => people.has(name)));
  if (threads.length > 1 && inAll.length === 1) return new Set(inAll);
  throw new UnknownOwner(inAll.length > 0 ? inAll : [...everybody].slice(0, 5));
}

const fold = (name: string) => name.normalize("NFC").toLowerCase().trim();
