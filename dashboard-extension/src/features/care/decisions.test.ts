import { describe, expect, it } from "vitest";

import { dueOf } from "./due";
import { filterOf, paramsOf, sortOf, wantedOf } from "./list/filter";
import { OUTCOMES, solveInput } from "./one/solve";

const NOW = new Date("2026-11-22T12:00:00Z");

describe("by when a case is due", () => {
  it("is nothing while it is not the team's turn", () => {
    expect(dueOf(null, NOW)).toBeNull();
  });

  it.each([
    ["2026-11-22T11:59:59Z", "late"],
    ["2026-11-22T12:00:00Z", "near"],
    ["2026-11-22T15:59:59Z", "near"],
    ["2026-11-22T16:00:00Z", "ahead"],
  ])("%s is %s", (at, kind) => {
    expect(dueOf(at, NOW)).toEqual({ kind, at });
  });
});

describe("the list's filter", () => {
  it("shows what waits for the team unless something else is asked for", () => {
    const wanted = wantedOf(new URLSearchParams());
    expect(wanted).toEqual({ search: "", shown: "waiting", owner: "" });
    expect(filterOf(wanted)).toEqual({ state: ["OPEN"] });
    expect(paramsOf(wanted)).toEqual({});
    expect(sortOf(wanted.shown)).toBe("DUE_FIRST");
  });

  it("reads from the address what it writes there", () => {
    const wanted = { search: "ana", shown: "solved" as const, owner: "VXNlcjox" };
    expect(wantedOf(new URLSearchParams(paramsOf(wanted)))).toEqual(wanted);
    expect(filterOf(wanted)).toEqual({ state: ["SOLVED"], ownerId: "VXNlcjox", search: "ana" });
    expect(sortOf("solved")).toBe("NEWEST");
  });

  it("asks for nobody's with an empty owner, and knows no other words", () => {
    expect(filterOf({ search: "", shown: "overdue", owner: "nobody" })).toEqual({ isOverdue: true, ownerId: "" });
    expect(wantedOf(new URLSearchParams("show=everything")).shown).toBe("waiting");
  });
});

describe("solving", () => {
  it("needs an outcome, and sends no empty words", () => {
    expect(solveInput("a", { outcome: "", note: "x", text: "" })).toBeNull();
    expect(solveInput("a", { outcome: "RECOVERED", note: " ", text: " Done. " })).toEqual({ id: "a", outcome: "RECOVERED", text: "Done." });
  });

  it("offers no outcome that only an erasure has", () => {
    expect(OUTCOMES).not.toContain("ERASED");
  });
});
