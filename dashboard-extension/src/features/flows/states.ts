import type { PostSaleFlowState, PostSaleJourneyState, PostSaleStaffTaskState } from "@/api/generated/flows";
import type { Tone } from "@/ui/pill";

export const TONES: Record<PostSaleFlowState, Tone> = { DRAFT: "neutral", LIVE: "success", PAUSED: "warning", ENDED: "neutral" };
export const TASK_TONES: Record<PostSaleStaffTaskState, Tone> = { OPEN: "info", DONE: "success", DISMISSED: "neutral" };

export const JOURNEY_TONES: Record<PostSaleJourneyState, Tone> = { WAITING: "info", ENDED: "success", LEFT: "warning", HELD_BACK: "neutral", NOT_FOR_THEM: "neutral" };

export type Verb = "pause" | "resume" | "end";

/** What can be done with a flow besides publishing its draft. One that ended stays so. */
export function verbsOf(state: PostSaleFlowState): Verb[] {
  switch (state) {
    case "LIVE":
      return ["pause", "end"];
    case "PAUSED":
      return ["resume", "end"];
    default:
      return [];
  }
}
