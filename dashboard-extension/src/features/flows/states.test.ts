import { expect, it } from "vitest";

import { verbsOf } from "./states";

it("pauses what runs, lets what is paused run again, and leaves alone what never ran or has ended", () => {
  expect([verbsOf("LIVE"), verbsOf("PAUSED"), verbsOf("DRAFT"), verbsOf("ENDED")]).toEqual([["pause", "end"], ["resume", "end"], [], []]);
});
