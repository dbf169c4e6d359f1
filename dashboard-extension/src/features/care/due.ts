import type { Tone } from "@/ui/pill";

export type CaseState = "OPEN" | "ANSWERED" | "SOLVED";
export type Due = { kind: "late" | "near" | "ahead"; at: string };

const NEAR_MS = 4 * 3_600_000;

export const STATE_TONES: Record<CaseState, Tone> = { OPEN: "info", ANSWERED: "neutral", SOLVED: "success" };
export const DUE_TONES: Record<Due["kind"], Tone> = { late: "danger", near: "warning", ahead: "neutral" };

/** By when the team has to act; null while it is not its turn. */
export function dueOf(dueAt: string | null, now: Date): Due | null {
  if (dueAt === null) return null;
  const left = new Date(dueAt).getTime() - now.getTime();
  return { kind: left < 0 ? "late" : left < NEAR_MS ? "near" : "ahead", at: dueAt };
}
