import { describe, expect, it } from "vitest";
import { isAllowedHost, isAllowedOrigin } from "./allowed-hosts.ts";

const local = { host: "127.0.0.1", publicUrl: undefined };
const open = { host: "0.0.0.0", publicUrl: undefined };
const published = { host: "0.0.0.0", publicUrl: new URL("https://crm.example.com") };

describe("Host", () => {
  it.each(["127.0.0.1:8808", "localhost:8808", "localhost", "[::1]:8808", "LOCALHOST:1"])(
    "%s is this machine",
    (host) => {
      for (const address of [local, open, published]) expect(isAllowedHost(host, address)).toBe(true);
    },
  );

  it.each([
    undefined,
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example:8808",
    "evil@127.0.0.1",
    "127.0.0.1/x",
    "192.0.2.7",
    "a b",
  ])("%j is refused on loopback", (host) => {
    expect(isAllowedHost(host, local)).toBe(false);
  });

  it("is the public name where one is configured, and no other name", () => {
    expect(isAllowedHost("crm.example.com", published)).toBe(true);
    expect(isAllowedHost("evil.example", published)).toBe(false);
    expect(isAllowedHost("evil.example", open)).toBe(false);
  });

  it("may be a plain address where the server listens beyond loopback", () => {
    expect(isAllowedHost("192.0.2.7:8808", open)).toBe(true);
    expect(isAllowedHost("[2001:db8::7]:8808", open)).toBe(true);
  });
});

describe("Origin", () => {
  it.each([
    ["http://127.0.0.1:8808", "127.0.0.1:8808"],
    ["http://localhost:8808", "127.0.0.1:8808"],
    ["https://crm.example.com", "127.0.0.1:8808"],
    ["https://crm.example.com", "crm.example.com"],
  ])("%s may call %s", (origin, host) => {
    expect(isAllowedOrigin(origin, host, published)).toBe(true);
  });

  it.each([
    ["http://evil.example", "127.0.0.1:8808"],
    ["http://127.0.0.1:3000", "127.0.0.1:8808"],
    ["http://crm.example.com", "127.0.0.1:8808"],
    ["https://crm.example.com.evil.example", "crm.example.com"],
    ["null", "127.0.0.1:8808"],
    ["", "127.0.0.1:8808"],
  ])("%j may not call %s", (origin, host) => {
    expect(isAllowedOrigin(origin, host, published)).toBe(false);
  });
});
