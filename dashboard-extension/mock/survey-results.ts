type Language = "en" | "es";
type Asked = { version?: number | null; since?: string | null; until?: string | null; where?: { key: string }[] | null };
type Share = { value: number; low: number; high: number; n: number };

const SURVEY = "U3VydmV5OjA=";

/** A quarter of a survey after the delivery; the intervals are those of its numbers. */
export function surveyOf(id: string, language: Language) {
  if (id !== SURVEY) return null;
  return { id, title: language === "es" ? "Recomendación tras la entrega" : "Recommendation after the delivery", results: (asked: Asked) => results(asked, language) };
}

function results({ version, since, until, where }: Asked, language: Language) {
  const say = (en: string, es: string) => (language === "es" ? es : en);
  const isPart = (where ?? []).length > 0;
  return {
    version: version ?? 2,
    versions: [
      { number: 2, publishedAt: "2026-09-01T08:00:00Z" },
      { number: 1, publishedAt: "2026-03-02T09:30:00Z" },
    ],
    since: since ?? "2026-09-13",
    until: until ?? "2026-12-11",
    answers: isPart ? 36 : 100,
    finished: isPart ? 31 : 88,
    spam: 3,
    tests: 2,
    exportPath: ({ sheet }: { sheet: string }) => `/s/norte/surveys/results/${sheet.toLowerCase()}`,
    funnel: {
      steps: [
        { step: "SENT", count: 412, of: null, share: null },
        { step: "DELIVERED", count: 405, of: "SENT", share: share(0.983, 0.9655, 0.9917, 412) },
        { step: "OPENED", count: null, of: "DELIVERED", share: null },
        { step: "STARTED", count: 100, of: "DELIVERED", share: share(0.2469, 0.2074, 0.2912, 405) },
        { step: "COMPLETED", count: 88, of: "DELIVERED", share: share(0.2173, 0.1799, 0.26, 405) },
      ],
    },
    questions: [nps(isPart, say), ease(say), why(say)],
  };
}

type Say = (en: string, es: string) => string;

function nps(isPart: boolean, say: Say) {
  const figure = isPart ? score(30.56, 2.88, 53.53, 36, 4054) : score(35, 18.69, 49.28, 100, 3839);
  return {
    ...question("nps", say("Recommendation, 0 to 10 (NPS)", "Recomendación, de 0 a 10 (NPS)"), say("Would you recommend us?", "¿Nos recomendarías?"), figure.n),
    figure,
    before: score(30, -19.05, 65.2, 10, 3762),
    change: { value: 5, low: -33.8, high: 56.1, isVisible: false },
    options: Array.from({ length: 11 }, (_, place) => {
      const count = [4, 1, 2, 2, 3, 4, 4, 8, 17, 25, 30][place]!;
      const value = count / 100;
      return { row: "", rowLabel: "", code: String(place), label: String(place), count, share: share(value, Math.max(0, value - 0.05), value + 0.07, 100) };
    }),
    trend: [
      { startsOn: "2026-09-01", figure: null },
      { startsOn: "2026-10-01", figure: score(22, -8, 46, 31, 4100) },
      { startsOn: "2026-11-01", figure: score(41, 20, 58, 62, 3700) },
      { startsOn: "2026-12-01", figure: score(43, -18, 78, 7, 3900, false) },
    ],
    groups: {
      leftOut: 2,
      unknown: 1,
      rows: [
        { key: "UHJvZHVjdDox", label: "Camisa Costa de lino", figure: score(30.56, 2.88, 53.53, 36, 4054) },
        { key: "UHJvZHVjdDoy", label: "Taza Ocre", figure: score(50, -9, 81, 8, 3500, false) },
      ],
    },
    recovered: share(0.4, 0.168, 0.687, 10),
    weighted: isPart ? null : { value: 27.4, low: 8.1, high: 44.6, n: 100, effectiveN: 81.3, asked: 412, groups: 9, isEnough: true },
    recoveredByOutcome: [
      { outcome: "compensated", label: say("made good with a gesture", "compensado con un gesto"), recovered: share(0.6, 0.231, 0.882, 5) },
      { outcome: "explained", label: say("explained", "explicado"), recovered: share(0.2, 0.036, 0.624, 5) },
    ],
  };
}

