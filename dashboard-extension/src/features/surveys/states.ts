import type { PostSaleSurveyInvitationState, PostSaleSurveyState } from "@/api/generated/surveys";
import type { Tone } from "@/ui/pill";

export const TONES: Record<PostSaleSurveyState, Tone> = { DRAFT: "neutral", LIVE: "success", PAUSED: "warning", ENDED: "neutral" };

export const INVITATION_TONES: Record<PostSaleSurveyInvitationState, Tone> = {
  SCHEDULED: "neutral",
  WAITING: "warning",
  SENT: "info",
  ANSWERED: "success",
  THROTTLED: "neutral",
  SKIPPED: "neutral",
  CANCELLED: "neutral",
  EXPIRED: "neutral",
};

export const INVITATION_STATES = Object.keys(INVITATION_TONES) as PostSaleSurveyInvitationState[];

export type Verb = "pause" | "resume" | "end";

/** What can be done with a survey besides publishing its draft. One that ended stays so. */
export function verbsOf(state: PostSaleSurveyState): Verb[] {
  switch (state) {
    case "LIVE":
      return ["pause", "end"];
    case "PAUSED":
      return ["resume", "end"];
    default:
      return [];
  }
}
