import { expect, it } from "vitest";

import { isOver, isWithoutEffect, lastYear, share, signed, wrongsOf } from "./figures";

const wanted = { policyId: "", since: "2025-11-22", until: "2026-11-22", lateLow: "0", lateHigh: "100" };

it.each([
  [wanted, []],
  [{ ...wanted, since: "2026-11-22" }, ["period"]],
  [{ ...wanted, until: "" }, ["period"]],
  [{ ...wanted, lateLow: "60", lateHigh: "50" }, ["late"]],
  [{ ...wanted, lateHigh: "120" }, ["late"]],
  [{ ...wanted, lateLow: "some", since: "" }, ["period", "late"]],
])("%j: %j", (form, wrongs) => {
  expect(wrongsOf(form)).toEqual(wrongs);
});

it.each([
  ["12,5", 0.125],
  ["0", 0],
  ["100", 1],
  ["", null],
  ["-1", null],
])("%j percent are %s", (text, value) => {
  expect(share(text)).toBe(value);
});

it("changes nothing only where nobody is told anything else", () => {
  expect(isWithoutEffect({ ordersChanged: 0, ordersToldOtherwise: 0 })).toBe(true);
  expect(isWithoutEffect({ ordersChanged: 0, ordersToldOtherwise: 3 })).toBe(false);
  expect(isWithoutEffect({ ordersChanged: 1, ordersToldOtherwise: 0 })).toBe(false);
});

it("asks again until it is over", () => {
  expect(["WAITING", "RUNNING", "DONE", "FAILED"].map((status) => isOver(status as never))).toEqual([false, false, true, true]);
});

it.each([
  [3, "+3"],
  [-2, "-2"],
  [0, "0"],
])("%s is a difference of %s", (value, text) => {
  expect(signed(String(value), value)).toBe(text);
});

it("goes back one year, on the last of February as well", () => {
  expect(lastYear("2026-11-22")).toEqual({ since: "2025-11-22", until: "2026-11-22" });
  expect(lastYear("2028-02-29").since).toBe("2027-02-28");
});
