import { expect, it } from "vitest";

import { at, findingsOf, ruleIndexOf, under } from "./findings";

const violation = (country: string, path: string | null, code = "window_too_short") => ({
  code,
  country,
  article: "art. 9",
  rule: null,
  path,
  message: `In ${country} ...`,
});
const check = {
  canPublish: false,
  countries: ["ES", "PT"],
  problems: [{ path: "rules.1.actions.0.value.count", message: "At most 20." }],
  violations: [violation("ES", "window.days"), violation("PT", "window.days"), violation("ES", "fees", "handling_fee")],
  text: null,
};

it("tells once what several countries forbid alike", () => {
  const findings = findingsOf(check);
  expect(findings).toHaveLength(3);
  expect(at(findings, "window.days")).toEqual({ path: "window.days", message: "In ES ...", isLaw: true, countries: ["ES", "PT"] });
});

it("finds what stands below a rule, and not below one with a longer number", () => {
  const findings = findingsOf({ ...check, problems: [...check.problems, { path: "rules.12", message: "It ends before it begins." }] });
  expect(under(findings, "rules.1").map(({ message }) => message)).toEqual(["At most 20."]);
  expect(at(findings, "rules.1")).toBeNull();
});

it.each([
  ["rules.2.actions.0", 2],
  ["rules.12", 12],
  ["rules", null],
  ["window.days", null],
])("%s stands in rule %s", (path, index) => {
  expect(ruleIndexOf(path)).toBe(index);
});
