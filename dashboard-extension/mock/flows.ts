import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import * as shop from "./data.ts";

/** Schemas, kinds and ready-made flows as the program gave them once; the flows are made up here. */
type Language = "en" | "es";
type Said<Value> = Record<Language, Value>;
type Label = { code: string; label: string };
type Kind = Label & { schema: object };
type Step = { code: string; kind: string; label: string; told: string; leadsTo: string[] };
type ReadyMade = { code: string; title: string; summary: string; content: object; begins: string; steps: Step[] };
type Recorded = {
  schema: Said<object>;
  triggers: Said<Kind[]>;
  steps: Said<Label[]>;
  conditions: Said<Label[]>;
  blocks: Said<Label[]>;
  readyMade: Said<ReadyMade[]>;
};

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "recorded-flow.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Recorded;
const AGO = (days: number) => new Date(shop.NOW.getTime() - days * 86_400_000).toISOString();

const STATES = {
  LIVE: { en: "running", es: "en marcha" },
  PAUSED: { en: "paused", es: "en pausa" },
  DRAFT: { en: "draft", es: "borrador" },
} as const;
const CHANGES = {
  en: [
    { code: "settle_in", heading: "Step 1: Wait", gone: ["Days: 7"], added: ["Days: 10", "then until this hour: 10:00"] },
    { code: "offer", heading: "Step 2: Send a mail", gone: ["The mail, Subject (es): Algo para ti", "The mail, Subject (en): Something for you"], added: ["The mail, Subject (es): Lo que va con tu pedido", "The mail, Subject (en): What goes with your order"] },
    { code: "flow.rest", heading: "Name, limits, and how it is measured", gone: ["Held back, in per cent: 10"], added: ["Held back, in per cent: 20"] },
  ],
  es: [
    { code: "settle_in", heading: "Paso 1: Esperar", gone: ["Días: 7"], added: ["Días: 10", "después hasta esta hora: 10:00"] },
    { code: "offer", heading: "Paso 2: Enviar un correo", gone: ["El correo, Asunto (es): Algo para ti", "El correo, Asunto (en): Something for you"], added: ["El correo, Asunto (es): Lo que va con tu pedido", "El correo, Asunto (en): What goes with your order"] },
    { code: "flow.rest", heading: "Nombre, límites y cómo se mide", gone: ["Personas apartadas, en tanto por ciento: 10"], added: ["Personas apartadas, en tanto por ciento: 20"] },
  ],
};
const CODES = ["cross_sell", "care_tips", "win_back"];

const madeOf = (place: number, language: Language) =>
  recorded.readyMade[language].find(({ code }) => code === CODES[place]) ?? recorded.readyMade[language][place]!;

function version(place: number, number: number | null, language: Language) {
  const { content, begins, steps } = madeOf(place, language);
  return {
    id: `Rmxvd1ZlcnNpb246${place}${number ?? "d"}`,
    number,
    content: JSON.stringify(content),
    revision: 4,
    begins,
    steps,
    createdAt: AGO(40),
    changedAt: AGO(2),
    changedBy: "Marta Ruiz",
    publishedAt: number === null ? null : AGO(60 - 15 * number),
    publishedBy: number === null ? null : "Marta Ruiz",
    changes: number === 1 ? null : CHANGES[language],
    flaws: [],
  };
}

export function flowRows(language: Language) {
  return (["LIVE", "PAUSED", "DRAFT"] as const).map((state, place) => ({
    id: `Rmxvdzo${"ABC"[place]}`,
    code: madeOf(place, language).code,
    title: madeOf(place, language).title,
    state,
    stateLabel: STATES[state][language],
    stateSince: AGO(30),
    current: state === "DRAFT" ? null : version(place, 2, language),
    draft: state === "PAUSED" ? null : version(place, null, language),
    versions: state === "DRAFT" ? [] : [version(place, 2, language), version(place, 1, language)],
    results: state === "DRAFT" ? null : place === 0 ? told(language) : quiet(language),
    createdAt: AGO(40),
    changedAt: AGO(2),
  }));
}

