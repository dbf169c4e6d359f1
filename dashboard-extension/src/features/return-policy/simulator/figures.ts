import type { SimulationFiguresFragment, SimulationQuery } from "@/api/generated/return-policy";

export type Simulation = NonNullable<SimulationQuery["returnPolicySimulation"]>;
export type Total = Simulation["totals"][number];
export type Figures = SimulationFiguresFragment;

type Named<Kind> = { [Name in keyof Figures]: Figures[Name] extends Kind ? Name : never }[keyof Figures];
export type CountName = Named<number>;
export type MoneyName = Exclude<keyof Figures, CountName>;

export const MONEY_ROWS: MoneyName[] = ["refunded", "keptSales", "credited", "exchanged", "fees", "shipping"];
export const COUNT_ROWS: CountName[] = [
  "returnsRefused",
  "returnsCarriedOut",
  "exchanges",
  "keepIts",
  "reviews",
  "autoApproved",
  "unitsBack",
  "unitsKeptSold",
  "rightsDenied",
];

/** The other policy comes to the same on every order, and tells every shopper the same. */
export function isWithoutEffect({ ordersChanged, ordersToldOtherwise }: Pick<Simulation, "ordersChanged" | "ordersToldOtherwise">): boolean {
  return ordersChanged === 0 && ordersToldOtherwise === 0;
}

export function isOver(status: Simulation["status"]): boolean {
  return status === "DONE" || status === "FAILED";
}

/** `+3`, `-2`, and `0` without a sign. */
export function signed(text: string, value: number): string {
  return value > 0 ? `+${text}` : text;
}

export type Wanted = { policyId: string; since: string; until: string; lateLow: string; lateHigh: string };
export type Wrong = "period" | "late";

export function wrongsOf({ since, until, lateLow, lateHigh }: Wanted): Wrong[] {
  const [low, high] = [share(lateLow), share(lateHigh)];
  return [
    ...(since === "" || until === "" || since >= until ? (["period"] as const) : []),
    ...(low === null || high === null || low > high ? (["late"] as const) : []),
  ];
}

/** Percent as typed, as a share from 0 to 1; null where it is none. */
export function share(percent: string): number | null {
  const value = Number(percent.trim().replace(",", "."));
  return percent.trim() === "" || Number.isNaN(value) || value < 0 || value > 100 ? null : value / 100;
}

/** A year up to today, in the days of the shop. */
export function lastYear(today: string): { since: string; until: string } {
  const [year = "", month = "", day = ""] = today.split("-");
  const isLeapDay = month === "02" && day === "29";
  return { since: `${Number(year) - 1}-${month}-${isLeapDay ? "28" : day}`, until: today };
}
