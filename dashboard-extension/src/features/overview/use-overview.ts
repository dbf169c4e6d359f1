import { useEffect } from "react";

import { BackfillStartDocument, OverviewDocument } from "@/api/generated/overview";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { overviewWords } from "./words";

const POLL_MS = 3_000;

export function useOverview() {
  const bridge = useBridge();
  const t = useWords(overviewWords);
  const { data, problem, isLoading, reload } = useQuery(OverviewDocument, {});
  const backfill = useMutation(BackfillStartDocument, "backfillStart");
  const overview = data?.postSaleOverview ?? null;
  const isRunning = overview?.latestCatchUp?.state === "RUNNING";

  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setInterval(reload, POLL_MS);
    return () => window.clearInterval(timer);
  }, [isRunning, reload]);

  const startHistory = async () => {
    const restart = overview?.latestCatchUp?.kind === "BACKFILL" && overview.latestCatchUp.state === "FINISHED";
    const { isDone, errors } = await backfill.run({ input: { restart } });
    if (isDone) bridge.notify("success", t("startedToast"));
    else bridge.notify("error", t("startFailedToast"), errors[0]?.message);
    reload();
  };

  return { overview, problem, isLoading, reload, startHistory, isStarting: backfill.isRunning };
}
