import { describe, expect, it } from "vitest";

import type { ReturnPageQuery } from "@/api/generated/returns";

import * as mock from "../../../../mock/returns";
import { findingsInput, type Found, reckoned, split, startFindings, withGrade } from "./findings";
import { movedUnits, warehouseOf } from "./goods";
import { historyOf } from "./history";
import { countsOf } from "./quantities";
import { isStale, isUnderWay, stepsOf } from "./steps";

type Ret = NonNullable<ReturnPageQuery["postSaleReturn"]>;

const NOW = new Date("2026-11-22T10:30:00Z");

/** A return of the mock shop, as the page's query shows it. */
function shown(number: string, more: Partial<Ret> = {}): Ret {
  const found = mock.returns("en").find((each) => each.number === number);
  return { ...(found as unknown as Ret), settlementAhead: null, ...more };
}

describe("what can be done", () => {
  it.each([
    ["R-10001", "approve", ["decline", "cancel"]],
    ["R-10003", "label", ["receive", "send", "closeMissing", "cancel"]],
    ["R-10006", "inspect", ["receive", "closeMissing"]],
    ["R-10007", "money", []],
    ["R-10008", "exchange", []],
    ["R-10009", null, ["reopen"]],
  ])("with %s is first %s, then %j", (number, primary, others) => {
    expect(stepsOf(shown(number), NOW)).toMatchObject({ primary, others });
  });

  it("includes paying out where something could be settled", () => {
    const ahead = { outcome: "REFUND" } as Ret["settlementAhead"];
    expect(stepsOf(shown("R-10004", { settlementAhead: ahead }), NOW).others).toContain("settle");
    expect(stepsOf(shown("R-10001", { settlementAhead: ahead }), NOW).others).not.toContain("settle");
  });
});

it("is looked at again only while Saleor is at it", () => {
  const [move] = shown("R-10007").goodsMoves ?? [];
  expect(isUnderWay(shown("R-10007"))).toBe(false);
  expect(isUnderWay(shown("R-10007", { goodsMoves: [{ ...move!, status: "CALLED" }] }))).toBe(true);
});

it("knows which refusals mean that the page was old", () => {
  expect(["wrong_state", "reason_needed", "too_many_units", "invalid"].filter(isStale)).toEqual(["wrong_state", "too_many_units"]);
});

describe("findings", () => {
  const lines = [{ id: "a", quantityUninspected: 2 }];
  const [first] = startFindings([...lines, { id: "b", quantityUninspected: 0 }]) as [Found];

  it("begin with all of it as new, back into stock", () => {
    expect(findingsInput([first], lines)).toEqual({
      findings: [{ lineId: "a", quantity: 2, grade: "A", disposition: "RESTOCK" }],
      problem: null,
    });
  });

  it("name a warehouse only for what goes back into stock, and the photos that were taken", () => {
    const taken = { ...first, warehouse: "W2", photos: [{ id: "p1", name: "sole.jpg" }] };
    expect(findingsInput([taken], lines).findings[0]).toMatchObject({ warehouseId: "W2", photoIds: ["p1"] });
    expect(findingsInput([{ ...taken, disposition: "SCRAP" }], lines).findings[0]).not.toHaveProperty("warehouseId");
    expect(reckoned(findingsInput([taken], lines).findings)).toEqual([{ lineId: "a", quantity: 2, grade: "A", disposition: "RESTOCK" }]);
  });

  it("split a unit off, and never count one twice", () => {
    expect(split([first], lines[0]!).map(({ quantity }) => quantity)).toEqual(["1", "1"]);
    expect(split([{ ...first, quantity: "1" }], lines[0]!).map(({ quantity }) => quantity)).toEqual(["1", "1"]);
  });

  it("propose where a unit goes until somebody chooses", () => {
    expect(withGrade(first, "C").disposition).toBe("REFURBISH");
    expect(withGrade({ ...first, disposition: "DONATE" }, "C").disposition).toBe("DONATE");
  });

  it.each([
    ["3", "tooMany"],
    ["0", "nothingChecked"],
    ["1.5", "numberWrong"],
    ["", "numberWrong"],
  ])("of %j units are refused: %s", (quantity, problem) => {
    expect(findingsInput([{ ...first, quantity }], lines).problem).toBe(problem);
  });
});

it.each([
  ["2", 2],
  [" 0 ", 0],
  ["4", undefined],
  ["-1", undefined],
  ["x", undefined],
])("%j of three units is %s", (typed, count) => {
  expect(countsOf({ a: typed }, [{ id: "a", most: 3 }])?.get("a")).toBe(count);
});

it("tells the history newest first, with how many arrived", () => {
  const told = historyOf(shown("R-10006"));
  expect(told.map(({ key }) => key)).toEqual(["happened_RECEIVE", "happened_APPROVE", "happened_REQUEST"]);
  expect(told[0]?.values).toEqual({ count: 2 });
});

it("reads how many units a move is about, and where it put them", () => {
  expect(movedUnits('{"quantity": 2}')).toBe(2);
  expect(movedUnits('{"units": {"7": 1, "8": 2}}')).toBe(3);
  expect(movedUnits('{"lines": [{"quantity": 1}, {"quantity": 1}]}')).toBe(2);
  expect([warehouseOf('{"warehouse": "madrid"}'), warehouseOf("{}")]).toEqual(["madrid", null]);
});
