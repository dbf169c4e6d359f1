import { describe, expect, it } from "vitest";

import { orders } from "../../../../mock/data";
import { reasonTree } from "../../../../mock/policy";
import * as mock from "../../../../mock/returns";
import { endOf } from "./last-day";
import { choosable, type Estimate, estimateInput, type Item, NO_LINE, problemOf, type ReasonGroup, refusals, type Wish } from "./wish";

const items = mock.returnableItems(orders[0]!, "en") as unknown as Item[];
const [open, closed] = items.map(({ orderLine }) => orderLine.id) as [string, string];

function wish(lines: Wish["lines"], more: Partial<Wish> = {}): Wish {
  return { lines, outcome: "REFUND", method: "own_carrier", note: "", overrideReason: "", ...more };
}

const asked = { ...NO_LINE, quantity: "2", reason: "too_small" };

describe("what is missing", () => {
  it.each([
    [{}, "nothingChosen"],
    [{ [open]: { ...asked, quantity: "3" } }, "numberWrong"],
    [{ [open]: { ...asked, quantity: "1,5" } }, "numberWrong"],
    [{ [open]: { ...asked, reason: "" } }, "reasonMissing"],
    [{ [open]: asked }, null],
    [{ [closed]: { ...asked, quantity: "1" } }, null],
  ])("of %j is %s", (lines, problem) => {
    expect(problemOf(wish(lines as Wish["lines"]), items)).toBe(problem);
  });

  it("is what goes out, in an exchange", () => {
    expect(problemOf(wish({ [open]: asked }, { outcome: "EXCHANGE" }), items)).toBe("variantMissing");
  });
});

it("asks for the chosen lines alone", () => {
  const input = estimateInput("o", wish({ [open]: { ...asked, details: " loose " }, [closed]: NO_LINE }), items);
  expect(input).toEqual({
    orderId: "o",
    outcome: "REFUND",
    method: "own_carrier",
    lines: [{ orderLineId: open, quantity: 2, reason: "too_small", details: "loose" }],
  });
});

it("offers reasons that can be chosen, under the name of those above", () => {
  const names = choosable(reasonTree("en") as unknown as ReasonGroup[]).map(({ name }) => name);
  expect(names).toContain("The size or the fit is not right: It is too small");
  expect(names).toContain("It came too late");
  expect(names).not.toContain("The size or the fit is not right");
});

it("says each no of the policy once", () => {
  const reckoned = (...ids: string[]) =>
    mock.estimate({ orderId: "T3JkZXI60", outcome: "REFUND", lines: ids.map((orderLineId) => ({ orderLineId, quantity: 1 })) }, "en") as unknown as Estimate;
  expect(refusals(reckoned(open))).toEqual([]);
  expect(refusals(reckoned(open, closed, closed))).toEqual(["The time to return it ended on 2 November 2026."]);
});

it.each([
  ["2026-11-22", "Europe/Madrid", "2026-11-22T23:00:00.000Z"],
  ["2026-07-22", "Europe/Madrid", "2026-07-22T22:00:00.000Z"],
  ["2026-10-24", "Europe/Madrid", "2026-10-24T22:00:00.000Z"],
  ["2026-10-25", "Europe/Madrid", "2026-10-25T23:00:00.000Z"],
  ["2026-03-28", "Europe/Madrid", "2026-03-28T23:00:00.000Z"],
  ["2026-12-31", "Atlantic/Canary", "2027-01-01T00:00:00.000Z"],
])("%s ends in %s at %s", (day, timeZone, moment) => {
  expect(endOf(day, timeZone)).toBe(moment);
});