const HELD = { en: "something of theirs is still open", es: "aún tienen algo abierto" };
const JOURNEYS = [
  { state: "WAITING", reason: "", due: 3, place: 0, awaits: null, mail: null },
  { state: "WAITING", reason: "", due: 1, place: 2, awaits: null, mail: "WAITING" },
  { state: "WAITING", reason: "", due: 5, place: 0, awaits: { en: "the order has not been delivered yet", es: "el pedido todavía no se ha entregado" }, mail: null },
  { state: "LEFT", reason: "purchase", due: -2, place: 2, awaits: null, mail: "SENT" },
  { state: "ENDED", reason: "done", due: -9, place: 2, awaits: null, mail: "SENT" },
  { state: "HELD_BACK", reason: "holdout", due: -3, place: 0, awaits: null, mail: null },
] as const;
const JOURNEY_STATES = {
  WAITING: { en: "on the way", es: "en camino" },
  ENDED: { en: "went through", es: "lo recorrió" },
  LEFT: { en: "left before the end", es: "salió antes del final" },
  HELD_BACK: { en: "held back, to compare", es: "apartada, para comparar" },
} as const;
const REASONS: Record<string, Said<string>> = {
  "": { en: "", es: "" },
  purchase: { en: "they buy again", es: "vuelven a comprar" },
  done: { en: "all its steps were taken", es: "se dieron todos sus pasos" },
  holdout: { en: "held back, to see what becomes of people without it", es: "apartada, para ver qué pasa sin él" },
};

/** Of the flow that runs. `orderOf` tells an order as the API does. */
export function journeys(language: Language, orderOf: (place: number) => unknown) {
  const [flow] = flowRows(language);
  const steps = flow!.current!.steps;
  return JOURNEYS.map(({ state, reason, due, place, awaits, mail }, index) => {
    const at = steps[Math.min(place, steps.length - 1)]!;
    const next = steps[steps.indexOf(at) + 1];
    return {
      id: `Sm91cm5leTo${index}`,
      flow,
      versionNumber: index % 2 === 0 ? 2 : 1,
      customer: index === 4 ? null : (shop.customers[index % shop.customers.length] ?? null),
      order: index === 2 || index === 5 ? null : orderOf(index % 2),
      state,
      stateLabel: JOURNEY_STATES[state][language],
      reason,
      reasonLabel: REASONS[reason]![language],
      step: at.code,
      stepNumber: steps.indexOf(at) + 1,
      stepTold: at.told,
      comesNext: state === "WAITING" ? (next?.told ?? null) : null,
      awaits: awaits?.[language] ?? null,
      beganAt: AGO(12 + index),
      cameAt: AGO(4 + index),
      dueAt: AGO(-due),
      endedAt: state === "WAITING" ? null : AGO(-due),
      passages: mail === null ? [] : steps.slice(0, 2).map((step, place) => ({ step: step.code, number: place + 1, told: step.told, nextNumber: steps[place + 1] === undefined ? null : place + 2, at: AGO(8 - place), mail: place === 0 ? null : planned(language, mail, index) })),
    };
  });
}

function planned(language: Language, state: "SENT" | "WAITING", index: number) {
  const isHeld = state === "WAITING";
  return {
    id: `TWVzc2FnZTo${index}`,
    template: "flow_offer",
    templateLabel: { en: "an offer of a flow", es: "una oferta de un flujo" }[language],
    topic: "offers",
    legalBasis: "consent",
    state,
    reason: isHeld ? HELD[language] : null,
    language: language.toUpperCase(),
    dueAt: AGO(-1),
    sentAt: isHeld ? null : AGO(7),
  };
}

/** What flows say of a customer. */
export function followed(language: Language, id: string) {
  const isKnown = shop.customers[0]?.id === id;
  return {
    journeys: isKnown ? journeys(language, () => null).slice(0, 2) : [],
    journeysOver: isKnown ? journeys(language, () => null).filter(({ endedAt }) => endedAt !== null) : [],
    plannedMails: isKnown ? [planned(language, "WAITING", 1)] : [],
    segments: isKnown ? segments(language) : [],
  };
}

const PEOPLE: [string, string, number, Said<string>, Said<string>][] = [
  ["waiting", "", 41, { en: "on the way", es: "en camino" }, { en: "", es: "" }],
  ["ended", "done", 812, { en: "went through", es: "lo recorrieron" }, { en: "all its steps were taken", es: "se dieron todos sus pasos" }],
  ["left", "purchase", 96, { en: "left before the end", es: "salieron antes del final" }, { en: "they buy again", es: "vuelven a comprar" }],
  ["left", "return", 37, { en: "left before the end", es: "salieron antes del final" }, { en: "they ask for a return", es: "piden una devolución" }],
  ["held_back", "holdout", 108, { en: "held back, to compare", es: "apartadas, para comparar" }, { en: "held back, to see what becomes of people without it", es: "apartadas, para ver qué pasa sin él" }],
];

