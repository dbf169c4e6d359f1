import { expect, it } from "vitest";

import { createFormats } from "@/words/formats";

import { points } from "./figures";

it("says a difference of shares in points, with its sign", () => {
  const formats = createFormats("en");
  expect([points(0.0091, formats), points(-0.0047, formats), points(0, formats)]).toEqual(["+0.9", "-0.5", "0"]);
});
