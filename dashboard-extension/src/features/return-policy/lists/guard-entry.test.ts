import { describe, expect, it } from "vitest";

import { BLANK, endOf, inputOf, lastMoment, wrongsOf } from "./guard-entry";

const NOW = new Date("2026-11-22T10:00:00Z");
const ZONE = "Europe/Madrid";
const entry = { ...BLANK, value: " Q3VzdG9tZXI60 ", reason: " Cajas vacías " };

it("counts the last day whole, on the shop's clocks", () => {
  expect(endOf("2026-12-31", ZONE)).toBe("2026-12-31T23:00:00.000Z");
  expect(endOf("2026-06-30", ZONE)).toBe("2026-06-30T22:00:00.000Z");
  expect(lastMoment("2026-12-31T23:00:00.000Z")).toBe("2026-12-31T22:59:59.000Z");
});

it("sends what was written, without an end where there is none", () => {
  expect(inputOf(entry, ZONE)).toEqual({ subject: "CUSTOMER", value: "Q3VzdG9tZXI60", isBlock: true, reason: "Cajas vacías", expiresAt: null });
});

describe("wrongsOf", () => {
  it.each([
    [entry, []],
    [{ ...entry, value: " " }, ["value"]],
    [{ ...entry, reason: "" }, ["reason"]],
    [{ ...entry, until: "2026-11-21" }, ["until"]],
    [{ ...entry, until: "2026-11-22" }, []],
    [{ ...BLANK, until: "soon" }, ["value", "reason", "until"]],
  ])("%j: %j", (written, wrongs) => {
    expect(wrongsOf(written, ZONE, NOW)).toEqual(wrongs);
  });
});
