import type { CaseSolveInput } from "@/api/generated/care";

export const OUTCOMES = ["RECOVERED", "COMPENSATED", "EXPLAINED", "NOT_JUSTIFIED", "NO_REPLY", "OTHER"] as const;

export type Outcome = (typeof OUTCOMES)[number];
export type SolveDraft = { outcome: Outcome | ""; note: string; text: string };

/** Null as long as nobody said what came of it. */
export function solveInput(id: string, { outcome, note, text }: SolveDraft): CaseSolveInput | null {
  if (outcome === "") return null;
  const said = { note: note.trim(), text: text.trim() };
  return { id, outcome, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== "")) };
}
