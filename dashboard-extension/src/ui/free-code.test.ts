import { expect, it } from "vitest";

import { freeCode } from "./free-code";

it("takes the code as it is where it is free", () => {
  expect(freeCode("nps", [])).toBe("nps");
});

it("counts on where it is taken, and stays as short as a code has to be", () => {
  expect(freeCode("nps", ["nps", "nps_2"])).toBe("nps_3");
  const long = "a".repeat(60);
  expect(freeCode(long, [long])).toBe(`${"a".repeat(58)}_2`);
});
