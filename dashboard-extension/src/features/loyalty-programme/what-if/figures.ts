import type { WhatIfQuery } from "@/api/generated/loyalty-programme";

export type Simulation = NonNullable<WhatIfQuery["pointsProgrammeSimulation"]>;
export type Comparison = Simulation["totals"][number];
export type Figures = Comparison["live"];
export type Money = Figures["cost"];

/** `75` as a share, or null where it is none. */
export function shareOf(percent: string): number | null {
  const found = /^\d{1,3}$/.test(percent.trim()) ? Number(percent) : NaN;
  return found >= 0 && found <= 100 ? found / 100 : null;
}

export const MOST_MONTHS = 24;

/** `18` as a number of months, or null where it is none that can be replayed. */
export function monthsOf(text: string): number | null {
  const found = /^\d{1,2}$/.test(text.trim()) ? Number(text) : NaN;
  return found >= 1 && found <= MOST_MONTHS ? found : null;
}

/** So many months ago; on the last day of a month that is shorter. */
export function monthsBefore(moment: Date, months: number): Date {
  const found = new Date(moment);
  found.setUTCDate(1);
  found.setUTCMonth(found.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(found.getUTCFullYear(), found.getUTCMonth() + 1, 0)).getUTCDate();
  found.setUTCDate(Math.min(moment.getUTCDate(), lastDay));
  return found;
}

/** What the draft costs more; below zero, less. In whole cents, as a text that does not lose any. */
export function moneyBetween(live: Money, draft: Money): Money {
  const cents = Math.round(Number(draft.amount) * 100) - Math.round(Number(live.amount) * 100);
  return { amount: (cents / 100).toFixed(2), currency: draft.currency };
}

export function isOver(status: Simulation["status"]): boolean {
  return status === "DONE" || status === "FAILED";
}
