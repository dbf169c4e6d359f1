import { expect, it } from "vitest";

import { emptyFlow } from "./empty-flow";
import { onTheWay } from "./people";

it("counts who is on the way, and nobody else", () => {
  expect(onTheWay([{ state: "waiting", count: 4 }, { state: "ended", count: 9 }])).toBe(4);
  expect(onTheWay([])).toBe(0);
  expect(onTheWay(null)).toBeNull();
});

it("is called in each language of the shop, and has a step", () => {
  expect(emptyFlow("Thanks", ["es", "en"])).toMatchObject({ names: { es: "Thanks", en: "Thanks" }, languages: ["es", "en"], steps: [{ code: "wait" }] });
});
