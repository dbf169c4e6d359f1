import { describe, expect, it } from "vitest";

import { reasonTree } from "../../../../mock/policy";
import { added, changed, childrenOf, inputOf, moved, removed, treeOf, wrongsOf } from "./tree";

const tree = treeOf(reasonTree("en") as never);
const codes = (found: { code: string }[]) => found.map(({ code }) => code);

it("reads both levels, and sends back what it read", () => {
  expect(codes(childrenOf(tree, ""))).toEqual(["fit", "expectation", "fault", "mind", "late", "other"]);
  const sent = inputOf(tree).find(({ code }) => code === "damaged");
  expect(sent).toMatchObject({ parent: "fault", minPhotos: 1, isShopsFault: true, isOn: true });
  expect(sent?.names).toContainEqual({ language: "es", text: "Llegó dañado" });
  expect(inputOf(tree).find(({ code }) => code === "fit")?.parent).toBeNull();
});

describe("moved", () => {
  it("takes the children along", () => {
    const next = moved(tree, "expectation", -1);
    expect(codes(childrenOf(next, "")).slice(0, 2)).toEqual(["expectation", "fit"]);
    expect(codes(next).slice(0, 5)).toEqual(["expectation", "not_as_described", "quality", "colour", "fit"]);
    expect(next).toHaveLength(tree.length);
  });

  it("changes places among the children alone", () => {
    const next = moved(tree, "too_large", -1);
    expect(codes(childrenOf(next, "fit"))).toEqual(["too_large", "too_small", "wrong_shape"]);
    expect(codes(childrenOf(next, ""))).toEqual(codes(childrenOf(tree, "")));
  });

  it.each([
    ["fit", -1],
    ["other", 1],
    ["too_small", -1],
    ["nobody", 1],
  ] as const)("%s by %s stays", (code, by) => {
    expect(moved(tree, code, by)).toEqual(tree);
  });
});

it("adds below a reason and on the first level, each with a code of its own", () => {
  const below = added(tree, "late");
  expect(codes(childrenOf(below, "late"))).toEqual(["reason_1"]);
  expect(codes(childrenOf(added(below, ""), "")).at(-1)).toBe("reason_2");
});

it("removes what stands below as well", () => {
  expect(codes(removed(added(added(tree, ""), "reason_1"), "reason_1"))).toEqual(codes(tree));
});

it("wants a name in every language of the shop, and a number of photos", () => {
  expect(wrongsOf(tree, ["es", "en"])).toEqual([]);
  const next = changed(changed(tree, "late", { names: { es: "Tarde" } }), "other", { minPhotos: "21" });
  expect(wrongsOf(next, ["es", "en"])).toEqual([
    { code: "late", what: "name" },
    { code: "other", what: "photos" },
  ]);
  expect(wrongsOf(next, ["es"])).toEqual([{ code: "other", what: "photos" }]);
});
