import type { TimelineEvent } from "@/ui/timeline";

import type { CaseData } from "./use-case";

type Transition = NonNullable<CaseData["transitions"]>[number];
type StepKey = `step${Transition["step"]}` | "stepUnassign";
export type Told = Omit<TimelineEvent, "sentence"> & { key: StepKey; owner: string; outcome: Transition["outcome"]; note: string | null };

/** What happened, the newest first. */
export function historyOf(transitions: readonly Transition[]): Told[] {
  return transitions
    .map((each, index) => ({
      id: String(index),
      key: each.step === "ASSIGN" && each.ownerLabel === null ? ("stepUnassign" as const) : (`step${each.step}` as const),
      owner: each.ownerLabel ?? "",
      outcome: each.outcome,
      note: each.note,
      occurredAt: each.at,
      actorKind: each.actorKind,
      actorLabel: each.actorLabel,
    }))
    .reverse();
}
