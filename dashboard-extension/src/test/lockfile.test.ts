import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

it("the lock file records no download addresses", () => {
  const lock = readFileSync("package-lock.json", "utf8");
  expect(lock).not.toContain('"resolved"');
  expect(lock).toContain('"integrity"');
});
