import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

import { useClient } from "@/api/client-context";
import {
  ReturnPolicySimulateDocument,
  SimulationDocument,
  type PostSaleSimulationDimension,
  SimulatorStartDocument,
} from "@/api/generated/return-policy";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { localOf, momentOf } from "@/ui/zoned-moment";
import { isOver, lastYear, share, type Wanted, wrongsOf } from "./figures";
import { simulatorWords } from "./words";

const ASK_AGAIN_MS = 2_000;
const RUN = "run";

export function useSimulatorStart() {
  return useQuery(SimulatorStartDocument, {});
}

/** Which simulation is looked at stands in the address, so that it can be found again. */
export function useRun() {
  const [params, setParams] = useSearchParams();
  return { run: params.get(RUN), show: (id: string) => setParams({ [RUN]: id }) };
}

export function useSimulationForm(timeZone: string, policyId: string, onStarted: (id: string) => void) {
  const bridge = useBridge();
  const t = useWords(simulatorWords);
  const { now } = useClient();
  const mutation = useMutation(ReturnPolicySimulateDocument, "returnPolicySimulate");
  const [wanted, setWanted] = useState<Wanted>(() => ({
    policyId,
    ...lastYear(localOf(now(), timeZone).slice(0, 10)),
    lateLow: "0",
    lateHigh: "100",
  }));
  const [refusals, setRefusals] = useState<FieldError[]>([]);
  const wrongs = wrongsOf(wanted);

  const start = async () => {
    if (wrongs.length > 0) return;
    const { isDone, payload, errors } = await mutation.run({
      input: {
        policyId: wanted.policyId === "" ? null : wanted.policyId,
        since: momentOf(`${wanted.since}T00:00`, timeZone),
        until: momentOf(`${wanted.until}T00:00`, timeZone),
        lateLow: share(wanted.lateLow),
        lateHigh: share(wanted.lateHigh),
      },
    });
    setRefusals(errors);
    if (isDone && payload.simulation !== null) onStarted(payload.simulation.id);
    else bridge.notify("error", t("notStarted"), errors[0]?.message);
  };

  return {
    wanted,
    set: (change: Partial<Wanted>) => setWanted((before) => ({ ...before, ...change })),
    wrongs,
    refusals,
    start,
    isBusy: mutation.isRunning,
  };
}

/** It is reckoned in the background: asked for again until it is over. */
export function useSimulation(id: string) {
  const [by, setBy] = useState<PostSaleSimulationDimension>("COUNTRY");
  const query = useQuery(SimulationDocument, { id, by });
  const simulation = query.data?.returnPolicySimulation ?? null;
  const isWaiting = simulation !== null && !isOver(simulation.status);
  const { reload, isLoading } = query;
  useEffect(() => {
    if (!isWaiting || isLoading) return;
    const timer = setTimeout(reload, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isLoading, reload]);
  return { ...query, simulation, by, setBy };
}
