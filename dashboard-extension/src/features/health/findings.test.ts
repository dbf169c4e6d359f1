import { expect, it } from "vitest";

import { byUrgency, type Finding, isReinstallDue, needingSomeone } from "./findings";

const finding = (code: string, level: Finding["level"]): Finding => ({ code, level, title: code, advice: null });

const ALL = [finding("a", "OK"), finding("b", "WARNING"), finding("c", "ERROR"), finding("d", "INFO"), finding("e", "ERROR")];

it("puts the worst first and keeps doctor's order among equals", () => {
  expect(byUrgency(ALL).map(({ code }) => code)).toEqual(["c", "e", "b", "d", "a"]);
});

it("counts what needs someone", () => {
  expect(needingSomeone(ALL)).toHaveLength(3);
});

it("sees that a re-install is due", () => {
  expect(isReinstallDue([finding("saleor.reinstall_due", "WARNING")])).toBe(true);
  expect(isReinstallDue([finding("saleor.reinstall_due", "OK")])).toBe(false);
  expect(isReinstallDue(ALL)).toBe(false);
});
