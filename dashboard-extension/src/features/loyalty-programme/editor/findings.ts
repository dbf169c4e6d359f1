import type { ProgrammeCheckQuery } from "@/api/generated/loyalty-programme";

type Check = NonNullable<ProgrammeCheckQuery["pointsProgrammeCheck"]>;

/** Something to mend before publishing, or, where it does not block, something to think about. */
export type Finding = { path: string; message: string; isBlocking: boolean };

export function findingsOf(check: Check): Finding[] {
  const wrong = check.problems.map(({ path, message }) => ({ path, message, isBlocking: true }));
  return [...wrong, ...check.contradictions.map(({ path, message, isBlocking }) => ({ path, message, isBlocking }))];
}

/** What stands at exactly that place. */
export function messageAt(findings: readonly Finding[], path: string): string | null {
  return findings.find((each) => each.path === path)?.message ?? null;
}
