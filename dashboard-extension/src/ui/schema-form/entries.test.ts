import { expect, it } from "vitest";

import { moved, withoutPlace } from "./entries";

it("moves an entry one place, and leaves it at the ends", () => {
  expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
  expect(withoutPlace(["a", "b"], 0)).toEqual(["b"]);
});
