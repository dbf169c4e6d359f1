import type { ReturnPolicyCheckQuery } from "@/api/generated/return-policy";

type Check = NonNullable<ReturnPolicyCheckQuery["returnPolicyCheck"]>;

/** Something that has to be mended before publishing. A floor of the law names its article, and every country it holds in. */
export type Finding = { path: string; message: string; isLaw: boolean; countries: string[] };

export function findingsOf(check: Check): Finding[] {
  const wrong = check.problems.map(({ path, message }) => ({ path, message, isLaw: false, countries: [] }));
  return [...wrong, ...floors(check.violations)];
}

/** What several countries forbid alike is told once. */
function floors(violations: Check["violations"]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { code, country, path, message } of violations) {
    const key = `${path ?? ""} ${code}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { path: path ?? "", message, isLaw: true, countries: [country] });
    else known.countries.push(country);
  }
  return [...found.values()];
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}.`);
}

/** Those of a place itself and of all that stands below it. */
export function under(findings: readonly Finding[], root: string): Finding[] {
  return findings.filter(({ path }) => isUnder(path, root));
}

export function at(findings: readonly Finding[], place: string): Finding | null {
  return findings.find(({ path }) => path === place) ?? null;
}

/** `rules.2.actions.0.value` stands in the third rule. */
export function ruleIndexOf(path: string): number | null {
  const found = /^rules\.(\d+)(\.|$)/.exec(path);
  return found === null ? null : Number(found[1]);
}
