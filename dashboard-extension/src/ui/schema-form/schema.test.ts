import { describe, expect, it } from "vitest";

import { blankOf, inputOf, type Schema } from "./schema";

const root: Schema = {
  $defs: {
    Kind: { type: "string", enum: ["never", "months"] },
    Dot: { type: "object", properties: { kind: { const: "dot", default: "dot" }, size: { type: "integer", default: 1 } } },
    Line: { type: "object", properties: { kind: { const: "line", default: "line" } } },
    Level: { type: "object", properties: { code: { type: "string" }, from: { anyOf: [{ type: "number" }, { type: "string" }] }, on: { type: "boolean", default: true } } },
  },
};

describe("inputOf", () => {
  it("reads a choice through its reference", () => {
    expect(inputOf({ $ref: "#/$defs/Kind" }, root)).toEqual({ type: "choice", codes: ["never", "months"] });
  });

  it("takes what is a number or a text for a decimal", () => {
    expect(inputOf({ anyOf: [{ type: "number" }, { type: "string" }] }, root)).toEqual({ type: "decimal", isOptional: false });
  });

  it("knows that a day may be left out", () => {
    expect(inputOf({ anyOf: [{ type: "string", format: "date" }, { type: "null" }] }, root)).toEqual({ type: "day" });
  });

  it("tells amounts by currency from texts by language", () => {
    expect(inputOf({ type: "object", patternProperties: { "^[A-Z]{3}$": {} } }, root).type).toBe("amounts");
    expect(inputOf({ type: "object", patternProperties: { "^[a-z]{2}$": {} } }, root).type).toBe("texts");
  });

  it("knows the kinds that the entries of a list may be of", () => {
    const input = inputOf({ type: "array", items: { oneOf: [{ $ref: "#/$defs/Dot" }, { $ref: "#/$defs/Line" }] } }, root);
    expect(input).toEqual({ type: "kinds", of: { dot: root.$defs?.Dot, line: root.$defs?.Line } });
  });

  it("tells a part that may be left out from one that may not, and a moment from a day", () => {
    expect(inputOf({ anyOf: [{ $ref: "#/$defs/Level" }, { type: "null" }] }, root)).toMatchObject({ type: "group", isOptional: true });
    expect(inputOf({ $ref: "#/$defs/Level" }, root)).toMatchObject({ type: "group", isOptional: false });
    expect(inputOf({ anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] }, root)).toEqual({ type: "moment" });
  });

  it("tells a list of entries from a list of words", () => {
    expect(inputOf({ type: "array", items: { $ref: "#/$defs/Level" } }, root).type).toBe("list");
    expect(inputOf({ type: "array", items: { type: "integer" } }, root)).toEqual({ type: "words", isWhole: true });
    expect(inputOf({ type: "array", items: { $ref: "#/$defs/Kind" } }, root).type).toBe("checks");
  });
});

it("starts a new entry from what the schema takes for granted", () => {
  expect(blankOf(root.$defs!.Level!, root)).toEqual({ code: "", from: "", on: true });
});

it("leaves out of a new entry what may be left out", () => {
  const maybe = { anyOf: [{ $ref: "#/$defs/Level" }, { type: "null" }] };
  const of: Schema = { properties: { own: { $ref: "#/$defs/Dot" }, other: { ...maybe, default: null }, last: maybe } };
  expect(blankOf(of, root)).toEqual({ own: { kind: "dot", size: 1 }, other: null, last: null });
});
