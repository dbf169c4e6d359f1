/** What of JSON Schema our forms read. `labels` says what each code of a choice is called. */
export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  title?: string;
  description?: string;
  labels?: Record<string, string>;
  const?: unknown;
  enum?: string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  default?: unknown;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
};

export function resolved(schema: Schema, root: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  return root.$defs?.[schema.$ref.split("/").at(-1) ?? ""] ?? {};
}

/** By what a place is edited. */
export type Input =
  | { type: "group"; of: Schema; isOptional: boolean }
  | { type: "list"; of: Schema }
  /** A list whose entries are of several kinds, by their code. */
  | { type: "kinds"; of: Record<string, Schema> }
  | { type: "flag" }
  | { type: "choice"; codes: string[] }
  | { type: "checks"; codes: string[] }
  | { type: "words"; isWhole: boolean }
  | { type: "countries" }
  | { type: "whole"; min: number | null; max: number | null; isOptional: boolean }
  | { type: "decimal"; isOptional: boolean }
  | { type: "day" }
  | { type: "moment" }
  | { type: "text" }
  | { type: "amounts" }
  | { type: "texts" };

export function inputOf(given: Schema, root: Schema): Input {
  const kinds = (given.anyOf ?? [given]).filter(({ type }) => type !== "null").map((kind) => resolved(kind, root));
  const first = kinds[0] ?? {};
  if (kinds.some(({ type }) => type === "number")) return { type: "decimal", isOptional: isOptional(given) };
  if (first.enum !== undefined) return { type: "choice", codes: first.enum };
  switch (first.type) {
    case "boolean":
      return { type: "flag" };
    case "integer":
      return { type: "whole", min: first.minimum ?? null, max: first.maximum ?? null, isOptional: isOptional(given) };
    case "array":
      return arrayInput(resolved(first.items ?? {}, root), root);
    case "object":
      if (first.properties !== undefined) return { type: "group", of: first, isOptional: isOptional(given) };
      return { type: isByCurrency(first) ? "amounts" : "texts" };
    default:
      return { type: first.format === "date" ? "day" : first.format === "date-time" ? "moment" : "text" };
  }
}

function arrayInput(items: Schema, root: Schema): Input {
  if (items.oneOf !== undefined) return { type: "kinds", of: kindsOf(items.oneOf, root) };
  if (items.properties !== undefined) return { type: "list", of: items };
  if (items.enum !== undefined) return { type: "checks", codes: items.enum };
  if (items.pattern === "^[A-Z]{2}$") return { type: "countries" };
  return { type: "words", isWhole: items.type === "integer" };
}

function kindsOf(given: Schema[], root: Schema): Record<string, Schema> {
  const kinds = given.map((kind) => resolved(kind, root));
  return Object.fromEntries(kinds.map((kind) => [String(kind.properties?.kind?.const), kind]));
}

/** Whether nothing may stand there at all. */
export function isOptional(given: Schema): boolean {
  return (given.anyOf ?? []).some(({ type }) => type === "null");
}

export function isByCurrency(schema: Schema): boolean {
  return Object.keys(schema.patternProperties ?? {}).some((key) => key.includes("[A-Z]{3}"));
}

export function isByLanguage(schema: Schema): boolean {
  return Object.keys(schema.patternProperties ?? {}).some((key) => key.includes("[a-z]{2}"));
}

const ONE_LINE = 300;

/** Whether what is written in each language may take several lines. */
export function isLong(schema: Schema): boolean {
  return Object.values(schema.patternProperties ?? {}).some(({ maxLength }) => (maxLength ?? 0) > ONE_LINE);
}

/** An entry that was just added to a list: what has to be said stands empty. */
export function blankOf(schema: Schema, root: Schema): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {}).map(([name, given]) => [name, given.default === undefined ? blank(given, root) : given.default]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function blank(given: Schema, root: Schema): unknown {
  const input = inputOf(given, root);
  switch (input.type) {
    case "group":
      return input.isOptional ? null : blankOf(input.of, root);
    case "list":
    case "kinds":
    case "checks":
    case "words":
    case "countries":
      return [];
    case "flag":
      return false;
    case "choice":
      return input.codes[0];
    case "amounts":
    case "texts":
      return {};
    default:
      return isOptional(given) ? null : "";
  }
}
