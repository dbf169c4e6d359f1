import { blankOf, type Schema } from "@/ui/schema-form/schema";

import { freeCode } from "@/ui/free-code";

export const END = "end";

export type When = { op: string; value: number | string | string[] | null; about: string };
export type Go = { when: When; to: string };
export type Question = {
  code: string;
  kind: string;
  text: Record<string, string>;
  goes: Go[];
  to: string | null;
  settings: { options?: { code: string; text: Record<string, string> }[] } & Record<string, unknown>;
} & Record<string, unknown>;
export type Document = {
  languages: string[];
  questions: Question[];
  variables: { code: string }[];
  trigger: { code: string; delay_days: number; settings: Record<string, unknown> };
} & Record<string, unknown>;

export function read(content: string): Document {
  return JSON.parse(content) as Document;
}

/** What a question of a kind is made of, as the schema of the whole document has it; where it leads is edited apart. */
export function questionSchema(kind: string, root: Schema): Schema {
  const found = Object.values(root.$defs ?? {}).find(({ properties }) => properties?.kind?.const === kind) ?? {};
  const places = Object.entries(found.properties ?? {}).filter(([name]) => name !== "goes" && name !== "to");
  return { ...found, properties: Object.fromEntries(places) };
}

export function newQuestion(kind: string, root: Schema, taken: readonly string[]): Question {
  const blank = blankOf(questionSchema(kind, root), root);
  return { ...blank, code: freeCode(kind, taken), kind, goes: [], to: null } as unknown as Question;
}

/** In the person's language, or in whichever it is written; its code where nothing is written yet. */
export function said(texts: Record<string, string>, language: string, code: string): string {
  return texts[language] ?? Object.values(texts)[0] ?? code;
}

const COMPARING = ["at_least", "at_most"];
const CHOOSING = ["any_of", "none_of"];

export function needs(op: string): "number" | "choices" | "nothing" {
  if (COMPARING.includes(op)) return "number";
  return CHOOSING.includes(op) ? "choices" : "nothing";
}

/** A condition held against something else: a value of another sort would mean nothing. */
export function withOp(when: When, op: string): When {
  if (needs(op) === needs(when.op)) return { ...when, op };
  const blank: Record<ReturnType<typeof needs>, When["value"]> = { number: "", choices: [], nothing: null };
  return { ...when, op, value: blank[needs(op)] };
}

type Op = { code: string; label: string };
type Kind = { code: string; ops: readonly Op[] };

/** What the answer that a condition is about can be held against; what is known without asking, against anything. */
export function opsOf(when: When, own: Question, questions: readonly Question[], kinds: readonly Kind[]): Op[] {
  const every = [...new Map(kinds.flatMap(({ ops }) => ops).map((op) => [op.code, op])).values()];
  if (when.about.startsWith("@")) return every;
  if (when.about.startsWith("$")) return every.filter(({ code }) => needs(code) !== "choices");
  const about = when.about === "" ? own : questions.find(({ code }) => code === when.about);
  return [...(kinds.find(({ code }) => code === about?.kind)?.ops ?? every)];
}
