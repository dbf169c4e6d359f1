import * as shop from "./data.ts";

type Language = "en" | "es";
type State = "INVITED" | "HELD" | "PENDING" | "REWARDED" | "DECLINED" | "VOID";

const AGO = (days: number) => new Date(shop.NOW.getTime() - days * 86_400_000).toISOString();

const STATES: Record<State, Record<Language, string>> = {
  INVITED: { en: "invited", es: "invitación enviada" },
  HELD: { en: "waiting for the team", es: "pendiente del equipo" },
  PENDING: { en: "points on their way", es: "puntos en camino" },
  REWARDED: { en: "points given", es: "puntos entregados" },
  DECLINED: { en: "declined", es: "rechazada" },
  VOID: { en: "without points", es: "sin puntos" },
};
const SIGNALS = {
  same_address: { en: "both have the same postal address", es: "ambos tienen la misma dirección postal" },
  similar_email: { en: "the e-mail addresses are almost the same", es: "los correos son casi iguales" },
  not_first_order: { en: "the friend had bought before", es: "el amigo ya había comprado" },
};

type Kept = { state: State; from: number; to: number | null; order: string | null; signals: (keyof typeof SIGNALS)[]; reason?: string };

const KEPT: Kept[] = [
  { state: "HELD", from: 0, to: 1, order: "4718", signals: ["same_address", "similar_email"] },
  { state: "HELD", from: 2, to: 3, order: "4720", signals: ["not_first_order"] },
  { state: "INVITED", from: 0, to: null, order: null, signals: [] },
  { state: "PENDING", from: 1, to: 2, order: "4702", signals: [] },
  { state: "DECLINED", from: 3, to: 0, order: "4698", signals: ["same_address"], reason: "Same person, two addresses." },
];

export function referrals(language: Language) {
  return KEPT.map(({ state, from, to, order, signals, reason }, index) => ({
    id: `UmVmZXJyYWw6${index}`,
    state,
    stateLabel: STATES[state][language],
    stateSince: AGO(index + 1),
    invitedAt: AGO(index + 6),
    signals: signals.map((code) => ({ code, label: SIGNALS[code][language] })),
    orderNumber: order,
    decidedAt: reason === undefined ? null : AGO(1),
    reason: reason ?? null,
    referrer: shop.customers[from] ?? null,
    friend: to === null ? null : (shop.customers[to] ?? null),
  }));
}
