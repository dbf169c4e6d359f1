import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { type AuditFilter, filterInput, isNarrowed, readFilter, writeFilter } from "./filter";
import { type AuditEvent, isLearntLater, whoActed } from "./told";
import { eventWords } from "./words";

const ALL: AuditFilter = { event: "", order: "", customer: "" };

describe("the filter", () => {
  it.each([
    ["", ALL],
    ["event=OrderPaid", { ...ALL, event: "OrderPaid" }],
    ["order=%23%204711&customer=Q3Vz", { ...ALL, order: "4711", customer: "Q3Vz" }],
  ])("of the address %j", (address, filter) => {
    expect(readFilter(new URLSearchParams(address))).toEqual(filter);
  });

  it("writes into the address what narrows, and nothing else", () => {
    expect(writeFilter(ALL)).toEqual({});
    expect(writeFilter({ ...ALL, event: "OrderPaid", order: " #4711 " })).toEqual({ event: "OrderPaid", order: "4711" });
  });

  it.each<[AuditFilter, string | null, object | null]>([
    [ALL, null, null],
    [{ ...ALL, event: "OrderPaid" }, null, { name: "OrderPaid", customerId: null, orderId: null }],
    [{ ...ALL, order: "4711" }, "T3Jk", { name: null, customerId: null, orderId: "T3Jk" }],
    [{ ...ALL, customer: "Q3Vz" }, null, { name: null, customerId: "Q3Vz", orderId: null }],
  ])("%j asks for %j", (filter, orderId, input) => {
    expect(filterInput(filter, orderId)).toEqual(input);
  });

  it("knows whether it narrows", () => {
    expect(isNarrowed(ALL)).toBe(false);
    expect(isNarrowed({ ...ALL, customer: "Q3Vz" })).toBe(true);
  });
});

describe("whoActed", () => {
  it.each<[AuditEvent["actorKind"], string | null, string, string]>([
    ["STAFF", "#12", "whoStaff", "#12"],
    ["STAFF", null, "whoSomeStaff", ""],
    ["APP", "#3", "whoApp", "#3"],
    ["APP", "pv_8f2k", "whoKey", "pv_8f2k"],
    ["APP", null, "whoSomeApp", ""],
    ["SHOPPER", "#40", "whoShopper", "#40"],
    ["SYSTEM", null, "whoSystem", ""],
  ])("%s %s", (actorKind, actorLabel, key, name) => {
    expect(whoActed({ actorKind, actorLabel })).toEqual({ key, name });
  });
});

it.each([
  ["2026-11-22T10:00:00Z", false],
  ["2026-11-22T10:59:59Z", false],
  ["2026-11-22T11:00:00Z", true],
  ["2026-11-22T09:59:00Z", false],
])("what was true at ten and recorded at %s was learnt later: %s", (recordedAt, isLater) => {
  expect(isLearntLater({ occurredAt: "2026-11-22T10:00:00Z", recordedAt })).toBe(isLater);
});

it("has words for every event there is, and for no other", () => {
  const reference = readFileSync(new URL("../../../../docs/reference/events.md", import.meta.url), "utf8");
  const names = [...reference.matchAll(/^\| ([A-Z]\w+) \|/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(20);
  expect(Object.keys(eventWords.en).sort()).toEqual(names.sort());
});
