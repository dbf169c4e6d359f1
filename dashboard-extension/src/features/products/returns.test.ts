import { expect, it } from "vitest";

import { isFewToJudgeBy, unitsBack } from "./returns";

it.each([
  [{ value: 0, n: 12 }, 0],
  [{ value: 13 / 260, n: 260 }, 13],
  [{ value: 0.3333333, n: 3 }, 1],
])("%j are %s units", (share, units) => {
  expect(unitsBack(share)).toBe(units);
});

it("warns of small numbers", () => {
  expect(isFewToJudgeBy(29)).toBe(true);
  expect(isFewToJudgeBy(30)).toBe(false);
});
