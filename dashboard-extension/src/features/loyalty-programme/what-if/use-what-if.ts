import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

import { WhatIfDocument, WhatIfPageDocument, WhatIfStartDocument } from "@/api/generated/loyalty-programme";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { isOver, monthsBefore, monthsOf, shareOf } from "./figures";
import { whatIfWords } from "./words";

const ASK_AGAIN_MS = 1500;

export function useWhatIfPage() {
  const [params, setParams] = useSearchParams();
  const query = useQuery(WhatIfPageDocument, {});
  return { ...query, run: params.get("run"), show: (id: string) => setParams({ run: id }) };
}

export function useStart(onStarted: (id: string) => void) {
  const t = useWords(whatIfWords);
  const bridge = useBridge();
  const mutation = useMutation(WhatIfStartDocument, "pointsProgrammeSimulate");
  const [percent, setPercent] = useState("100");
  const [months, setMonths] = useState("12");
  const share = shareOf(percent);
  const count = monthsOf(months);
  const start = async () => {
    if (share === null || count === null) return;
    const since = monthsBefore(new Date(), count).toISOString();
    const { isDone, payload, errors } = await mutation.run({ input: { expectedUse: share, since } });
    if (isDone && payload.simulation !== null) onStarted(payload.simulation.id);
    else bridge.notify("error", t("notStarted"), errors[0]?.message);
  };
  return {
    percent,
    setPercent,
    isWrongShare: share === null,
    months,
    setMonths,
    isWrongTime: count === null,
    start,
    isBusy: mutation.isRunning,
  };
}

/** It is reckoned in the background: asked for again until it is over. */
export function useSimulation(id: string) {
  const query = useQuery(WhatIfDocument, { id });
  const simulation = query.data?.pointsProgrammeSimulation ?? null;
  const isWaiting = simulation !== null && !isOver(simulation.status);
  const { reload, isLoading } = query;
  useEffect(() => {
    if (!isWaiting || isLoading) return;
    const timer = setTimeout(reload, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isLoading, reload]);
  return { ...query, simulation };
}
