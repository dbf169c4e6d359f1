import { expect, it } from "vitest";

import { joined } from "./use-growing-list";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

it.each([
  [rows(), rows("a", "b"), ["a", "b"]],
  [rows("a", "b"), rows("c"), ["a", "b", "c"]],
  [rows("a", "b"), rows("a", "b"), ["a", "b"]],
  [rows("a", "b"), rows(), ["a", "b"]],
])("joins %j and %j", (earlier, page, ids) => {
  expect(joined(earlier, page).map(({ id }) => id)).toEqual(ids);
});
