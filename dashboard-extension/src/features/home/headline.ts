import type { HomeWidgetQuery } from "@/api/generated/home";

import type { HomeKey } from "./words";

export type HomeData = NonNullable<HomeWidgetQuery["postSaleOverview"]>;

export type Headline = { key: HomeKey; values: Record<string, number>; link: { path: string; key: HomeKey } };

/** The one line of the home widget, and where it leads. */
export function headline(overview: HomeData): Headline {
  const failed = overview.deliveries.failed + overview.reactions.failed + overview.messages.failed;
  if (failed > 0) {
    return { key: "failed", values: { count: failed }, link: { path: failedPath(overview), key: "openFailed" } };
  }
  if (overview.level === "ERROR" || overview.level === "WARNING") {
    return { key: "attention", values: {}, link: { path: "/health", key: "openHealth" } };
  }
  const link = { path: "/overview", key: "openFull" } as const;
  const run = overview.latestCatchUp;
  if (run?.state === "RUNNING" && run.kind === "BACKFILL") {
    const read = run.feeds.find(({ name }) => name === "orders")?.read ?? 0;
    return { key: "reading", values: { read }, link };
  }
  return { key: overview.lastDeliveryAt === null ? "quiet" : "well", values: {}, link };
}

function failedPath({ deliveries, reactions }: HomeData): string {
  if (deliveries.failed > 0) return "/deliveries?state=DEAD";
  return reactions.failed > 0 ? "/deliveries/reactions" : "/mail?state=FAILED";
}
