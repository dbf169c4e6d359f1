import type { ReviewDetailsFragment } from "@/api/generated/reviews";
import type { Tone } from "@/ui/pill";

export type Status = NonNullable<ReviewDetailsFragment["status"]>;
export type Shown = "waiting" | "published" | "refused" | "all";

export const SHOWN: readonly Shown[] = ["waiting", "published", "refused", "all"];

export const TONES: Record<Status, Tone> = { PENDING: "warning", PUBLISHED: "success", REFUSED: "danger" };

const STATUSES: Record<Exclude<Shown, "all">, Status> = { waiting: "PENDING", published: "PUBLISHED", refused: "REFUSED" };

/** Null for every one. */
export function statusesOf(shown: Shown): Status[] | null {
  return shown === "all" ? null : [STATUSES[shown]];
}

/** Few stars are no reason, and none of these asks for them. */
export const REASONS = ["SPAM", "INSULT", "PRIVATE", "OFF_TOPIC", "UNLAWFUL", "FAKE", "OTHER"] as const;
export type Reason = (typeof REASONS)[number];

/** What is missing before it can be refused; null where nothing is. */
export function missingOf(reason: Reason | "", text: string): "reasonMissing" | "textMissing" | null {
  if (reason === "") return "reasonMissing";
  return reason === "OTHER" && text.trim() === "" ? "textMissing" : null;
}