function told(language: Language) {
  const reasons = [
    { code: "no_consent", count: 204, label: { en: "no consent for offers", es: "sin permiso para ofertas" } },
    { code: "open_return", count: 12, label: { en: "a return is open", es: "hay una devolución abierta" } },
    { code: "quiet_hours", count: 5, label: { en: "quiet hours", es: "horas de silencio" } },
  ];
  return {
    people: PEOPLE.map(([state, reason, count, stateLabel, reasonLabel]) => ({ state, reason, count, stateLabel: stateLabel[language], reasonLabel: reasonLabel[language] })),
    mails: { planned: 1046, sent: 825, waiting: 5, notSent: 216, reasons: reasons.map((each) => ({ ...each, label: each.label[language] })) },
    uplift: {
      inWords: {
        en: "These mails brought between −0.47 and +2.15 points of buyers: it is not known yet.",
        es: "Estos correos trajeron entre −0,47 y +2,15 puntos de compradores: todavía no se sabe.",
      }[language],
      isKnown: false,
      days: 30,
      currency: "EUR",
      treated: { value: 0.0612, low: 0.0464, high: 0.0804, n: 768 },
      heldBack: { value: 0.0521, low: 0.0224, high: 0.1161, n: 96 },
      conversion: { value: 0.0091, low: -0.0047, high: 0.0215, isVisible: false },
      revenue: { value: 0.62, low: -1.1, high: 2.34, isVisible: false },
      revenueCutAt: 310,
      total: { value: 476.16, low: -844.8, high: 1797.12, isVisible: false },
    },
    attributed: {
      inWords: {
        en: "42 orders worth €2,310.00 were placed within 5 days after a click on one of these mails.",
        es: "42 pedidos por 2310,00 € llegaron en los 5 días siguientes a un clic en uno de estos correos.",
      }[language],
      whyDifferent: {
        en: "The two figures answer different questions. Whoever clicked may have bought anyway, and whoever did not may have bought because of the mail. What the mails added is told by the comparison with the people held back; orders after a click say which mail was last at hand.",
        es: "Las dos cifras responden a preguntas distintas. Quien hizo clic quizá habría comprado igual, y quien no lo hizo quizá compró por el correo. Lo que los correos añadieron lo dice la comparación con el grupo de control; los pedidos tras un clic dicen qué correo estaba más a mano.",
      }[language],
      isCounted: true,
      days: 5,
      people: 118,
      orders: 42,
      revenue: { amount: "2310.00", currency: "EUR" },
    },
    trials: [
      {
        code: "subject",
        step: "offer",
        planned: 2210,
        own: null,
        other: null,
        difference: null,
        isToldApart: false,
        inWords: { en: "Not told before both mails have been sent to as many people as were planned.", es: "No se dice nada hasta que los dos correos hayan llegado a tantas personas como se previó." }[language],
      },
    ],
  };
}

function quiet(language: Language) {
  const uplift = {
    inWords: { en: "Too few people are through to tell.", es: "Han terminado muy pocas personas para decirlo." }[language],
    isKnown: false,
    days: 30,
    currency: "EUR",
    ...{ treated: null, heldBack: null, conversion: null, revenue: null, revenueCutAt: null, total: null },
  };
  const attributed = {
    inWords: { en: "Clicks are not recorded, so nothing is said of orders after a click.", es: "Los clics no se registran, así que no se dice nada de pedidos tras un clic." }[language],
    whyDifferent: {
      en: "The comparison with the people held back needs no clicks. You can have them counted in Settings.",
      es: "La comparación con el grupo de control no necesita clics. Puedes contarlos en Ajustes.",
    }[language],
    isCounted: false,
    days: 5,
    ...{ people: null, orders: null, revenue: null },
  };
  return { people: [], attributed, mails: { planned: 0, sent: 0, waiting: 0, notSent: 0, reasons: [] }, uplift, trials: [] };
}

export function flowSchema(language: Language) {
  return {
    schema: JSON.stringify(recorded.schema[language]),
    triggers: recorded.triggers[language].map((kind) => ({ ...kind, schema: JSON.stringify(kind.schema) })),
    steps: recorded.steps[language],
    conditions: recorded.conditions[language],
    blocks: recorded.blocks[language],
    readyMade: recorded.readyMade[language].map((one) => ({ ...one, content: JSON.stringify(one.content) })),
  };
}

