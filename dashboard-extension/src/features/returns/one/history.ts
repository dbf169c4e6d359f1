import type { TimelineEvent } from "@/ui/timeline";

import type { ReturnData } from "./use-return";
import type { OneKey } from "./words";

export type Happened = Omit<TimelineEvent, "sentence"> & { key: OneKey; values?: Record<string, string | number>; reason?: string | null };

/** Everything that happened to a return, the newest first. */
export function historyOf(ret: ReturnData): Happened[] {
  const arrivals = ret.receipts ?? [];
  let arrived = 0;
  const steps = ret.transitions.map((step, index): Happened => {
    const receipt = step.step === "RECEIVE" ? arrivals[arrived++] : undefined;
    const count = (receipt?.units ?? []).reduce((all, { quantity }) => all + quantity, 0);
    return {
      id: `step-${index}`,
      key: step.step === null ? "happened_REQUEST" : `happened_${step.step}`,
      values: { count },
      occurredAt: step.at,
      actorKind: step.actorKind,
      actorLabel: step.actorLabel,
      reason: step.reason,
    };
  });
  const system = { actorKind: "SYSTEM", actorLabel: null } as const;
  const payments = ret.settlements.flatMap((settlement): Happened[] => [
    { id: `made-${settlement.id}`, key: "happened_SETTLED", values: { number: settlement.number }, occurredAt: settlement.madeAt, ...system },
    ...(settlement.doneAt === null
      ? []
      : [{ id: `done-${settlement.id}`, key: "happened_PAID" as const, values: { number: settlement.number }, occurredAt: settlement.doneAt, ...system }]),
  ]);
  const reminded: Happened[] = ret.remindedAt === null ? [] : [{ id: "reminded", key: "happened_REMINDED", occurredAt: ret.remindedAt, ...system }];
  const all = [...steps, ...payments, ...reminded];
  // What happened at one moment stays in the order in which it was told.
  return all
    .map((each, index) => ({ each, index }))
    .sort((a, b) => new Date(b.each.occurredAt).getTime() - new Date(a.each.occurredAt).getTime() || b.index - a.index)
    .map(({ each }) => each);
}
