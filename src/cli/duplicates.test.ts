import { expect, it } from "vitest";
import { heldInstallation, pingcrm } from "../../test/cli.ts";
import { folderOf } from "../../test/files.ts";

const env = await heldInstallation();
const run = (...args: string[]) => pingcrm(args, { env });

it("reviews pairs from the command line: list, join, undo, refuse", async () => {
  const folder = await folderOf({
    "one.csv": "Name,Email\nZoë Lindqvist,zoe@example.org\n",
    "two.csv": "Name,Email\nZoe Lindqvist,zoe@example.net\nRui Duarte,rui@example.net\n",
  });
  await run("user", "add", "nia@example.com");
  const imported = await run("import", folder);
  expect(imported.stdout).toContain("To look at: 1 pair");

  const [pair] = JSON.parse((await run("duplicates", "--json")).stdout);
  expect(pair).toEqual({
    id: expect.any(Number),
    score: 0.6,
    reasons: ["Same name: Zoë Lindqvist and Zoe Lindqvist"],
    a: { id: expect.any(Number), name: "Zoë Lindqvist" },
    b: { id: expect.any(Number), name: "Zoe Lindqvist" },
  });
  const id = String(pair.id);
  expect((await run("duplicates")).stdout).toContain("60 %  Zoë Lindqvist");
  expect((await run("duplicates", "join", id)).stdout).toContain(`Joined into contact ${pair.a.id}.`);
  expect((await run("duplicates", "--json")).stdout).toBe("[]\n");
  expect(JSON.parse((await run("duplicates", "--joined", "--json")).stdout)).toMatchObject([
    { id: pair.id, kept: { id: pair.a.id, name: "Zoë Lindqvist" }, gone: { name: "Zoe Lindqvist" } },
  ]);
  expect((await run("duplicates", "--joined")).stdout).toContain(
    `Zoe Lindqvist went into Zoë Lindqvist (${pair.a.id})`,
  );
  expect((await run("duplicates", "undo", id, "--user-email", "nia@example.com")).code).toBe(0);
  expect((await run("duplicates", "refuse", id)).code).toBe(0);
  expect((await run("duplicates")).stdout).toBe("There is no pair to look at.\n");

  expect(await run("duplicates", "join", "99")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("There is no pair 99"),
  });
  expect((await run("duplicates", "join", "x")).code).toBe(2);
}, 120_000);
