import { describe, expect, it } from "vitest";

import { policySchema } from "../../../../mock/policy";
import { bySubject, catalogueOf, kindIn, labelOf } from "./catalogue";
import type { Schema } from "@/ui/schema-form/schema";

import { blankValue, boundsOf, fieldsOf, listTestOf, valueOfBounds, withField } from "./value-form";

const catalogue = catalogueOf(policySchema("en") as never, ["ES", "EN"]);
const fields = (code: string) => (kindIn(catalogue.conditions, code) ?? kindIn(catalogue.actions, code))?.fields;

describe("fieldsOf", () => {
  it.each([
    ["country", [{ type: "listTest", names: ["any_of", "none_of"] }]],
    ["collection", [{ type: "listTest", names: ["any_of", "all_of", "none_of"] }]],
    ["price", [{ type: "bounds", names: ["at_least", "more_than", "at_most", "less_than"] }]],
    ["order_date", [{ type: "day", name: "since" }, { type: "day", name: "until" }]],
    ["guest", [{ type: "flag", name: "is" }]],
    ["require_photos", [{ type: "whole", name: "count", min: 0, max: 20, isOptional: false }]],
    ["allow_outcomes", [{ type: "words", name: "outcomes", codes: ["refund", "credit", "exchange"] }]],
    ["exclude_methods", [{ type: "words", name: "methods", codes: null }]],
    ["reject", [{ type: "texts", name: "reason" }]],
    ["needs_review", [{ type: "text", name: "note" }]],
    ["destination", [{ type: "choice", name: "place", codes: null, isOptional: false }]],
    ["keep_item", []],
    ["bonus_credit", [{ type: "charge" }]],
  ])("%s", (code, expected) => {
    expect(fields(code)).toEqual(expected);
  });

  it("reads a fee and a window with all their parts", () => {
    expect(fields("set_fee")?.map((field) => field.type)).toEqual(["choice", "flag", "charge"]);
    expect(fields("set_window")).toEqual([
      { type: "whole", name: "days", min: 1, max: 3650, isOptional: true },
      { type: "choice", name: "anchor", codes: ["delivered_last", "delivered", "shipped", "placed"], isOptional: true },
      { type: "day", name: "until" },
    ]);
  });

  it("has an input for a kind that nobody has thought of yet", () => {
    const schema: Schema = {
      $defs: { Colour: { enum: ["red", "blue"], type: "string" } },
      properties: {
        colour: { $ref: "#/$defs/Colour" },
        weight: { anyOf: [{ type: "number" }, { type: "string" }] },
        costs: { type: "object", patternProperties: { "^[A-Z]{3}$": {} } },
      },
    };
    expect(fieldsOf(schema)).toEqual([
      { type: "choice", name: "colour", codes: ["red", "blue"], isOptional: false },
      { type: "decimal", name: "weight", isOptional: false },
      { type: "amounts", name: "costs" },
    ]);
  });

  it("leaves no kind of the catalogue without inputs but those that need none", () => {
    const bare = [...catalogue.conditions, ...catalogue.actions].filter((kind) => kind.fields.length === 0);
    expect(bare.map(({ code }) => code).sort()).toEqual(["bypass_final_sale", "donate", "hide_product", "keep_item"]);
  });
});

describe("blankValue", () => {
  const blank = (code: string) => blankValue((kindIn(catalogue.conditions, code) ?? kindIn(catalogue.actions, code))!.schema);

  it.each([
    ["country", { any_of: [] }],
    ["price", { at_least: "" }],
    ["guest", { is: true }],
    ["require_photos", { count: 1 }],
    ["set_window", {}],
    ["set_fee", { kind: "handling", is_per_unit: false, amounts: {} }],
    ["waive_fees", { fees: ["handling", "label", "restocking"] }],
    ["reject", { reason: {} }],
    ["keep_item", {}],
  ])("%s", (code, value) => {
    expect(blank(code)).toEqual(value);
  });
});

it("reads what a version says of bounds, and writes it back", () => {
  const kept = { at_least: "10", more_than: null, at_most: "20", less_than: null };
  expect(boundsOf(kept)).toEqual({ test: "between", first: "10", second: "20" });
  expect(valueOfBounds(boundsOf(kept))).toEqual({ at_least: "10", at_most: "20" });
  expect(boundsOf({ less_than: "5" })).toEqual({ test: "less_than", first: "5", second: "" });
  expect(valueOfBounds({ test: "more_than", first: "5", second: "9" })).toEqual({ more_than: "5" });
});

it("finds the list that is in use", () => {
  expect(listTestOf({ any_of: [], none_of: ["ES"] }, ["any_of", "none_of"])).toEqual({ test: "none_of", words: ["ES"] });
  expect(listTestOf({ none_of: [] }, ["any_of", "none_of"])).toEqual({ test: "none_of", words: [] });
});

it("leaves out what was emptied", () => {
  expect(withField({ days: 30, anchor: "placed" }, "days", "")).toEqual({ anchor: "placed" });
});

it("groups kinds by what they are about", () => {
  expect(bySubject(catalogue.conditions).map(({ subject }) => subject)).toEqual(["customer", "product", "order", "return"]);
});

it("shows a code that the shop no longer knows", () => {
  expect(labelOf([{ code: "ES", label: "Spain" }], "ES")).toBe("Spain");
  expect(labelOf([], "old_reason")).toBe("Old reason");
  expect(labelOf(null, "SKU-1")).toBe("SKU-1");
});
