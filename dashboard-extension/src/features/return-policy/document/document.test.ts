import { describe, expect, it } from "vitest";

import { content } from "../../../../mock/policy";
import { contentOf, decimal, draftOf, feeOf, isSame, wholeNumber, withAmount, withFee, withLoss, withWord } from "./document";

describe("draftOf", () => {
  const draft = draftOf(content);

  it("puts the rules in the order in which they win", () => {
    const shuffled = JSON.stringify({ ...draft, rules: [...draft.rules].reverse() });
    expect(draftOf(shuffled).rules.map(({ id }) => id)).toEqual(["faulty", "christmas", "label"]);
  });

  it("keeps the first first where priorities are alike", () => {
    const alike = JSON.stringify({ ...draft, rules: draft.rules.map((rule) => ({ ...rule, priority: 7 })) });
    expect(draftOf(alike).rules.map(({ id }) => id)).toEqual(draft.rules.map(({ id }) => id));
  });

  it("loses nothing of what the panel does not know", () => {
    const newer = JSON.stringify({ ...JSON.parse(content), sealed: { days: 3 } });
    expect(JSON.parse(contentOf(draftOf(newer)))).toMatchObject({ sealed: { days: 3 }, format: 1 });
  });

  it("is the same as long as nothing was changed", () => {
    expect(isSame(draft, draftOf(content))).toBe(true);
    expect(isSame(draft, { ...draft, auto_approve: !draft.auto_approve })).toBe(false);
  });
});

it.each([
  ["30", 30],
  [" 7 ", 7],
  ["", ""],
  ["two", "two"],
  ["2.5", "2.5"],
  ["99999999999999999999", "99999999999999999999"],
])("%j is sent as %j", (text, sent) => {
  expect(wholeNumber(text)).toBe(sent);
});

it("takes a comma for a point", () => {
  expect(decimal(" 4,95 ")).toBe("4.95");
});

it("takes an amount away with an empty text, and leaves the other currencies", () => {
  expect(withAmount({ EUR: "4.95", GBP: "4" }, "EUR", "5,5")).toEqual({ GBP: "4", EUR: "5.5" });
  expect(withAmount({ EUR: "4.95", GBP: "4" }, "EUR", " ")).toEqual({ GBP: "4" });
});

it("ticks and unticks in place", () => {
  expect(withWord(["a", "b"], "c", true)).toEqual(["a", "b", "c"]);
  expect(withWord(["a", "b", "c"], "b", false)).toEqual(["a", "c"]);
});

it("has one fee of a kind", () => {
  const label = { kind: "label", amounts: { EUR: "3" }, percent: null, is_per_unit: false };
  const one = withFee([], "label", label);
  expect(feeOf(one, "label")).toEqual(label);
  expect(withFee(one, "label", { ...label, amounts: { EUR: "4" } })).toEqual([{ ...label, amounts: { EUR: "4" } }]);
  expect(withFee(one, "label", null)).toEqual([]);
  expect(feeOf([], "handling")).toBeNull();
});

it("deducts nothing where no share is given", () => {
  expect(withLoss({ d: "100" }, "c", "12,5")).toEqual({ d: "100", c: "12.5" });
  expect(withLoss({ d: "100" }, "d", "")).toEqual({});
});
