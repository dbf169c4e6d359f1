import type { Part, Policy, Rule } from "./document";

const STEP = 10;

/** The first wins: priorities follow the order, and leave room between them for a file that is written by hand. */
function numbered(rules: Rule[]): Rule[] {
  return rules.map((rule, index) => ({ ...rule, priority: (rules.length - index) * STEP }));
}

export function moved(rules: readonly Rule[], id: string, by: -1 | 1): Rule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = from + by;
  const [rule, other] = [rules[from], rules[to]];
  if (rule === undefined || other === undefined) return [...rules];
  const next = [...rules];
  next[from] = other;
  next[to] = rule;
  return numbered(next);
}

/** A new rule stands first: whoever writes an exception wants it to win. */
export function added(rules: readonly Rule[], rule: Rule): Rule[] {
  return numbered([rule, ...rules]);
}

/** The copy stands right below, and is off until somebody changed it. */
export function copied(rules: readonly Rule[], id: string): Rule[] {
  const next = rules.flatMap((rule) =>
    rule.id === id ? [rule, { ...structuredClone(rule), id: freshId(rules, rule.id), is_on: false }] : [rule],
  );
  return next.length === rules.length ? next : numbered(next);
}

export function removed(rules: readonly Rule[], id: string): Rule[] {
  return rules.filter((rule) => rule.id !== id);
}

export function changed(rules: readonly Rule[], id: string, change: Partial<Rule>): Rule[] {
  return rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule));
}

/** An id that no rule has yet: it stays with the rule for good, for traces name rules by it. */
export function freshId(rules: readonly Rule[], wanted: string): string {
  const base = wanted.replace(/-\d+$/, "").slice(0, 50);
  const known = new Set(rules.map(({ id }) => id));
  for (let number = 1; ; number += 1) {
    const id = `${base}-${number}`;
    if (!known.has(id)) return id;
  }
}

export function newRule(rules: readonly Rule[], languages: readonly string[], parts: Partial<Rule> = {}): Rule {
  return {
    id: freshId(rules, "rule"),
    names: Object.fromEntries(languages.map((language) => [language, ""])),
    priority: STEP,
    match: "all",
    conditions: [],
    actions: [],
    is_on: true,
    starts_on: null,
    ends_on: null,
    ...parts,
  };
}

/** Rules that do nothing but set another window for some countries: markets with a window of their own. */
export function marketRules(policy: Policy): Rule[] {
  return policy.rules.filter(
    ({ conditions, actions }) =>
      conditions.length > 0 &&
      conditions.every(({ kind }) => kind === "country") &&
      actions.some(({ kind }) => kind === "set_window"),
  );
}

export function marketParts(days: number): Pick<Rule, "conditions" | "actions"> {
  return {
    conditions: [{ kind: "country", value: { any_of: [] } }],
    actions: [{ kind: "set_window", value: { days } }],
  };
}

export function withPart(parts: readonly Part[], index: number, part: Part | null): Part[] {
  if (part === null) return parts.filter((_, place) => place !== index);
  return index >= parts.length ? [...parts, part] : parts.map((known, place) => (place === index ? part : known));
}
