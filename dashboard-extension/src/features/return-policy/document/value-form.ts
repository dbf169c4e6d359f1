import { isByCurrency, resolved, type Schema } from "@/ui/schema-form/schema";

import { without } from "../without";
import type { Value } from "./document";

/** One part of a value, and the input that fits it. Made from the JSON Schema of its kind, so that new kinds need no word here. */
export type Field =
  | { type: "listTest"; names: string[] }
  | { type: "bounds"; names: string[] }
  | { type: "charge" }
  | { type: "whole"; name: string; min: number | null; max: number | null; isOptional: boolean }
  | { type: "decimal"; name: string; isOptional: boolean }
  | { type: "flag"; name: string }
  | { type: "day"; name: string }
  | { type: "choice"; name: string; codes: string[] | null; isOptional: boolean }
  | { type: "words"; name: string; codes: string[] | null }
  | { type: "amounts"; name: string }
  | { type: "texts"; name: string }
  | { type: "text"; name: string };

const LIST_TESTS = ["any_of", "all_of", "none_of"];
export const BOUNDS = ["at_least", "more_than", "at_most", "less_than"];

export function fieldsOf(schema: Schema): Field[] {
  const properties = schema.properties ?? {};
  const names = Object.keys(properties);
  if (names.length > 0 && names.every((name) => LIST_TESTS.includes(name))) return [{ type: "listTest", names }];
  if (names.length > 0 && names.every((name) => BOUNDS.includes(name))) return [{ type: "bounds", names }];
  const isCharge = names.includes("amounts") && names.includes("percent");
  const single = names.filter((name) => !isCharge || (name !== "amounts" && name !== "percent"));
  const fields = single.map((name) => fieldOf(name, properties[name] ?? {}, schema));
  return isCharge ? [...fields, { type: "charge" }] : fields;
}

function fieldOf(name: string, given: Schema, root: Schema): Field {
  const isOptional = (given.anyOf ?? []).some(({ type }) => type === "null");
  const kinds = (given.anyOf ?? [given]).filter(({ type }) => type !== "null").map((kind) => resolved(kind, root));
  const first = kinds[0] ?? {};
  if (kinds.some(({ type }) => type === "number")) return { type: "decimal", name, isOptional };
  if (first.enum !== undefined) return { type: "choice", name, codes: first.enum, isOptional };
  switch (first.type) {
    case "boolean":
      return { type: "flag", name };
    case "integer":
      return { type: "whole", name, min: first.minimum ?? null, max: first.maximum ?? null, isOptional };
    case "array":
      return { type: "words", name, codes: resolved(first.items ?? {}, root).enum ?? null };
    case "object":
      return { type: isByCurrency(first) ? "amounts" : "texts", name };
    default:
      if (first.format === "date") return { type: "day", name };
      return first.pattern === undefined ? { type: "text", name } : { type: "choice", name, codes: null, isOptional };
  }
}

/** The value of a kind that was just chosen: what has to be said stands empty, so that it is asked for. */
export function blankValue(schema: Schema): Value {
  const value: Value = {};
  for (const field of fieldsOf(schema)) {
    switch (field.type) {
      case "listTest":
        value[field.names[0] ?? "any_of"] = [];
        break;
      case "bounds":
        value.at_least = "";
        break;
      case "charge":
        value.amounts = {};
        break;
      case "flag":
        value[field.name] = schema.properties?.[field.name]?.default ?? false;
        break;
      case "words":
        value[field.name] = schema.properties?.[field.name]?.default ?? [];
        break;
      case "choice":
        if (!field.isOptional) value[field.name] = field.codes?.[0] ?? "";
        break;
      case "whole":
        if (!field.isOptional) value[field.name] = Math.max(1, field.min ?? 1);
        break;
      case "amounts":
      case "texts":
        value[field.name] = {};
        break;
      default:
        break;
    }
  }
  return value;
}

/** An optional part that was emptied is left out. */
export function withField(value: Value, name: string, next: unknown): Value {
  const others: Value = without(value, name);
  return next === null || next === "" || next === undefined ? others : { ...others, [name]: next };
}

type ListTest = { test: string; words: string[] };

export function listTestOf(value: Value, names: string[]): ListTest {
  const filled = names.find((name) => wordsIn(value, name).length > 0) ?? names.find((name) => name in value);
  const test = filled ?? names[0] ?? "any_of";
  return { test, words: wordsIn(value, test) };
}

export function wordsIn(value: Value, name: string): string[] {
  const found = value[name];
  return Array.isArray(found) ? found.map(String) : [];
}

export const BETWEEN = "between";

type Bounds = { test: string; first: string; second: string };

/** One bound, or the two of "between". Edges that the form cannot say keep their names. */
export function boundsOf(value: Value): Bounds {
  const given = BOUNDS.filter((name) => value[name] !== null && value[name] !== undefined);
  const [first = "at_least", second] = given;
  if (second === undefined) return { test: first, first: textIn(value, first), second: "" };
  return { test: BETWEEN, first: textIn(value, first), second: textIn(value, second) };
}

export function valueOfBounds({ test, first, second }: Bounds): Value {
  return test === BETWEEN ? { at_least: first, at_most: second } : { [test]: first };
}

export function textIn(value: Value, name: string): string {
  const found = value[name];
  return found === null || found === undefined ? "" : String(found);
}

export function mapIn(value: Value, name: string): Record<string, string> {
  const found = value[name];
  return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as Record<string, string>) : {};
}
