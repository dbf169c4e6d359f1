import type { CatchUpRunsQuery } from "@/api/generated/health";

export type CatchUpRun = NonNullable<CatchUpRunsQuery["postSaleCatchUpRuns"]>["edges"][number]["node"];
export type CatchUpFeed = CatchUpRun["feeds"][number];

export type FeedKey = "feedOf" | "feedRead" | "feedNotYet";

/** How far a feed came. A total is only worth saying where it was not reached. */
export function feedKey({ read, total, isFinished }: Pick<CatchUpFeed, "read" | "total" | "isFinished">): FeedKey {
  if (read === 0 && !isFinished) return "feedNotYet";
  return total !== null && total > read && !isFinished ? "feedOf" : "feedRead";
}

export type SilenceKey = "feedsSilent" | "feedsAllSilent" | "feedsNone";

/** The feeds worth a line each, and in one word what the others had to tell: most checks find nothing. */
export function tellingFeeds({ feeds }: Pick<CatchUpRun, "feeds">): {
  told: CatchUpFeed[];
  silence: { key: SilenceKey; count: number } | null;
} {
  const told = feeds.filter((feed) => !feed.isFinished || feed.read > 0);
  const count = feeds.length - told.length;
  if (feeds.length === 0) return { told, silence: { key: "feedsNone", count } };
  if (count === 0) return { told, silence: null };
  return { told, silence: { key: told.length === 0 ? "feedsAllSilent" : "feedsSilent", count } };
}
