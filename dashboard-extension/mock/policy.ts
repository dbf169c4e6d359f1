import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The kinds, words and sentences as the program gave them once; what the shop itself has is made up here. */
type Said = { en: string; es: string };
type Language = keyof Said;
type Word = { code: string; said: Said };
type Kind = Word & { subject: string; schema: string; isPublic: boolean; unit: string | null; words: string | null };
type Texts = Record<string, string>;
type ReasonRow = { code: string; parent: string; names: Texts; question: Texts; minPhotos: number; isShopsFault: boolean };

type Recorded = {
  conditions: Kind[];
  actions: Kind[];
  vocabularies: Record<string, Word[]>;
  grades: Word[];
  content: Document;
  text: Record<Language, { code: string; heading: string; sentences: string[] }[]>;
  reasons: ReasonRow[];
};

type Document = { window: { days: unknown }; [more: string]: unknown };

const FILE = resolve(dirname(fileURLToPath(import.meta.url)), "recorded-policy.json");
const recorded = JSON.parse(readFileSync(FILE, "utf8")) as Recorded;

export const content = JSON.stringify(recorded.content);

const choices = (words: Word[], language: Language) => words.map(({ code, said }) => ({ code, label: said[language] }));
const vocabulary = (name: string, language: Language) => choices(recorded.vocabularies[name] ?? [], language);

function kind({ said, words, ...rest }: Kind, language: Language) {
  return { ...rest, label: said[language], choices: words === null ? null : vocabulary(words, language) };
}

export function policySchema(language: Language) {
  return {
    schema: "{}",
    defaultContent: content,
    conditions: recorded.conditions.map((each) => kind(each, language)),
    actions: recorded.actions.map((each) => kind(each, language)),
    methods: vocabulary("method", language),
    outcomes: vocabulary("outcome", language),
    processingEvents: vocabulary("processing_event", language),
    grades: choices(recorded.grades, language),
    dispositions: [],
    anchors: vocabulary("anchor", language),
    fees: vocabulary("fee", language),
    exclusions: vocabulary("exclusion", language),
    currencies: ["EUR"],
  };
}

const version = (number: number, status: string, more: object = {}) => ({
  id: `UG9saWN5Oj${number}`,
  number,
  name: "",
  status,
  content,
  file: JSON.stringify({ kind: "saleor_postventa.return_policy", name: "", policy: recorded.content }),
  createdAt: "2026-10-30T09:00:00Z",
  changedAt: "2026-11-20T16:10:00Z",
  createdBy: "marta@norte.example",
  changedBy: "marta@norte.example" as string | null,
  revision: number + 10,
  publishedBy: null as string | null,
  publishedAt: null as string | null,
  takesEffectAt: null as string | null,
  appliesFrom: null as string | null,
  isRecomputed: false,
  ...more,
});

const inForce = (moment: string) => ({
  publishedBy: "marta@norte.example",
  publishedAt: moment,
  takesEffectAt: moment,
  appliesFrom: moment,
  isRecomputed: true,
});

export const versions = [
  version(4, "DRAFT", { name: "Navidad" }),
  version(3, "PUBLISHED", { name: "30 días", ...inForce("2026-11-02T08:00:00Z") }),
  version(2, "PUBLISHED", inForce("2026-06-01T08:00:00Z")),
  version(1, "PUBLISHED", inForce("2026-01-15T10:30:00Z")),
];

const STATES: Record<string, Said> = {
  DRAFT: { en: "draft", es: "borrador" },
  SCHEDULED: { en: "scheduled", es: "programada" },
  PUBLISHED: { en: "published", es: "publicada" },
};

export function policyVersion(one: (typeof versions)[number], language: Language) {
  return { ...one, statusLabel: STATES[one.status]?.[language] ?? one.status, text: policyText(language, one.number) };
}

export function policyText(language: Language, versionNumber: number | null = null) {
  return { language: language.toUpperCase(), versionNumber, paragraphs: recorded.text[language] };
}

