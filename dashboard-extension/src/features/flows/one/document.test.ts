import { describe, expect, it } from "vitest";

import { flowSchema } from "../../../../mock/flows";
import type { Schema } from "@/ui/schema-form/schema";

import { type Document, mailsOf, newStep, said, type Step, stepSchema, withCopiedTrial, withoutStep, withoutWays } from "./document";

const { schema, steps } = flowSchema("en");
const root = JSON.parse(schema) as Schema;
const step = (code: string, more: Partial<Step> = {}): Step => ({ code, kind: "wait", to: "", ...more });

describe("a new step", () => {
  it("takes what its kind takes for granted, under a code that is free, and leads on", () => {
    expect(newStep("wait", root, ["wait"])).toMatchObject({ code: "wait_2", kind: "wait", to: "", days: 1, at: null, weekdays: [] });
    expect(newStep("send", root, [])).toMatchObject({ code: "send", trial: null, mail: { subject: {}, blocks: [] } });
    expect(newStep("split", root, [])).toMatchObject({ otherwise: "end", conditions: [] });
  });

  it.each(steps.map(({ code }) => code))("can be written for each kind, but for where it leads: %s", (kind) => {
    const of = stepSchema(kind, root);
    expect(Object.keys(of.properties ?? {})).toEqual(expect.arrayContaining(["code", "to"]));
    expect(Object.keys(withoutWays(of).properties ?? {})).not.toEqual(expect.arrayContaining(["to"]));
  });
});

it("leads nobody to a step that was taken away", () => {
  const found = withoutStep([step("a", { to: "b" }), step("b"), step("c", { otherwise: "b" }), step("d", { to: "c" })], 1);
  expect(found).toEqual([step("a"), step("c", { otherwise: "end" }), step("d", { to: "c" })]);
});

it("finds each mail, and the one that is tried against it, with the number of its step", () => {
  const sends = step("offer", { kind: "send", mail: { subject: { en: "A" } }, trial: { mail: { subject: { en: "B" } } } });
  const found = mailsOf({ steps: [step("wait"), sends] } as Document);
  expect(found.map(({ number, isOther, subject }) => [number, isOther, subject.en])).toEqual([
    [2, false, "A"],
    [2, true, "B"],
  ]);
});

it("begins a trial with a copy of the mail, once: what is written in it afterwards stays", () => {
  const mail = { subject: { en: "A" } };
  const [plain, other] = [step("offer", { mail, trial: null }), { mail: { subject: { en: "B" } } }];
  expect(withCopiedTrial(plain, { ...plain, trial: { mail: { subject: {} } } }).trial).toEqual({ mail });
  expect(withCopiedTrial({ ...plain, trial: other }, { ...plain, trial: other }).trial).toEqual(other);
  expect(withCopiedTrial({ ...plain, trial: other }, plain).trial).toBeNull();
});

it("says a text in the language asked for, or in one that there is", () => {
  expect([said({ es: "Hola", en: "Hello" }, "en", "x"), said({ es: "Hola" }, "en", "x"), said({}, "en", "x")]).toEqual(["Hello", "Hola", "x"]);
});
