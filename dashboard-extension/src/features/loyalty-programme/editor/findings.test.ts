import { expect, it } from "vitest";

import { findingsOf, messageAt } from "./findings";

const check = {
  canPublish: false,
  problems: [{ path: "expiry.months", message: "At least 1." }],
  contradictions: [{ code: "no_value", path: "point_values", message: "Worth nothing.", isBlocking: false }],
  text: null,
};

it("takes what can't be read for what blocks", () => {
  expect(findingsOf(check).map(({ isBlocking }) => isBlocking)).toEqual([true, false]);
});

it("tells of a place alone, and not of what is around it", () => {
  const findings = findingsOf(check);
  expect(messageAt(findings, "expiry.months")).toBe("At least 1.");
  expect(messageAt(findings, "expiry")).toBeNull();
});
