import { useEffect } from "react";

import { CatchUpRunsDocument } from "@/api/generated/health";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import type { CatchUpRun } from "./readings";

const PAGE_SIZE = 8;
const POLL_MS = 5_000;

export function useCatchUpRuns() {
  const pages = usePages();
  const { data, problem, isLoading, reload } = useQuery(CatchUpRunsDocument, { first: PAGE_SIZE, after: pages.after });
  const runs = data?.postSaleCatchUpRuns ?? null;
  const rows: CatchUpRun[] = (runs?.edges ?? []).map(({ node }) => node);
  const isRunning = rows.some(({ state }) => state === "RUNNING");

  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(reload, POLL_MS);
    return () => window.clearInterval(timer);
  }, [isRunning, reload]);

  // What is merely read again is not dimmed: the figures would flicker.
  const isTurning = isLoading && !isRunning;
  return { runs, rows, pages, problem, isLoading, isTurning, reload };
}

export type CatchUpRuns = ReturnType<typeof useCatchUpRuns>;
