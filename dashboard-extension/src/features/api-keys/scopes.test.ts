import { expect, it } from "vitest";

import { isScope, withScope } from "./scopes";

it("gives and takes, in one order", () => {
  expect(withScope(["parcels.write"], "orders.read", true)).toEqual(["orders.read", "parcels.write"]);
  expect(withScope(["orders.read", "parcels.write"], "orders.read", false)).toEqual(["parcels.write"]);
});

it("knows a scope of ours", () => {
  expect(isScope("orders.read")).toBe(true);
  expect(isScope("orders.destroy")).toBe(false);
});