/** As the shop would judge the window; the rest of the document is taken as it is. */
export function policyCheck(given: string, language: Language) {
  const { days } = (JSON.parse(given) as Document).window;
  const isNumber = typeof days === "number";
  const violations =
    isNumber && days < 14
      ? ["DE", "ES", "PT"].map((country) => ({
          code: "window_too_short",
          country,
          article: "art. 9 Directive 2011/83/EU",
          rule: null,
          path: "window.days",
          message:
            language === "es"
              ? "En España la ley da 14 días para desistir; el plazo es más corto (art. 104 TRLGDCU)."
              : "In Spain the law gives 14 days to withdraw; the window is shorter (art. 104 TRLGDCU).",
        }))
      : [];
  const problems = isNumber
    ? []
    : [{ path: "window.days", message: language === "es" ? "Hace falta un número entero." : "A whole number is needed." }];
  return {
    canPublish: problems.length + violations.length === 0,
    countries: ["DE", "ES", "PT"],
    problems,
    violations,
    text: problems.length > 0 ? null : policyText(language),
  };
}

const money = (amount: string) => ({ amount, currency: "EUR" });

/** Two policies of one order: the draft of the mock charges for the label. */
export function policyTrial(order: { lines: { id: string }[] }, given: string | null, language: Language) {
  const days = given === null ? 30 : Number((JSON.parse(given) as Document).window.days);
  const lastDay = new Date(Date.UTC(2026, 10, 20 + days)).toISOString().slice(0, 10);
  return {
    problems: [],
    items: order.lines.map((orderLine) => ({
      orderLine,
      isReturnable: true,
      quantity: 1,
      sentence: "",
      decision: {
        verdict: "RETURNABLE",
        code: "in_window",
        isReturnable: true,
        returnable: 1,
        sentence: ({ language: asked }: { language: "ES" | "EN" }) =>
          asked === "ES"
            ? `Puedes devolverlo hasta el ${lastDay}: ${days} días desde el 20 de noviembre, cuando llegó el último paquete de tu pedido.`
            : `You can return it until ${lastDay}: ${days} days from November 20, when the last parcel of your order arrived.`,
        window: { lastDay, days, anchor: "delivered_last", isEstimated: false, isExtendedOverHolidays: false },
        outcomes: ["REFUND", "CREDIT", "EXCHANGE"],
        methods: vocabulary("method", language).slice(0, 2),
        fees: given === null ? [] : [{ kind: "label", isPerUnit: false, amount: money("3.50") }],
        bonuses: [],
        isKeepIt: false,
        isShippingRefunded: true,
        requiresPhotos: 0,
        article: null,
        staffSentences: [language === "es" ? "El plazo: 30 días." : "The window: 30 days."],
        trace: [{ code: "window", rule: null, target: "window", isApplied: true, lostTo: null }],
      },
    })),
  };
}

const texts = (held: Texts) => Object.entries(held).map(([language, text]) => ({ language, text }));

function reason(row: ReasonRow, language: Language) {
  return {
    id: `UmVhc29uOj${row.code}`,
    code: row.code,
    name: row.names[language] ?? row.code,
    question: row.question[language] ?? null,
    names: texts(row.names),
    questions: texts(row.question),
    group: row.parent || row.code,
    minPhotos: row.minPhotos,
    isShopsFault: row.isShopsFault,
    isOn: true,
    isFromSaleor: false,
    saleorPageId: row.code === "damaged" ? "UGFnZTo3" : null,
  };
}

export function reasonTree(language: Language) {
  const below = (code: string) => recorded.reasons.filter(({ parent }) => parent === code);
  return recorded.reasons
    .filter(({ parent }) => parent === "")
    .map((row) => ({ reason: reason(row, language), children: below(row.code).map((child) => reason(child, language)) }));
}

export const guards = [
  {
    id: "R3VhcmQ6MQ==",
    subject: "CUSTOMER",
    value: "Q3VzdG9tZXI60",
    isBlock: true,
    reason: "Tres devoluciones con la caja vacía",
    expiresAt: "2027-05-01T00:00:00Z",
    createdAt: "2026-11-01T10:00:00Z",
    createdBy: "marta@norte.example",
  },
  {
    id: "R3VhcmQ6Mg==",
    subject: "VOUCHER",
    value: "AMIGAS",
    isBlock: false,
    reason: "Prometido en la feria",
    expiresAt: null,
    createdAt: "2026-10-12T10:00:00Z",
    createdBy: "marta@norte.example",
  },
];
