import { describe, expect, it } from "vitest";

import { content } from "../../../../mock/policy";
import { draftOf, type Rule } from "./document";
import { added, copied, freshId, marketParts, marketRules, moved, newRule, removed, withPart } from "./rules";

const { rules } = draftOf(content);
const ids = (found: readonly Rule[]) => found.map(({ id }) => id);

/** What the shop makes of priorities: the higher wins, and of two alike the one that stands first. */
function winners(found: readonly Rule[]): string[] {
  return ids([...found].sort((one, other) => other.priority - one.priority));
}

describe("moved", () => {
  it("changes places, and the shop sees the same order", () => {
    const next = moved(rules, "label", -1);
    expect(ids(next)).toEqual(["faulty", "label", "christmas"]);
    expect(winners(next)).toEqual(ids(next));
  });

  it("goes all the way up and down again", () => {
    let next = rules;
    for (const by of [-1, -1, 1, 1] as const) next = moved(next, "label", by);
    expect(ids(next)).toEqual(ids(rules));
    expect(winners(next)).toEqual(ids(rules));
  });

  it.each([
    ["faulty", -1],
    ["label", 1],
    ["nobody", 1],
  ] as const)("%s by %s stays where it is, with its priorities", (id, by) => {
    expect(moved(rules, id, by)).toEqual(rules);
  });
});

describe("added", () => {
  it("stands first and wins", () => {
    const rule = newRule(rules, ["es", "en"]);
    const next = added(rules, rule);
    expect(winners(next)[0]).toBe(rule.id);
    expect(next).toHaveLength(4);
  });

  it("keeps five hundred within what a priority may be", () => {
    let next: Rule[] = [];
    for (let count = 0; count < 500; count += 1) next = added(next, newRule(next, ["es"]));
    expect(Math.max(...next.map(({ priority }) => priority))).toBeLessThanOrEqual(10_000);
    expect(new Set(ids(next)).size).toBe(500);
  });
});

describe("copied", () => {
  it("stands below, is off, and shares nothing with its model", () => {
    const next = copied(rules, "christmas");
    expect(ids(next)).toEqual(["faulty", "christmas", "christmas-1", "label"]);
    expect(next[2]?.is_on).toBe(false);
    expect(next[2]?.conditions).toEqual(rules[1]?.conditions);
    expect(next[2]?.conditions).not.toBe(rules[1]?.conditions);
    expect(winners(next)).toEqual(ids(next));
  });
});

it("removes one alone", () => {
  expect(ids(removed(rules, "christmas"))).toEqual(["faulty", "label"]);
});

it("never gives an id twice", () => {
  expect(freshId(copied(rules, "christmas"), "christmas-1")).toBe("christmas-2");
  expect(freshId([], "x".repeat(80))).toHaveLength(52);
});

it("knows markets with a window of their own", () => {
  const draft = draftOf(content);
  const rule = newRule(rules, ["es", "en"], marketParts(60));
  expect(marketRules(draft)).toEqual([]);
  expect(marketRules({ ...draft, rules: added(rules, rule) })).toHaveLength(1);
});

it("changes, adds and takes away parts", () => {
  const [one, other] = [{ kind: "a", value: {} }, { kind: "b", value: {} }];
  expect(withPart([one], 0, other)).toEqual([other]);
  expect(withPart([one], 1, other)).toEqual([one, other]);
  expect(withPart([one, other], 0, null)).toEqual([other]);
});
