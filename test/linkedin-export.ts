// Invented exports for tests, with what LinkedIn's own have had over the years.

const PREAMBLE = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"

`;

/** Since 2023: preamble, URLs, a hidden member, credentials, and no newline at the end. */
export const CONNECTIONS = `${PREAMBLE}First Name,Last Name,URL,Email Address,Company,Position,Connected On
Owen,Pritchard,https://www.linkedin.com/in/Owen-Pritchard/,owen@example.com,Acme,Engineer,08 Feb 2026
Maria,"Smith, PhD",https://www.linkedin.com/in/maria-smith-phd,,"Globex, Inc.",Chief Scientist,21 Mar 2024
,,,,,,14 Jan 2024
Zoë,Łukasik,https://www.linkedin.com/in/zo%C3%AB-%C5%82ukasik,,Initech,"Designer
and illustrator",02 May 2019
王,小明,https://www.linkedin.com/in/wangxm,,例子公司,工程师,11 Nov 2025`;

/** Before 2021: no preamble, no URLs. */
export const OLD_CONNECTIONS = `First Name,Last Name,Email Address,Company,Position,Connected On
Owen,Pritchard,,Acme,Engineer,08 Feb 2016
Maria,Smith,,Globex,Scientist,21 Mar 2014
`;

const MESSAGE_HEADER =
  "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT";

export interface SampleMessage {
  conversation?: string;
  from: string;
  to: readonly string[];
  date?: string;
  content?: string;
  subject?: string;
  folder?: string;
  attachments?: string;
  draft?: boolean;
}

export const profileUrl = (name: string) =>
  `https://www.linkedin.com/in/${name.toLowerCase().replace(/,.*$/, "").replaceAll(" ", "-")}`;

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

/** messages.csv of today; everybody has the profile of their name. */
export function messagesCsv(messages: readonly SampleMessage[]): string {
  const rows = messages.map((message, index) =>
    quoted([
      message.conversation ?? `2-${[message.from, ...message.to].sort().join("-")}`,
      "",
      message.from,
      message.from === "LinkedIn Member" || message.from === "" ? "" : profileUrl(message.from),
      message.to.join(", "),
      message.to.map((name) => (name === "LinkedIn Member" ? "" : profileUrl(name))).join(","),
      message.date ?? `2025-06-01 14:03:${String(index % 60).padStart(2, "0")} UTC`,
      message.subject ?? "",
      message.content ?? `Message ${index}`,
      message.folder ?? "INBOX",
      message.attachments ?? "",
      message.draft ? "Yes" : "No",
      "No",
    ]),
  );
  return [MESSAGE_HEADER, ...rows].join("\n");
}

/** The nine columns of before 2023: readers by name only. */
export function oldMessagesCsv(messages: readonly SampleMessage[]): string {
  const rows = messages.map((message, index) =>
    quoted([
      message.conversation ?? `2-${[message.from, ...message.to].sort().join("-")}`,
      "",
      message.from,
      profileUrl(message.from),
      message.to.join(", "),
      message.date ?? `2021-06-01 14:03:${String(index % 60).padStart(2, "0")} UTC`,
      message.subject ?? "",
      message.content ?? `Message ${index}`,
      message.folder ?? "INBOX",
    ]),
  );
  return [
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
    ...rows,
  ].join("\n");
}

export const PROFILE = `First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Nia,Okafor,,,,Founder,,,,,,,
`;

export const INVITATIONS = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Nia Okafor,Owen Pritchard,"2/7/26, 3:45 PM",,OUTGOING,https://www.linkedin.com/in/nia-okafor,https://www.linkedin.com/in/owen-pritchard
Pending Person,Nia Okafor,"2/9/26, 8:00 AM",Hello,INCOMING,https://www.linkedin.com/in/pending-person,https://www.linkedin.com/in/nia-okafor
`;
