import type { PolicyTrialFieldsFragment } from "@/api/generated/return-policy";

import { without } from "../without";

export type Trial = PolicyTrialFieldsFragment;
export type TriedDecision = Trial["items"][number]["decision"];

export function decisionOf(trial: Trial | null | undefined, lineId: string): TriedDecision | null {
  return trial?.items.find(({ orderLine }) => orderLine.id === lineId)?.decision ?? null;
}

/** Whether the two policies give the customer anything else; how they came to it does not count. */
export function isSameForCustomer(one: TriedDecision, other: TriedDecision): boolean {
  const given = (decision: TriedDecision) => JSON.stringify(without(decision, "staffSentences", "trace"));
  return given(one) === given(other);
}
