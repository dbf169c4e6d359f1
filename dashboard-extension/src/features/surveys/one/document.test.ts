import { describe, expect, it } from "vitest";

import { surveySchema } from "../../../../mock/surveys";
import type { Schema } from "@/ui/schema-form/schema";

import { newQuestion, opsOf, type Question, questionSchema, said, type When, withOp } from "./document";

const { schema, kinds } = surveySchema("en");
const root = JSON.parse(schema) as Schema;
const asked = (kind: string) => newQuestion(kind, root, []);
const when = (more: Partial<When> = {}): When => ({ op: "at_most", value: 6, about: "", ...more });

describe("a new question", () => {
  it("takes what its kind takes for granted, under a code that is free", () => {
    const made = newQuestion("nps", root, ["nps"]);
    expect(made).toMatchObject({ code: "nps_2", kind: "nps", goes: [], to: null, is_required: false, text: {} });
    expect(made.settings).toMatchObject({ low: { en: "Not at all likely" } });
  });

  it.each(kinds.map(({ code }) => code))("can be written for each kind: %s", (kind) => {
    const places = Object.keys(questionSchema(kind, root).properties ?? {});
    expect(places).toEqual(expect.arrayContaining(["code", "text", "settings"]));
    expect(places).not.toContain("goes");
  });
});

it("says a text in the language asked for, or in one that there is", () => {
  expect([said({ es: "Hola", en: "Hello" }, "en", "x"), said({ es: "Hola" }, "en", "x"), said({}, "en", "x")]).toEqual(["Hello", "Hola", "x"]);
});

describe("a condition", () => {
  it("keeps its value only where it still means something", () => {
    expect(withOp(when(), "at_least").value).toBe(6);
    expect(withOp(when(), "any_of").value).toEqual([]);
    expect(withOp(when(), "answered").value).toBeNull();
  });

  it("can be held against what the question that it is about allows", () => {
    const [nps, text] = [asked("nps"), asked("text")] as [Question, Question];
    const opsFor = (about: string) => opsOf(when({ about }), text, [nps, text], kinds).map(({ code }) => code);
    expect(opsFor("nps")).toContain("at_most");
    expect(opsFor("")).not.toContain("at_most");
    expect(opsFor("@country")).toContain("any_of");
    expect(opsFor("$total")).not.toContain("any_of");
  });
});
