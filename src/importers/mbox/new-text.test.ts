import { expect, it } from "vitest";
import { newText } from "./new-text.ts";

it.each([
  [
    "a quoted reply",
    "Yes.\n\nOn Mon, 2 Mar 2026 at 09:30, Ana <ana@example.com> wrote:\n> Shall we?\n> Ana",
    "Yes.",
  ],
  [
    "an attribution on two lines",
    "Yes.\n\nOn Mon, 2 Mar 2026, Ana\n<ana@example.com> wrote:\n\n> Shall we?",
    "Yes.",
  ],
  ["German", "Ja.\n\nAm 02.03.2026 um 09:30 schrieb Ana:\n> Gehen wir?", "Ja."],
  ["French", "Oui.\n\nLe lun. 2 mars 2026 à 09:30, Ana <ana@example.com> a écrit :\n\n> On y va ?", "Oui."],
  ["Spanish", "Sí.\n\nEl lun, 2 mar 2026 a las 9:30, Ana (<ana@example.com>) escribió:\n\n> ¿Vamos?", "Sí."],
  ["Chinese", "好\n\n2026年3月2日 9:30，Ana <ana@example.com> 写道：\n> 走吗", "好"],
  [
    "a quotation without marks",
    "Yes.\n\nOn 2 Mar 2026, at 09:30, Ana <ana@example.com> wrote:\n\nShall we?",
    "Yes.",
  ],
  ["Outlook", "Yes.\n\nFrom: Ana <ana@example.com>\nSent: Monday\nTo: Nia\nSubject: Go\n\nShall we?", "Yes."],
  [
    "Outlook in German",
    "Ja.\n\n________________________________\nVon: Ana\nGesendet: Montag\nAn: Nia\nBetreff: Los\n\nx",
    "Ja.",
  ],
  ["the original message", "Yes.\n\n-----Original Message-----\nFrom: Ana\nx", "Yes."],
  ["a forwarded mail", "See below.\n\n---------- Forwarded message ---------\nFrom: Ana\nx", "See below."],
  ["a signature", "Yes.\n\n-- \nNia Okafor\n+44 7700 900100", "Yes."],
  ["the signature of a phone", "Yes.\n\nSent from my iPhone", "Yes."],
  ["answers between the lines", "> One?\nYes.\n\n> Two?\nNo.", "Yes.\n\nNo."],
  ["nothing of one's own", "> One?\n> Two?", ""],
])("leaves out %s", (_, text, expected) => {
  expect(newText(text)).toBe(expected);
});

it.each([
  "On Monday we wrote:\na letter",
  "From: here\nwe go on",
  "I said: 3 > 2\nand 2 < 3",
  "Dear Ana:\n\nsee you at 10:30 -- or later",
])("keeps what only looks like it: %j", (text) => {
  expect(newText(text)).toBe(text);
});
