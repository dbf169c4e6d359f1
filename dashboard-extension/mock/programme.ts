import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The schema and the sentences as the program gave them once; versions are made up here. */
type Language = "en" | "es";
type Recorded = {
  content: object;
  schema: Record<Language, object>;
  text: Record<Language, { code: string; heading: string; sentences: string[] }[]>;
};

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "recorded-programme.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Recorded;
const content = JSON.stringify(recorded.content);

const LABELS = {
  DRAFT: { en: "Draft", es: "Borrador" },
  PUBLISHED: { en: "Published", es: "Publicada" },
} as const;

const CHANGE = {
  en: [{ code: "earning", heading: "How you earn points", gone: ["Birthday: 100 points."], added: ["Birthday: 150 points."] }],
  es: [{ code: "earning", heading: "Cómo ganas puntos", gone: ["Cumpleaños: 100 puntos."], added: ["Cumpleaños: 150 puntos."] }],
};

const version = (number: number, status: keyof typeof LABELS, more: object = {}) => ({
  id: `UHJvZ3JhbW1lOj${number}`,
  number,
  name: "",
  status,
  content,
  createdAt: "2026-10-01T08:00:00Z",
  changedAt: "2026-11-20T16:20:00Z",
  createdBy: "Marta Ruiz",
  changedBy: "Marta Ruiz",
  revision: number,
  publishedAt: null,
  publishedBy: null,
  inForceSince: null,
  ...more,
});

export const programmeVersions = [
  version(3, "DRAFT"),
  version(2, "PUBLISHED", { publishedAt: "2026-10-02T08:00:00Z", publishedBy: "Marta Ruiz", inForceSince: "2026-10-02T08:00:00Z" }),
  version(1, "PUBLISHED", { name: "2025", publishedAt: "2025-09-01T08:00:00Z", publishedBy: "Iván Gil", inForceSince: "2025-09-01T08:00:00Z" }),
];

export function programmeVersion(number: number, language: Language) {
  const found = programmeVersions.find((one) => one.number === number)!;
  return told(found, language);
}

export function told(found: (typeof programmeVersions)[number], language: Language) {
  return { ...found, statusLabel: LABELS[found.status][language], text: programmeText(language), differences: CHANGE[language] };
}

export function programmeText(language: Language) {
  return { language: language.toUpperCase(), versionNumber: null, paragraphs: recorded.text[language] };
}

export function programmeSchema(language: Language) {
  return {
    schema: JSON.stringify(recorded.schema[language]),
    defaultContent: content,
    defaultText: programmeText(language),
    currencies: ["EUR"],
  };
}

export function programmeCheck(language: Language) {
  return { canPublish: true, problems: [], contradictions: [], text: programmeText(language) };
}

const figures = (issued: number, takenBack: number, lapsed: number) => ({
  issued,
  takenBack,
  kept: issued - takenBack,
  lapsed,
  cost: { amount: ((issued - takenBack) / 100).toFixed(2), currency: "EUR" },
  liability: { amount: ((issued - takenBack - lapsed) / 100).toFixed(2), currency: "EUR" },
});

const months = ["2026-08", "2026-09", "2026-10", "2026-11"].map((month, index) => ({
  currency: "EUR",
  month,
  live: figures(9200 + index * 410, 700 + index * 20, 0),
  draft: figures(13_800 + index * 615, 1050 + index * 30, 0),
}));

const SAID = {
  en: { up: ["Bronze", "Silver"], down: ["Gold", "Silver"], assumed: "Customers buy and return the same, at the same moment." },
  es: { up: ["Bronce", "Plata"], down: ["Oro", "Plata"], assumed: "La clientela compra y devuelve lo mismo, en el mismo momento." },
} as const;

export function programmeSimulation(customers: object[], language: Language) {
  const said = SAID[language];
  return {
    id: "V2hhdDox",
    status: "DONE",
    progress: 1,
    askedAt: "2026-11-22T09:58:00Z",
    askedBy: "Marta Ruiz",
    finishedAt: "2026-11-22T09:59:00Z",
    since: "2025-11-22T00:00:00Z",
    until: "2026-11-22T00:00:00Z",
    version: programmeVersion(3, language),
    liveVersion: programmeVersion(2, language),
    ordersReplayed: 1204,
    ordersChanged: 1187,
    customersCount: 640,
    totals: [{ currency: "EUR", month: null, live: figures(39_260, 2920, 1200), draft: figures(58_890, 4380, 1800) }],
    months,
    moves: [
      { liveLevel: said.up[0], draftLevel: said.up[1], direction: 1, customersCount: 38, examples: customers },
      { liveLevel: said.down[0], draftLevel: said.down[1], direction: -1, customersCount: 4, examples: [] },
    ],
    assumptions: [{ code: "same_purchases", sentence: said.assumed }],
  };
}