function ease(say: Say) {
  return {
    ...question("ease", say("Effort, 1 to 7 (CES)", "Esfuerzo, de 1 a 7 (CES)"), say("How easy was it?", "¿Qué tan fácil fue?"), 61),
    figure: { kind: "CES", value: 5.62, low: 5.31, high: 5.93, n: 61, isEnough: true, worthSeeing: 0.3, moreNeeded: 200, easy: share(0.803, 0.687, 0.884, 61) },
    before: { kind: "CES", value: 4.9, low: 4.52, high: 5.28, n: 48, isEnough: true, worthSeeing: 0.3, moreNeeded: 230, easy: share(0.6, 0.458, 0.727, 48) },
    change: { value: 0.72, low: 0.23, high: 1.21, isVisible: true },
  };
}

function why(say: Say) {
  const low = score(-62.5, -88, -25, 16, 3200);
  return {
    ...question("why", say("In their own words", "Con sus palabras"), say("Why?", "¿Por qué?"), 54),
    texts: {
      n: 54,
      moods: [
        { mood: "POSITIVE", label: say("Positive", "Positivo"), count: 29 },
        { mood: "NEUTRAL", label: say("Neutral", "Neutro"), count: 7 },
        { mood: "MIXED", label: say("Mixed", "Mixto"), count: 4 },
        { mood: "NEGATIVE", label: say("Negative", "Negativo"), count: 14 },
      ],
      topics: [
        {
          ...{ topic: "delivery", label: say("Delivery", "Entrega"), count: 16, mentioned: share(0.296, 0.191, 0.428, 54) },
          ...{ among: low, others: score(60.5, 38, 77, 38, 2500), difference: { value: -123, low: -152, high: -78, isVisible: true } },
          ...{ moods: [], examples: ["El envío tardó tres semanas y nadie me avisó", "Llegó tarde pero el producto es muy bueno"] },
        },
        {
          ...{ topic: "size", label: say("Size", "Talla"), count: 6, mentioned: share(0.111, 0.052, 0.221, 54) },
          ...{ among: score(-16.7, -62, 41, 6, 4100, false), others: score(35, 12, 54, 48, 3800), difference: null },
          ...{ moods: [], examples: ["La camiseta me queda pequeña"] },
        },
      ],
    },
  };
}

function question(code: string, kindLabel: string, text: string, n: number) {
  const nothing = { figure: null, before: null, change: null, options: [], trend: [], recovered: null, texts: null, weighted: null, recoveredByOutcome: [], photos: [] };
  return { code, kind: code, kindLabel, text, n, ...nothing, groups: { leftOut: 0, unknown: n, rows: [] } };
}

function share(value: number, low: number, high: number, n: number): Share & { count: number } {
  return { value, low, high, n, count: Math.round(value * n) };
}

function score(value: number, low: number, high: number, n: number, moreNeeded: number, isEnough = true) {
  return { kind: "NPS", value, low, high, n, isEnough, worthSeeing: 5, needed: n + moreNeeded, moreNeeded, easy: null };
}

export function topicWords(language: Language) {
  const say = (en: string, es: string) => (language === "es" ? es : en);
  return [
    {
      ...{ topic: "delivery", label: say("Delivery", "Entrega"), shipped: ["envio*", "entreg*", "llego", "repartidor*"] },
      ...{ off: [{ id: "VG9waWM6MQ==", phrase: "llego" }], own: [] },
    },
    { topic: "quality", label: say("Quality", "Calidad"), shipped: ["calidad*", "roto"], off: [], own: [] },
    { topic: "Cordones", label: "Cordones", shipped: [], off: [], own: [{ id: "VG9waWM6Mg==", phrase: "cordon*" }] },
  ];
}
