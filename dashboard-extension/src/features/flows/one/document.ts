import { freeCode } from "@/ui/free-code";
import { blankOf, inputOf, type Schema } from "@/ui/schema-form/schema";

export const END = "end";

type Texts = Record<string, string>;
export type Step = {
  code: string;
  kind: string;
  to: string;
  otherwise?: string;
  mail?: { subject: Texts };
  trial?: { mail: { subject: Texts } } | null;
} & Record<string, unknown>;
export type Document = {
  languages: string[];
  trigger: { code: string; settings: Record<string, unknown> };
  audience: { segments: string[]; conditions: unknown[] };
  steps: Step[];
} & Record<string, unknown>;

export function read(content: string): Document {
  return JSON.parse(content) as Document;
}

/** Where a step leads is chosen among the steps; its code stays, so that figures stay together. */
const APART = ["code", "to", "otherwise"];

/** What a kind of step is made of. */
export function stepSchema(kind: string, root: Schema): Schema {
  const input = inputOf(root.properties?.steps ?? {}, root);
  return input.type === "kinds" ? (input.of[kind] ?? {}) : {};
}

export function withoutWays(schema: Schema): Schema {
  const places = Object.entries(schema.properties ?? {}).filter(([name]) => !APART.includes(name));
  return { ...schema, properties: Object.fromEntries(places) };
}

export function newStep(kind: string, root: Schema, taken: readonly string[]): Step {
  // `end` is no step's code.
  return { ...blankOf(stepSchema(kind, root), root), code: freeCode(kind, [...taken, END]), kind, to: "" } as Step;
}

/** The others lead on to what comes below, where they led to the one that is taken away. */
export function withoutStep(steps: readonly Step[], place: number): Step[] {
  const gone = steps[place]?.code;
  return steps.filter((_step, index) => index !== place).map((step) => ({ ...step, ...(step.to === gone ? { to: "" } : {}), ...(step.otherwise === gone ? { otherwise: END } : {}) }));
}

/** In the person's language, or in whichever it is written; its code where nothing is written yet. */
export function said(texts: Texts, language: string, code: string): string {
  return texts[language] ?? Object.values(texts)[0] ?? code;
}

/** A mail that begins to be tried starts as a copy of the one that it is tried against: what differs is what is written. */
export function withCopiedTrial(before: Step, after: Step): Step {
  const { mail, trial } = after;
  return before.trial == null && trial != null && mail !== undefined ? { ...after, trial: { ...trial, mail } } : after;
}

export type Mail = { key: string; step: string; isOther: boolean; number: number; subject: Texts };

/** Every mail of the flow, with the number of the step that sends it. */
export function mailsOf({ steps }: Document): Mail[] {
  return steps.flatMap(({ code, mail, trial }, place) => {
    const own = mail === undefined ? [] : [{ key: code, step: code, isOther: false, number: place + 1, subject: mail.subject }];
    const other = trial == null ? [] : [{ key: `${code} other`, step: code, isOther: true, number: place + 1, subject: trial.mail.subject }];
    return [...own, ...other];
  });
}
