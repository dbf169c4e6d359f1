import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as shop from "./data.ts";

/** Schemas, kinds, triggers and ready-made surveys as the program gave them once; the surveys are made up here. */
type Language = "en" | "es";
type Said<Value> = Record<Language, Value>;
type Kind = { code: string; label: string; schema: object; ops: { code: string; label: string }[] };
type Recorded = {
  schema: Said<object>;
  kinds: Said<Kind[]>;
  triggers: Said<{ code: string; label: string; schema: object; needsGoods: boolean }[]>;
  readyMade: Said<{ code: string; title: string; summary: string; purpose: string; content: { questions: { code: string; text: Said<string> }[] } }[]>;
  hidden: string[];
};

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "recorded-survey.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Recorded;
const AGO = (days: number) => new Date(shop.NOW.getTime() - days * 86_400_000).toISOString();

const STATES = {
  DRAFT: { en: "draft", es: "borrador" },
  LIVE: { en: "asks", es: "pregunta" },
  PAUSED: { en: "paused", es: "en pausa" },
} as const;
const TITLES = { en: ["Recommendation after the delivery", "Was it easy to get help?", "How did you find us?"], es: ["Recomendación tras la entrega", "¿Fue fácil conseguir ayuda?", "¿Cómo nos conociste?"] };
const PURPOSES = { en: ["Recommendation", "Effort", "Where customers come from"], es: ["Recomendación", "Esfuerzo", "De dónde viene la clientela"] };

type Content = Recorded["readyMade"]["en"][number]["content"];

/** A draft of two questions: what is drawn again at each key has to be short for a test. */
const brief = (content: Content): Content => ({ ...content, questions: content.questions.slice(0, 2).map((asked) => ({ ...asked, to: null })) });
const contentOf = (place: number, isDraft: boolean) => {
  const { content } = recorded.readyMade.en[place % recorded.readyMade.en.length]!;
  return JSON.stringify(isDraft ? brief(content) : content);
};

const version = (place: number, number: number | null, answersCount = 0) => ({
  id: `U3VydmV5VmVyc2lvbjo${place}${number ?? "d"}`,
  number,
  content: contentOf(place, number === null),
  revision: 4,
  changedAt: AGO(2),
  changedBy: "Marta Ruiz",
  publishedAt: number === null ? null : AGO(30),
  answersCount,
});

export function surveyRows(language: Language) {
  return (["LIVE", "PAUSED", "DRAFT"] as const).map((state, place) => ({
    id: `U3VydmV5Oj${place === 0 ? "A=" : String(place)}`,
    code: ["nps_after_delivery", "ces_of_case", "how_did_you_find_us"][place],
    title: TITLES[language][place],
    purpose: "NPS",
    purposeLabel: PURPOSES[language][place],
    state,
    stateLabel: STATES[state][language],
    stateSince: AGO(30),
    current: state === "DRAFT" ? null : version(place, 2, 88),
    draft: state === "PAUSED" ? null : version(place, null),
  }));
}

export function surveySchema(language: Language) {
  const kinds = recorded.kinds[language].map((kind) => ({ ...kind, schema: JSON.stringify(kind.schema) }));
  const readyMade = recorded.readyMade[language].map((one) => ({ ...one, content: JSON.stringify(one.content) }));
  return { schema: JSON.stringify(recorded.schema[language]), kinds, readyMade, hidden: recorded.hidden };
}

export function surveyTriggers(language: Language) {
  return recorded.triggers[language].map((trigger) => ({ ...trigger, schema: JSON.stringify(trigger.schema) }));
}

export function surveyCheck() {
  return { canPublish: true, problems: [], flaws: [], missingTranslations: [] };
}

/** Its first question, as a field that can be filled in. */
export function surveyPreview({ content, language }: { content: string; language?: string | null }) {
  const asked = (JSON.parse(content) as Recorded["readyMade"]["en"][number]["content"]).questions[0]!;
  const said = asked.text[language === "en" ? "en" : "es"];
  const html = `<fieldset><legend>${said}</legend><label><input type="radio" name="q-${asked.code}" value="9"> 9</label></fieldset>`;
  return { language: language ?? "es", direction: "ltr", head: "", steps: [{ code: asked.code, html, problem: "" }], isOver: false, thanks: "" };
}

const INVITED = [
  { state: "SCHEDULED", en: "scheduled", es: "programada", reason: null },
  { state: "ANSWERED", en: "answered", es: "contestada", reason: null },
  { state: "THROTTLED", en: "left out", es: "descartada", reason: { en: "they were asked not long ago", es: "se le preguntó hace poco" } },
] as const;

export function surveyInvitations(language: Language) {
  return INVITED.map(({ state, reason, ...said }, place) => ({
    id: `SW52aXRhdGlvbjo${place}`,
    version: version(0, 2),
    customer: shop.customers[place] ?? null,
    order: null,
    trigger: "delivered",
    triggerLabel: recorded.triggers[language].find(({ code }) => code === "delivered")!.label,
    state,
    stateLabel: said[language],
    stateSince: AGO(place),
    reason: null,
    reasonLabel: reason === null ? null : reason[language],
    dueAt: AGO(place - 1),
    sentAt: state === "ANSWERED" ? AGO(place) : null,
    isTest: false,
  }));
}
