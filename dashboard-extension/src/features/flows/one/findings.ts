import { inputOf, isByLanguage, resolved, type Schema } from "@/ui/schema-form/schema";

import type { Document } from "./document";
import type { Editor } from "./use-flow";

type Findings = Editor["check"]["findings"];

type Said = (path: string) => string | null;

/** What is wrong at a place of the document, as `steps.2.days`, and what is only worth a thought there. */
export function saidIn(findings: Findings): { wrongAt: Said; noteAt: Said } {
  const at = (isBlocking: boolean): Said => (path) => findings.find((each) => each.path === path && each.isBlocking === isBlocking)?.message ?? null;
  return { wrongAt: at(true), noteAt: at(false) };
}

export type Naming = {
  root: Schema;
  document: Document;
  /** What an entry of a list is called, by its place and its kind. */
  entry: (list: string, place: number, kind: string) => string;
  language: (code: string) => string;
};

/** How people call a place: by all that its fields are called on the way to it, with the language of a text. */
export function placeOf(path: string, naming: Naming): string {
  return titles(path.split("."), naming.root, naming.document, naming).join(" · ") || path;
}

function titles([name = "", ...rest]: string[], group: Schema, value: unknown, naming: Naming): string[] {
  const given = group.properties?.[name];
  if (given === undefined) return [];
  const input = inputOf(given, naming.root);
  const title = given.title ?? name;
  const inner = at(value, name);
  const [place, ...below] = rest;
  switch (input.type) {
    case "group":
      return [title, ...titles(rest, input.of, inner, naming)];
    case "list":
      if (place === undefined) return [title];
      return [`${title} ${Number(place) + 1}`, ...titles(below, input.of, at(inner, place), naming)];
    case "kinds": {
      if (place === undefined) return [title];
      const kind = String(at(at(inner, place), "kind") ?? "");
      return [naming.entry(name, Number(place), kind), ...titles(below, input.of[kind] ?? {}, at(inner, place), naming)];
    }
    case "texts":
      return [isByLanguage(resolved(given, naming.root)) ? `${title} (${naming.language(place ?? naming.document.languages[0] ?? "en")})` : title];
    case "amounts":
      return [place === undefined ? title : `${title} (${place})`];
    default:
      return [title];
  }
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

const CARDS = ["trigger", "audience"];
const BASICS = ["names", "languages"];

/** The id of the card where a place is written. */
export function cardOf(path: string): string {
  const [first = "", second = ""] = path.split(".");
  if (first === "steps") return /^\d+$/.test(second) ? `flow-step-${second}` : "flow-step-0";
  if (CARDS.includes(first)) return `flow-${first}`;
  return BASICS.includes(first) ? "flow-basics" : "flow-rules";
}
