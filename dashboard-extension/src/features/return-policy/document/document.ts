import { without } from "../without";

/** A policy as its document says it; what was typed and is no number yet stays text, and the shop says what is wrong. */
export type Policy = {
  window: WindowTerms;
  outcomes: string[];
  methods: string[];
  fees: Fee[];
  auto_approve: boolean;
  reviews_flagged: boolean;
  processing_event: string;
  refund_shipping: string;
  send_within_days: Typed;
  remind_after_days: Typed;
  keep_it: KeepIt;
  loss_by_grade: Record<string, string>;
  accepts_excluded: string[];
  rules: Rule[];
  [more: string]: unknown;
};

export type Typed = number | string;

export type WindowTerms = { days: Typed; anchor: string; transit_days: Typed; extend_to_working_day: boolean };

export type Amounts = Record<string, string>;

export type Fee = { kind: string; amounts: Amounts; percent: string | null; is_per_unit: boolean };

export type KeepIt = { is_on: boolean; label_cost: Amounts; handling_cost: Amounts; cap: Typed };

export type Value = Record<string, unknown>;

export type Part = { kind: string; value: Value };

export type Rule = {
  id: string;
  names: Record<string, string>;
  priority: number;
  match: "all" | "any";
  conditions: Part[];
  actions: Part[];
  is_on: boolean;
  starts_on: string | null;
  ends_on: string | null;
};

/** Rules stand in the order in which they win: the highest priority first. */
export function draftOf(content: string): Policy {
  const policy = JSON.parse(content) as Policy;
  return { ...policy, rules: [...policy.rules].sort((one, other) => other.priority - one.priority) };
}

export function contentOf(policy: Policy): string {
  return JSON.stringify(policy);
}

export function isSame(one: Policy, other: Policy): boolean {
  return contentOf(one) === contentOf(other);
}

/** `30` as a number; anything else as it was typed. */
export function wholeNumber(text: string): Typed {
  const typed = text.trim();
  return /^-?\d{1,9}$/.test(typed) ? Number(typed) : typed;
}

/** `4,95` and `4.95` are the same amount. */
export function decimal(text: string): string {
  return text.trim().replace(",", ".");
}

export function withAmount(amounts: Amounts, currency: string, text: string): Amounts {
  const others: Amounts = without(amounts, currency);
  return text.trim() === "" ? others : { ...others, [currency]: decimal(text) };
}

/** With what was ticked at the end, so that the order of the others stays. */
export function withWord(words: readonly string[], word: string, isThere: boolean): string[] {
  const others = words.filter((known) => known !== word);
  return isThere ? [...others, word] : others;
}

/** A fee for a kind that has none is free. */
export function feeOf(fees: readonly Fee[], kind: string): Fee | null {
  return fees.find((fee) => fee.kind === kind) ?? null;
}

export function withFee(fees: readonly Fee[], kind: string, fee: Fee | null): Fee[] {
  if (fee === null) return fees.filter((known) => known.kind !== kind);
  return fees.some((known) => known.kind === kind)
    ? fees.map((known) => (known.kind === kind ? fee : known))
    : [...fees, fee];
}

/** Nothing is deducted where no share is given. */
export function withLoss(losses: Record<string, string>, grade: string, text: string): Record<string, string> {
  const others: Record<string, string> = without(losses, grade);
  return text.trim() === "" ? others : { ...others, [grade]: decimal(text) };
}
