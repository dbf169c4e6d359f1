import { expect, it } from "vitest";

import { flowSchema } from "../../../../mock/flows";
import type { Schema } from "@/ui/schema-form/schema";

import type { Document } from "./document";
import { cardOf, type Naming, placeOf, saidIn } from "./findings";

const mail = { subject: {}, blocks: [{ kind: "text", text: {} }] };
const NAMING: Naming = {
  root: JSON.parse(flowSchema("en").schema) as Schema,
  document: { languages: ["en", "es"], trigger: { code: "paid", settings: {} }, steps: [{ code: "mail", kind: "send", to: "", mail, trial: { mail } }] } as unknown as Document,
  entry: (list, place, kind) => `${list} ${place + 1} ${kind}`,
  language: (code) => code.toUpperCase(),
};

it.each([
  ["steps", "Steps"],
  ["steps.0", "steps 1 send"],
  ["steps.0.mail.subject", "steps 1 send · The mail · Subject (EN)"],
  ["steps.0.trial.mail.subject.es", "steps 1 send · Try another mail against it · The other mail · Subject (ES)"],
  ["steps.0.mail.blocks.0.text", "steps 1 send · The mail · blocks 1 text · Text (EN)"],
  ["trigger.code", "What it begins with · With what"],
  ["trigger.settings.at", "What it begins with · More of it"],
  ["names.es", "Name (ES)"],
  ["elsewhere", "elsewhere"],
])("calls the place %s as its fields are called, and by its path where nobody named it", (path, said) => {
  expect(placeOf(path, NAMING)).toBe(said);
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

it("tells what is wrong where it is wrong, and apart from it what is only worth a thought", () => {
  const { wrongAt, noteAt } = saidIn([
    { path: "steps.0.days", message: "Too many.", isBlocking: true },
    { path: "steps.1.min_spent", message: "Of any size.", isBlocking: false },
  ]);
  expect([wrongAt("steps.0.days"), wrongAt("steps.0"), wrongAt("steps.1.min_spent")]).toEqual(["Too many.", null, null]);
  expect([noteAt("steps.0.days"), noteAt("steps.1.min_spent")]).toEqual([null, "Of any size."]);
});
