import { describe, expect, it } from "vitest";

import { type Draft, EMPTY, inputOf, isReady } from "./draft";

const draft = (change: Partial<Draft>): Draft => ({ ...EMPTY, productId: "A", ...change });

describe("a rule in writing", () => {
  it.each<[string, Draft, object]>([
    ["a pin has a place", draft({ position: "3" }), { kind: "PIN", productId: "A", position: 3 }],
    ["a boost has a factor, and no place", draft({ kind: "BOOST", factor: "1,5" }), { kind: "BOOST", productId: "A", factor: "1.5" }],
    ["a block has neither", draft({ kind: "BLOCK", besideId: "B", channel: "es" }), { kind: "BLOCK", productId: "A", besideId: "B", channel: "es" }],
  ])("%s", (_what, given, wanted) => {
    expect(inputOf(given)).toEqual(wanted);
  });

  it.each<[Draft, boolean]>([
    [EMPTY, false],
    [draft({}), true],
    [draft({ position: "0" }), false],
    [draft({ position: "1.5" }), false],
    [draft({ kind: "COMPLEMENT" }), false],
    [draft({ kind: "COMPLEMENT", besideId: "B" }), true],
    [draft({ kind: "BOOST", factor: "zero" }), false],
    [draft({ kind: "SUBSTITUTE", besideId: "B" }), true],
  ])("%o can be saved: %s", (given, wanted) => {
    expect(isReady(given)).toBe(wanted);
  });
});
