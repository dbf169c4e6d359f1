import { describe, expect, it } from "vitest";

import { moneyBetween, monthsBefore, monthsOf, shareOf } from "./figures";

describe("shareOf", () => {
  it.each([
    ["75", 0.75],
    ["0", 0],
    [" 100 ", 1],
    ["101", null],
    ["7.5", null],
    ["", null],
  ])("reads %j as %j", (text, share) => {
    expect(shareOf(text)).toBe(share);
  });
});

describe("months", () => {
  it.each([
    ["1", 1],
    [" 24 ", 24],
    ["0", null],
    ["25", null],
    ["1.5", null],
    ["", null],
  ])("are read from %j as %j", (text, months) => {
    expect(monthsOf(text)).toBe(months);
  });

  it.each([
    ["2026-03-31T10:00:00.000Z", 1, "2026-02-28T10:00:00.000Z"],
    ["2026-03-15T10:00:00.000Z", 12, "2025-03-15T10:00:00.000Z"],
    ["2026-01-31T10:00:00.000Z", 24, "2024-01-31T10:00:00.000Z"],
  ])("before %s, %i of them, is %s", (moment, months, before) => {
    expect(monthsBefore(new Date(moment), months).toISOString()).toBe(before);
  });
});

it("loses no cent between two amounts", () => {
  expect(moneyBetween({ amount: "0.10", currency: "EUR" }, { amount: "0.30", currency: "EUR" })).toEqual({ amount: "0.20", currency: "EUR" });
  expect(moneyBetween({ amount: "12.50", currency: "EUR" }, { amount: "0.00", currency: "EUR" }).amount).toBe("-12.50");
});
