import { describe, expect, it } from "vitest";

import { createFormats } from "@/words/formats";

import { shownChange, shownValue, verdictOf } from "./figures";

describe("figures", () => {
  const formats = createFormats("es-ES");

  it("claim no more digits than are known", () => {
    expect(shownValue("NPS", 30.5556, formats)).toBe("31");
    expect(shownValue("CSAT", 0.8449, formats)).toMatch(/^84,5\s%$/);
    expect(shownValue("CES", 5.4444, formats)).toBe("5,4");
    expect(shownChange("CSAT", -0.052, formats)).toBe("-5");
    expect(shownChange("NPS", 12.4, formats)).toBe("+12");
  });

  it("have a direction only where it is visible", () => {
    expect(verdictOf(null)).toBe("tooFew");
    expect(verdictOf({ value: 30, isVisible: false })).toBe("notVisible");
    expect(verdictOf({ value: 30, isVisible: true })).toBe("up");
    expect(verdictOf({ value: -3, isVisible: true })).toBe("down");
  });
});
