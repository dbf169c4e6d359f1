import { expect, test } from "vitest";

import { placeOf, wrongIn } from "./findings";

const ROOT = {
  $defs: { Trigger: { properties: { delay_days: { title: "So many days later" } } } },
  properties: { trigger: { title: "When it is asked", $ref: "#/$defs/Trigger" }, names: { title: "Name" } },
};

test("a question is called by its number, as its card is", () => {
  expect(placeOf("questions.2.goes.0.when", ROOT)).toEqual({ question: 3 });
});

test("all else is called as its field is, and by its path where nobody named it", () => {
  expect(placeOf("trigger.delay_days", ROOT)).toEqual({ title: "When it is asked · So many days later" });
  expect(placeOf("names.es", ROOT)).toEqual({ title: "Name" });
  expect(placeOf("survey", ROOT)).toEqual({ title: "survey" });
});

test("what is wrong is told where it is wrong, and nowhere else", () => {
  const wrongAt = wrongIn([{ path: "questions.0.text", message: "Too long.", isBlocking: true }]);
  expect(wrongAt("questions.0.text")).toBe("Too long.");
  expect(wrongAt("questions.0")).toBeNull();
});
