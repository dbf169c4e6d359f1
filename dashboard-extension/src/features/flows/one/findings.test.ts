import { expect, it } from "vitest";

import { cardOf, placeOf, wrongIn } from "./findings";

const ROOT = {
  $defs: { Trigger: { properties: { code: { title: "With what" } } } },
  properties: { trigger: { title: "What it begins with", $ref: "#/$defs/Trigger" }, names: { title: "Name" } },
};

it("calls a step by its number, all else as its field is called, and by its path where nobody named it", () => {
  expect(placeOf("steps.2.mail.subject", ROOT)).toEqual({ step: 3 });
  expect(placeOf("trigger.code", ROOT)).toEqual({ title: "What it begins with · With what" });
  expect(placeOf("names.es", ROOT)).toEqual({ title: "Name" });
  expect(placeOf("elsewhere", ROOT)).toEqual({ title: "elsewhere" });
});

it.each([
  ["steps.2.mail.blocks.0", "flow-step-2"],
  ["steps", "flow-step-0"],
  ["trigger.settings.at", "flow-trigger"],
  ["audience.segments.0", "flow-audience"],
  ["names.es", "flow-basics"],
  ["topic", "flow-rules"],
])("knows the card of %s", (path, id) => {
  expect(cardOf(path)).toBe(id);
});

it("tells what is wrong where it is wrong, and nowhere else", () => {
  const wrongAt = wrongIn([{ path: "steps.0.days", message: "Too many.", isBlocking: true }]);
  expect([wrongAt("steps.0.days"), wrongAt("steps.0")]).toEqual(["Too many.", null]);
});
