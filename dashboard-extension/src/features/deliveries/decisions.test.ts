import { describe, expect, it } from "vitest";

import { emptyKey, filterInput, readFilter, writeFilter } from "./filter";
import { stillShown, toggled } from "./selection";

describe("filter", () => {
  it("goes into the address and comes back", () => {
    const filter = { state: "DEAD", event: "order_updated" } as const;
    expect(readFilter(new URLSearchParams(writeFilter(filter)))).toEqual(filter);
    expect(writeFilter({ state: "ANY", event: " " })).toEqual({});
  });

  it("ignores a state it does not know", () => {
    expect(readFilter(new URLSearchParams("state=GONE")).state).toBe("ANY");
  });

  it.each(["ORDER_UPDATED", "order updated", " order-updated "])("understands %j", (event) => {
    expect(filterInput({ state: "ANY", event })).toEqual({ state: null, event: "order_updated" });
  });

  it("asks for everything with none", () => {
    expect(filterInput({ state: "ANY", event: "" })).toBeNull();
  });

  it("is glad where nothing failed", () => {
    expect(emptyKey({ state: "DEAD", event: "" })).toBe("noneFailed");
    expect(emptyKey({ state: "ANY", event: "" })).toBe("none");
    expect(emptyKey({ state: "DEAD", event: "order_updated" })).toBe("noneFound");
  });
});

describe("selection", () => {
  it("toggles", () => {
    expect([...toggled(new Set(["a"]), "b")]).toEqual(["a", "b"]);
    expect([...toggled(new Set(["a", "b"]), "a")]).toEqual(["b"]);
  });

  it("forgets rows that left the list", () => {
    expect(stillShown(new Set(["a", "z"]), ["a", "b"])).toEqual(["a"]);
  });
});
