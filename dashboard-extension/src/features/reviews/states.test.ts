import { describe, expect, it } from "vitest";

import { missingOf, statusesOf } from "./states";

describe("reviews", () => {
  it("are shown by what became of them", () => {
    expect(statusesOf("waiting")).toEqual(["PENDING"]);
    expect(statusesOf("all")).toBeNull();
  });

  it("are refused for a reason, told in words where it is another", () => {
    expect(missingOf("", "no")).toBe("reasonMissing");
    expect(missingOf("OTHER", " ")).toBe("textMissing");
    expect(missingOf("OTHER", "of another shop")).toBeNull();
    expect(missingOf("SPAM", "")).toBeNull();
  });
});
