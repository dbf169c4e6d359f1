import type { InstallationHealthQuery, PostSaleLevel } from "@/api/generated/health";

export type Finding = NonNullable<InstallationHealthQuery["postSaleFindings"]>[number];

const ORDER: Record<PostSaleLevel, number> = { ERROR: 0, WARNING: 1, INFO: 2, OK: 3 };

/** The worst first; among equals as doctor gives them. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => ORDER[a.level] - ORDER[b.level]);
}

export function needingSomeone(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ level }) => level === "ERROR" || level === "WARNING");
}

/** Extensions and permissions change only by re-install; doctor's code for it says so. */
export function isReinstallDue(findings: readonly Finding[]): boolean {
  return needingSomeone(findings).some(({ code }) => /re-?_?install/i.test(code));
}
