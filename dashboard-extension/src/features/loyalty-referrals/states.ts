import type { ReferralDetailsFragment } from "@/api/generated/loyalty-referrals";
import type { Tone } from "@/ui/pill";

export type State = ReferralDetailsFragment["state"];
export type Shown = "waiting" | "decided" | "all";

export const SHOWN: readonly Shown[] = ["waiting", "decided", "all"];

export const TONES: Record<State, Tone> = {
  INVITED: "neutral",
  HELD: "warning",
  PENDING: "info",
  REWARDED: "success",
  DECLINED: "danger",
  VOID: "neutral",
};

const DECIDED: State[] = ["PENDING", "REWARDED", "DECLINED", "VOID"];

/** Null for every one. Decided is what waits for nobody any more, whoever decided it. */
export function statesOf(shown: Shown): State[] | null {
  if (shown === "all") return null;
  return shown === "waiting" ? ["HELD"] : DECIDED;
}
