import { describe, expect, it } from "vitest";

import { stillShown, told, toggled } from "./bulk";
import { filterInput, filterOfView, isNarrowed, NO_FILTER, readFilter, writeFilter } from "./filter";

describe("the queue's filter", () => {
  const chosen = {
    state: "REQUESTED",
    mark: "review",
    waiting: "SHOP",
    reason: "damaged",
    outcome: "REFUND",
    method: "own_carrier",
    country: "ES",
    age: "7",
    search: "R-100",
    sort: "DUE_FIRST",
  } as const;

  it("goes into the address and comes back", () => {
    expect(readFilter(new URLSearchParams(writeFilter(chosen)))).toEqual(chosen);
    expect(writeFilter(NO_FILTER)).toEqual({});
  });

  it("is asked for in the API's words", () => {
    expect(filterInput(chosen)).toEqual({
      status: ["REQUESTED"],
      needsReview: true,
      waitingFor: ["SHOP"],
      reason: ["damaged"],
      outcome: ["REFUND"],
      method: ["own_carrier"],
      country: ["ES"],
      minAgeDays: 7,
      search: "R-100",
    });
  });

  it.each([
    ["open", { isOpen: true }],
    ["closed", { isOpen: false }],
    ["all", {}],
  ] as const)("%s asks for %j", (state, input) => {
    expect(filterInput({ ...NO_FILTER, state })).toEqual(input);
  });

  it("ignores what it does not know", () => {
    expect(readFilter(new URLSearchParams("state=GONE&mark=odd&age=5&sort=random"))).toEqual(NO_FILTER);
  });

  it("comes back from a saved view as it was kept", () => {
    const kept = JSON.stringify(filterInput(chosen));
    expect(filterOfView(kept)).toEqual({ ...chosen, sort: NO_FILTER.sort });
    expect(filterOfView("{}").state).toBe("all");
  });

  it("is not narrowed by its order", () => {
    expect(isNarrowed({ ...NO_FILTER, sort: "OLDEST" })).toBe(false);
    expect(isNarrowed({ ...NO_FILTER, country: "PT" })).toBe(true);
  });
});

describe("answering many", () => {
  const numbers = new Map([
    ["a", "R-1"],
    ["b", "R-2"],
  ]);

  it("tells of each why it did not go through", () => {
    const results = [
      { id: "a", error: null },
      { id: "b", error: { code: "wrong_state", message: "It is declined." } },
    ];
    expect(told(results, numbers)).toEqual({ done: 1, errors: [{ id: "b", number: "R-2", message: "It is declined." }] });
  });

  it("acts on what is shown and chosen", () => {
    expect([...toggled(new Set(["a"]), "b")]).toEqual(["a", "b"]);
    expect([...toggled(new Set(["a", "b"]), "a")]).toEqual(["b"]);
    expect(stillShown(new Set(["a", "z"]), ["a", "b"])).toEqual(["a"]);
  });
});
