/** The form of a way's settings, made from its JSON Schema: a way that is new to this panel has one as well. */

export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  format?: string;
  title?: string;
  description?: string;
  each?: string;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
};

type Common = { name: string; label: string; note: string | null };

export type Field = Common &
  (
    | { type: "text" | "lines" | "time" | "country" | "flag" | "countries" | "weekdays" }
    | { type: "whole"; min: number | null; max: number | null }
    | { type: "list"; each: string; fields: Field[] }
    | { type: "pairs"; each: string }
  );

/** Numbers are text while they are written. */
export type Value = Record<string, unknown>;

/** A pair of a list that the server keeps as an object. */
export type Pair = { key: string; text: string };

export function fieldsOf(schema: Schema, root: Schema = schema): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, given]) => {
    const field = fieldOf(name, resolved(given, root), root);
    return field === null ? [] : [field];
  });
}

function fieldOf(name: string, schema: Schema, root: Schema): Field | null {
  const common = { name, label: schema.title ?? name, note: schema.description ?? null };
  switch (schema.type) {
    case "boolean":
      return { ...common, type: "flag" };
    case "integer":
      return { ...common, type: "whole", min: schema.minimum ?? null, max: schema.maximum ?? null };
    case "string":
      return { ...common, type: textType(schema.format) };
    case "array":
      return arrayOf(common, schema, root);
    case "object":
      return { ...common, type: "pairs", each: schema.each ?? common.label };
    default:
      return null;
  }
}

function textType(format: string | undefined): "text" | "lines" | "time" | "country" {
  return format === "lines" || format === "time" || format === "country" ? format : "text";
}

function arrayOf(common: Common, schema: Schema, root: Schema): Field | null {
  const item = resolved(schema.items ?? {}, root);
  if (item.format === "country") return { ...common, type: "countries" };
  if (item.format === "weekday") return { ...common, type: "weekdays" };
  if (item.type !== "object") return null;
  return { ...common, type: "list", each: schema.each ?? common.label, fields: fieldsOf(item, root) };
}

/** What a reference leads to; words beside the reference go before its own. */
function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const target = root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {};
  return { ...target, description: undefined, ...schema };
}

/** As it is written: numbers as text, objects as pairs, times without seconds. */
export function written(fields: readonly Field[], kept: Value): Value {
  return Object.fromEntries(fields.map((field) => [field.name, writtenField(field, kept[field.name])]));
}

function writtenField(field: Field, kept: unknown): unknown {
  switch (field.type) {
    case "flag":
      return kept === true;
    case "whole":
      return kept === undefined || kept === null ? "" : String(kept);
    case "time":
      return textOf(kept).slice(0, 5);
    case "countries":
    case "weekdays":
      return Array.isArray(kept) ? kept : [];
    case "list":
      return (Array.isArray(kept) ? kept : []).map((item) => written(field.fields, item as Value));
    case "pairs":
      return Object.entries((kept ?? {}) as Record<string, string>).map(([key, text]) => ({ key, text }));
    default:
      return textOf(kept);
  }
}

/** As the server takes it. What is no number goes as it is, so that the server says so at its place. */
export function sent(fields: readonly Field[], value: Value): Value {
  return Object.fromEntries(fields.map((field) => [field.name, sentField(field, value[field.name])]));
}

function sentField(field: Field, value: unknown): unknown {
  switch (field.type) {
    case "whole":
      return /^\d{1,9}$/.test(textOf(value).trim()) ? Number(value) : textOf(value);
    case "list":
      return itemsOf(value).map((item) => sent(field.fields, item));
    case "pairs":
      return Object.fromEntries(pairsOf(value).map(({ key, text }) => [key.trim(), text]));
    default:
      return value;
  }
}

export function blankItem(fields: readonly Field[]): Value {
  return written(fields, {});
}

export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export function itemsOf(value: unknown): Value[] {
  return Array.isArray(value) ? (value as Value[]) : [];
}

export function pairsOf(value: unknown): Pair[] {
  return Array.isArray(value) ? (value as Pair[]) : [];
}

/** Whether a pair's name stands more than once: one of the two would be lost. */
export function isDoubled(pairs: readonly Pair[], index: number): boolean {
  const name = pairs[index]?.key.trim();
  return name !== "" && pairs.some(({ key }, place) => place !== index && key.trim() === name);
}

export function hasDoubled(fields: readonly Field[], value: Value): boolean {
  return fields.some(({ type, name }) => type === "pairs" && pairsOf(value[name]).some((_pair, index, pairs) => isDoubled(pairs, index)));
}

export function replaced<Item>(items: readonly Item[], index: number, item: Item): Item[] {
  return items.map((known, place) => (place === index ? item : known));
}

export function removed<Item>(items: readonly Item[], index: number): Item[] {
  return items.filter((_item, place) => place !== index);
}

/** What an item of a list is called while it is closed: its first text, or its times. */
export function nameOf(fields: readonly Field[], item: Value): string {
  const times = fields.filter(({ type }) => type === "time").map(({ name }) => textOf(item[name]));
  if (times.length > 0 && times.every((text) => text !== "")) return times.join("–");
  const first = fields.find(({ type }) => type === "text");
  return first === undefined ? "" : textOf(item[first.name]);
}
