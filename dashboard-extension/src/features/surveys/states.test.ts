import { expect, it } from "vitest";

import { verbsOf } from "./states";

it("offers what a survey can do next, and nothing once it ended", () => {
  expect([verbsOf("DRAFT"), verbsOf("LIVE"), verbsOf("PAUSED"), verbsOf("ENDED")]).toEqual([[], ["pause", "end"], ["resume", "end"], []]);
});