export function flowCheck(language: Language) {
  const message = {
    en: "The code is good for orders of any size. Say from which amount, to keep your margin.",
    es: "El código vale para pedidos de cualquier importe. Di desde cuánto, para cuidar tu margen.",
  }[language];
  return { canPublish: true, problems: [], flaws: [{ code: "no_floor", path: "steps.1.mail.blocks.0.min_spent", message, isBlocking: false }] };
}

export function flowMailPreview(language: string) {
  const { subject, html, text } = shop.preview(language === "en" ? "EN" : "ES");
  return { subject, html, text };
}

const SEGMENTS = [
  {
    title: { en: "Good customers", es: "Buena clientela" },
    code: "good_customers",
    conditions: [{ kind: "orders", is_not: false, at_least: 3, at_most: null }],
    told: { en: ["ordered 3 times or more"], es: ["han pedido 3 veces o más"] },
  },
  {
    title: { en: "In Spain, quiet for long", es: "En España, sin comprar hace tiempo" },
    code: "quiet_in_spain",
    conditions: [
      { kind: "country", is_not: false, countries: ["ES"] },
      { kind: "last_order", is_not: false, at_least_days: 180, at_most_days: null },
    ],
    told: { en: ["live in: ES", "ordered last 180 days ago or longer"], es: ["viven en: ES", "pidieron por última vez hace 180 días o más"] },
  },
];

export function segments(language: Language) {
  return SEGMENTS.map(({ title, code, conditions, told: said }, place) => ({
    id: `U2VnbWVudDo${place}`,
    code,
    title: title[language],
    conditions: JSON.stringify(conditions),
    told: said[language],
    revision: 2,
    changedAt: AGO(6),
    changedBy: place === 0 ? "Marta Ruiz" : null,
  }));
}

export function segmentPreview(conditions: string) {
  const written = JSON.parse(conditions) as { kind: string; countries?: string[] }[];
  const problems = written.flatMap(({ kind, countries }, place) =>
    kind === "country" && countries?.length === 0 ? [{ path: `conditions.${place}.countries`, message: "Choose at least one." }] : [],
  );
  if (problems.length > 0) return { count: null, problems, told: [] };
  return { count: written.length === 0 ? 812 : Math.round(180 / written.length), problems, told: [] };
}

const TASKS = [
  { kind: "NOTE", state: "OPEN", due: -1, kindLabel: { en: "a handwritten note", es: "una nota a mano" }, text: { en: "Third order this year: thank her by hand.", es: "Tercer pedido del año: dale las gracias a mano." } },
  { kind: "CALL", state: "OPEN", due: 2, kindLabel: { en: "a call", es: "una llamada" }, text: { en: "Ask whether the table arrived well.", es: "Pregunta si la mesa llegó bien." } },
  { kind: "CARD", state: "DONE", due: -4, kindLabel: { en: "a thank-you card in the parcel", es: "una tarjeta de agradecimiento en el paquete" }, text: { en: "A card in the parcel.", es: "Una tarjeta en el paquete." } },
] as const;
const TASK_STATES = { OPEN: { en: "to do", es: "por hacer" }, DONE: { en: "done", es: "hecha" } } as const;

const CARD = {
  en: { greeting: "Thank you, Lucía", words: "We packed your order with care, and hope that you enjoy it for long.", closing: "The team of Casa Norte" },
  es: { greeting: "Gracias, Lucía", words: "Hemos preparado tu pedido con cuidado y esperamos que lo disfrutes mucho tiempo.", closing: "El equipo de Casa Norte" },
} as const;

/** `orderOf` tells an order as the API does. */
export function staffTasks(language: Language, orderOf: (place: number) => unknown) {
  return TASKS.map(({ kind, state, due, kindLabel, text }, place) => ({
    id: `U3RhZmZUYXNrOj${place}`,
    kind,
    kindLabel: kindLabel[language],
    text: text[language],
    state,
    stateLabel: TASK_STATES[state][language],
    customer: shop.customers[place] ?? null,
    order: place === 1 ? null : orderOf(place),
    createdAt: AGO(5),
    dueAt: AGO(-due),
    endedAt: state === "DONE" ? AGO(3) : null,
    endedBy: state === "DONE" ? "Marta Ruiz" : null,
    card: kind === "CALL" || state !== "OPEN" ? null : { ...CARD[language], path: "/s/norte/task-cards/token" },
    note: state === "DONE" ? { en: "She was glad.", es: "Le hizo ilusión." }[language] : "",
  }));
}
