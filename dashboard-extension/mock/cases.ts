import * as shop from "./data.ts";

type Language = "en" | "es";
type State = "OPEN" | "ANSWERED" | "SOLVED";
type Said = Record<Language, string>;

const HOUR = 3_600_000;
const at = (hours: number) => new Date(shop.NOW.getTime() + hours * HOUR).toISOString();

const STATES: Record<State, Said> = {
  OPEN: { en: "open", es: "abierta" },
  ANSWERED: { en: "answered", es: "respondida" },
  SOLVED: { en: "solved", es: "resuelta" },
};
const TOPICS = {
  EXPERIENCE: { en: "how it went", es: "cómo fue todo" },
  DELIVERY: { en: "a delivery", es: "una entrega" },
  OTHER: { en: "something else", es: "otra cosa" },
};
export const OWNERS = [
  { id: "VXNlcjox", label: "ana@example.com", isViewer: true },
  { id: "VXNlcjoy", label: "tom@example.com", isViewer: false },
];

type Kept = {
  state: State;
  topic: keyof typeof TOPICS;
  severity: "HIGH" | "NORMAL";
  score: { kind: string; value: number } | null;
  dueIn: number | null;
  owner: number | null;
  order: number | null;
  times?: number;
};

const KEPT: Kept[] = [
  { state: "OPEN", topic: "EXPERIENCE", severity: "HIGH", score: { kind: "nps", value: 1 }, dueIn: -3, owner: null, order: 0 },
  { state: "OPEN", topic: "DELIVERY", severity: "NORMAL", score: null, dueIn: 2, owner: 0, order: 1, times: 1 },
  { state: "ANSWERED", topic: "EXPERIENCE", severity: "NORMAL", score: { kind: "csat", value: 2 }, dueIn: null, owner: 1, order: 2 },
  { state: "SOLVED", topic: "OTHER", severity: "NORMAL", score: null, dueIn: null, owner: 0, order: null },
];

const SENTENCE: Said = { en: "A person of our team looks at it.", es: "Una persona de nuestro equipo lo está mirando." };

export function cases(language: Language) {
  return KEPT.map((kept, index) => ({ ...basicsOf(kept, index, language), ...threadOf(kept, index) }));
}

function basicsOf(kept: Kept, index: number, language: Language) {
  const order = kept.order === null ? null : shop.orders[kept.order]!;
  const isSolved = kept.state === "SOLVED";
  return {
    id: `UG9zdFNhbGVDYXNlOj${index}`,
    number: `C-100${index + 1}`,
    topic: kept.topic,
    topicLabel: TOPICS[kept.topic][language],
    state: kept.state,
    stateLabel: STATES[kept.state][language],
    stateSince: at(-index - 1),
    sentence: SENTENCE[language],
    severity: kept.severity,
    origin: kept.score === null ? "STAFF" : "SURVEY",
    score: kept.score,
    answerId: kept.score === null ? null : `UG9zdFNhbGVTdXJ2ZXlBbnN3ZXI6${index}`,
    dueAt: kept.dueIn === null ? null : at(kept.dueIn),
    isOverdue: kept.dueIn !== null && kept.dueIn < 0,
    openedAt: at(-30 - index * 20),
    firstAnsweredAt: kept.state === "OPEN" ? null : at(-10),
    solvedAt: isSolved ? at(-5) : null,
    outcome: isSolved ? "RECOVERED" : null,
    outcomeLabel: isSolved ? { en: "the customer is content again", es: "el cliente vuelve a estar contento" }[language] : null,
    timesReopened: kept.times ?? 0,
    isShownToShopper: kept.score !== null || kept.state !== "OPEN",
    owner: kept.owner === null ? null : OWNERS[kept.owner]!,
    nextSteps: isSolved ? ["REOPEN"] : ["ASSIGN", "ANSWER", "SOLVE"],
    orderNumber: order?.number ?? null,
    orderSaleorId: order?.saleorId ?? null,
    orderIndex: kept.order,
    customer: shop.customers[order?.customerIndex ?? 1]!,
  };
}

function threadOf(kept: Kept, index: number) {
  const team = { actorKind: "STAFF", actorLabel: "ana@example.com" };
  const shopper = { actorKind: "SHOPPER", actorLabel: null };
  return {
    messages: [
      { id: `TTox${index}`, text: "Llegó tarde y con la caja abierta.", isInternal: false, at: at(-30), ...shopper },
      { id: `TToy${index}`, text: "Hablar con el transportista antes de responder.", isInternal: true, at: at(-20), ...team },
      ...(kept.state === "OPEN"
        ? []
        : [{ id: `TToz${index}`, text: "Lo sentimos mucho. Hoy sale otra caja.", isInternal: false, at: at(-10), ...team }]),
    ],
    transitions: [
      { step: "OPEN", outcome: null, ownerLabel: null, at: at(-30), actorKind: "SYSTEM", actorLabel: null, note: null },
      ...(kept.owner === null
        ? []
        : [{ step: "ASSIGN", outcome: null, ownerLabel: OWNERS[kept.owner]!.label, at: at(-22), ...team, note: null }]),
      ...(kept.state === "SOLVED"
        ? [{ step: "SOLVE", outcome: "RECOVERED", ownerLabel: null, at: at(-5), ...team, note: "Le mandamos un vale." }]
        : []),
    ],
  };
}

/** What the first of the two questions was answered with stands in the case, too. */
export function surveyAnswer(id: string, language: Language) {
  const { score } = KEPT[Number(id.at(-1))]!;
  const asked = {
    first: { en: "Would you recommend us?", es: "¿Nos recomendarías?" },
    why: { en: "What went wrong?", es: "¿Qué ha fallado?" },
  };
  return {
    id,
    surveyTitle: { en: "Recommendation after the delivery", es: "Recomendación tras la entrega" }[language],
    answeredAt: at(-30),
    channelLabel: { en: "from the mail", es: "desde el correo" }[language],
    replies: [
      { question: asked.first[language], text: String(score?.value ?? ""), isOwnWords: false },
      { question: asked.why[language], text: "Llegó tarde y con la caja abierta.", isOwnWords: true },
    ],
  };
}
