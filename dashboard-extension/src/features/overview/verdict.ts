import type { OverviewQuery } from "@/api/generated/overview";
import type { Tone } from "@/ui/pill";

import type { OverviewKey } from "./words";

export type OverviewData = NonNullable<OverviewQuery["postSaleOverview"]>;

export type Verdict = {
  tone: Tone;
  title: OverviewKey;
  note: OverviewKey;
  /** How many things the title speaks of. */
  count: number;
  link: { to: string; label: OverviewKey } | null;
};

/** The state of the whole app in one sentence: what needs a person comes first. */
export function overviewVerdict(overview: OverviewData): Verdict {
  const failed = overview.deliveries.failed + overview.reactions.failed;
  if (failed > 0) {
    const to = overview.deliveries.failed > 0 ? "/deliveries?state=DEAD" : "/deliveries/reactions";
    return verdict("danger", "failedTitle", "failedNote", { count: failed, link: { to, label: "goDeliveries" } });
  }
  if (overview.latestCatchUp?.state === "FAILED") return verdict("warning", "catchUpFailedTitle", "catchUpFailedNote");
  if (overview.messages.failed > 0) {
    const link = { to: "/mail?state=FAILED", label: "goMail" } as const;
    return verdict("warning", "mailFailedTitle", "mailFailedNote", { count: overview.messages.failed, link });
  }
  if (overview.hooksOff > 0 && overview.level !== "ERROR") {
    const link = { to: "/settings/outgoing", label: "goOutgoing" } as const;
    return verdict("warning", "hooksOffTitle", "hooksOffNote", { count: overview.hooksOff, link });
  }
  if (overview.level === "ERROR" || overview.level === "WARNING") {
    const tone = overview.level === "ERROR" ? "danger" : "warning";
    return verdict(tone, "attentionTitle", "attentionNote", { link: { to: "/health", label: "goHealth" } });
  }
  const run = overview.latestCatchUp;
  if (run?.state === "RUNNING" && run.kind === "BACKFILL") return verdict("info", "readingTitle", "readingNote");
  if (overview.lastDeliveryAt === null) return verdict("info", "quietTitle", "quietNote");
  return verdict("success", "wellTitle", "wellNote");
}

function verdict(tone: Tone, title: OverviewKey, note: OverviewKey, more: Partial<Verdict> = {}): Verdict {
  return { tone, title, note, count: 0, link: null, ...more };
}

/** Which word the button carries: the run resumes where the last one stopped. */
export function historyAction(run: OverviewData["latestCatchUp"]): OverviewKey | null {
  if (run === null) return "startHistory";
  if (run.state === "RUNNING") return null;
  if (run.kind === "BACKFILL") return run.state === "FINISHED" ? "againHistory" : "resumeHistory";
  return "startHistory";
}
