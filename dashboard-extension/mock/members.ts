import * as shop from "./data.ts";

type Language = "en" | "es";
type Said = Record<Language, string>;

const AHEAD = (days: number) => new Date(shop.NOW.getTime() + days * 86_400_000).toISOString();
const AGO = (days: number) => AHEAD(-days);

const LEVELS: (Said & { code: string })[] = [
  { code: "gold", en: "Gold", es: "Oro" },
  { code: "silver", en: "Silver", es: "Plata" },
  { code: "bronze", en: "Bronze", es: "Bronce" },
];

const REASONS = {
  GESTURE: { en: "a goodwill gesture", es: "un gesto comercial" },
  MISSING: { en: "points that were missing", es: "puntos que faltaban" },
};
const STATES = {
  WAITING: { en: "waits for a second person", es: "espera a otra persona" },
  BOOKED: { en: "booked", es: "anotado" },
  DECLINED: { en: "declined", es: "rechazado" },
};

/** One of each kind: an ordinary one, one below zero, one who left, one whom the team left out. */
export function members(language: Language) {
  return shop.customers.map((customer, index) => {
    const level = index < 3 ? LEVELS[index] : undefined;
    return {
      id: `TWVtYmVyOj${index}`,
      customer: { ...customer, points: purse(language) },
      active: index === 1 ? -120 : 340 + index * 55,
      pending: index % 2 === 0 ? 48 : 0,
      level: level?.code ?? null,
      levelName: level?.[language] ?? null,
      openedAt: AGO(200 - index),
      leftAt: index === 2 ? AGO(20) : null,
      excludedAt: index === 3 ? AGO(9) : null,
      exclusion: index === 3 ? "WHOLESALE" : null,
      exclusionLabel: index === 3 ? { en: "buys to sell on", es: "compra para revender" }[language] : null,
      excludedBy: index === 3 ? "#2" : null,
      waitingCount: index === 0 ? 1 : 0,
      statementPath: `/s/norte/points/statement/token${index}`,
      joinedCount: index === 0 ? 1 : 0,
      absences: [],
    };
  });
}

export type Member = ReturnType<typeof members>[number];

type Filter = {
  search?: string | null;
  isNegative?: boolean | null;
  hasLeft?: boolean | null;
  isExcluded?: boolean | null;
  isWaiting?: boolean | null;
};

export function isWanted(member: Member, filter: Filter): boolean {
  const said = `${member.customer.name ?? ""} ${member.customer.email}`.toLowerCase();
  return (
    (filter.search == null || said.includes(filter.search.toLowerCase())) &&
    (filter.isNegative == null || member.active < 0 === filter.isNegative) &&
    (filter.hasLeft == null || (member.leftAt !== null) === filter.hasLeft) &&
    (filter.isExcluded == null || (member.excludedAt !== null) === filter.isExcluded) &&
    (filter.isWaiting == null || member.waitingCount > 0 === filter.isWaiting)
  );
}

export function adjustments(language: Language) {
  const made = (index: number, points: number, state: keyof typeof STATES, reason: keyof typeof REASONS, more: object = {}) => ({
    id: `QWRqOj${index}`,
    memberId: "TWVtYmVyOj0",
    customer: shop.customers[0],
    points,
    reason,
    reasonLabel: REASONS[reason][language],
    note: {
      en: "The parcel took three weeks; agreed on the phone.",
      es: "El paquete tardó tres semanas; acordado por teléfono.",
    }[language],
    needsSecond: true,
    state,
    stateLabel: STATES[state][language],
    askedBy: "#7",
    askedAt: AGO(1 + index),
    lapsesAt: AHEAD(13 - index),
    endedBy: state === "WAITING" ? null : "#3",
    endedAt: state === "WAITING" ? null : AGO(index),
    endedNote: null,
    balance: 340,
    canDecide: state === "WAITING" && index === 0,
    canWithdraw: state === "WAITING" && index === 1,
    ...more,
  });
  return [
    made(0, 1200, "WAITING", "MISSING"),
    made(1, 900, "WAITING", "GESTURE", { askedBy: "#1" }),
    made(2, 150, "BOOKED", "GESTURE", { needsSecond: false, endedBy: "#7" }),
    made(3, -800, "DECLINED", "MISSING", { endedNote: { en: "Those were theirs.", es: "Eran suyos." }[language] }),
  ];
}

export function imports(language: Language) {
  const message = { en: "This is no e-mail address.", es: "Esto no es una dirección de correo." }[language];
  const quiet = { isUnderWay: false, hasFailed: false, askedBy: "#1" };
  return [
    {
      ...quiet,
      id: "SW1wb3J0OjI=",
      name: "smile-members.csv",
      step: "CHECKED",
      stepLabel: { en: "checked", es: "revisado" }[language],
      canBegin: true,
      askedAt: AGO(0),
      rowsTotal: 12840,
      rowsDone: 12840,
      rowsNew: 12801,
      rowsKnown: 36,
      rowsWrong: 3,
      points: 2_401_350,
      unread: ["shoe size"],
      mistakes: [17, 803, 9120].map((row) => ({ row, code: "email", column: "email", message })),
    },
    {
      ...quiet,
      id: "SW1wb3J0OjE=",
      name: "pilot.csv",
      step: "IMPORTED",
      stepLabel: { en: "imported", es: "importado" }[language],
      canBegin: false,
      askedAt: AGO(6),
      rowsTotal: 36,
      rowsDone: 36,
      rowsNew: 36,
      rowsKnown: 0,
      rowsWrong: 0,
      points: 5400,
      unread: [],
      mistakes: [],
    },
  ];
}

export function joinPreview(language: Language) {
  const [into, source] = [members(language)[0]!, members(language)[4]!];
  return {
    source,
    into,
    mark: "1.2.3.4",
    lots: [
      { points: 300, expiresAt: AHEAD(40) },
      { points: source.active - 300, expiresAt: null },
    ],
    orders: 2,
    redemptions: 1,
    waiting: 0,
    excludes: false,
    activeAfter: into.active + source.active,
    pendingAfter: into.pending + source.pending,
  };
}

function purse(language: Language) {
  const told = [
    { title: { en: "Earned", es: "Ganados" }, about: "Camisa de lino", why: "50,00 € × 1 pt/€ = 50", change: 50 },
    { title: { en: "Added by our team", es: "Sumados por nuestro equipo" }, about: null, why: REASONS.GESTURE[language], change: 150 },
    { title: { en: "Used", es: "Usados" }, about: null, why: null, change: -200 },
  ];
  const redemption = {
    id: "UmVkOjE=",
    points: 500,
    stateLabel: { en: "ready", es: "listo" }[language],
    askedAt: AGO(2),
    expiresAt: AHEAD(28),
    lastChars: "9TRW",
    reward: { name: { en: "5 euros off", es: "5 euros menos" }[language] },
  };
  const edges = told.map(({ title, ...entry }, index) => ({
    node: {
      id: `RW50cnk6${index}`,
      title: title[language],
      until: null,
      occurredAt: AGO(index * 3),
      orderNumber: index === 0 ? "4711" : null,
      isWaiting: false,
      ...entry,
    },
  }));
  return {
    expiries: [{ at: AHEAD(25), points: 120 }],
    redemptions: [redemption],
    entries: { totalCount: told.length, edges },
  };
}
