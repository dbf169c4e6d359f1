import { expect, test } from "vitest";

import { filterOf, shownOf } from "./list/filter";
import { pointsOf } from "./one/points-of";
import { nameOf, partOf } from "./person";

test.each([
  ["50", 50],
  [" +50 ", 50],
  ["-50", -50],
  ["\u221250", -50],
  ["0", null],
  ["-0", null],
  ["", null],
  ["5,5", null],
  ["1.000", null],
  ["12345678901", null],
  ["five", null],
])("%j is %j points", (text, points) => {
  expect(pointsOf(text)).toBe(points);
});

test("what the team said stands before what they said themselves", () => {
  expect(partOf({ leftAt: null, excludedAt: null })).toBe("in");
  expect(partOf({ leftAt: "2026-01-01", excludedAt: null })).toBe("left");
  expect(partOf({ leftAt: "2026-01-01", excludedAt: "2026-02-01" })).toBe("excluded");
});

test("who has no name is called by their address", () => {
  expect(nameOf({ name: "Ana", email: "ana@example.com" })).toBe("Ana");
  expect(nameOf({ name: null, email: "ana@example.com" })).toBe("ana@example.com");
  expect(nameOf(null)).toBeNull();
});

test("nothing is asked for where nothing is chosen", () => {
  expect(filterOf("", "all")).toBeNull();
  expect(filterOf("ana", "all")).toEqual({ search: "ana" });
  expect(filterOf("ana", "left")).toEqual({ search: "ana", hasLeft: true });
  expect(shownOf("nonsense")).toBe("all");
  expect(shownOf("negative")).toBe("negative");
});
