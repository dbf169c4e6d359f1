import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";

import { FlowCreateDocument, FlowsDocument, type FlowsQuery, type PostSaleFlowState } from "@/api/generated/flows";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { freeCode } from "@/ui/free-code";
import { useWords } from "@/words/locale-context";

import { emptyFlow } from "./empty-flow";
import { flowsWords } from "./words";

const PAGE_SIZE = 20;
export const STATES = ["LIVE", "PAUSED", "DRAFT", "ENDED"] as const satisfies PostSaleFlowState[];
export type Shown = PostSaleFlowState | "all";

export type ReadyMade = NonNullable<FlowsQuery["flowSchema"]>["readyMade"][number];

/** Which are listed: the address says so. */
export function useFlows() {
  const pages = usePages();
  const [params, setParams] = useSearchParams();
  const asked = params.get("state");
  const shown: Shown = STATES.find((state) => state === asked) ?? "all";
  const query = useQuery(FlowsDocument, { states: shown === "all" ? null : [shown], first: PAGE_SIZE, after: pages.after });
  return {
    ...query,
    ...{ pages, shown },
    show: (next: Shown) => setParams(next === "all" ? {} : { state: next }),
    flows: query.data?.flows ?? null,
    readyMade: query.data?.flowSchema?.readyMade ?? [],
    languages: (query.data?.postSaleSettings?.languages ?? ["ES"]).map((language) => language.toLowerCase()),
    canChange: query.data?.postSaleSettings?.canChange === true,
  };
}

type Start = { readyMade: readonly ReadyMade[]; taken: readonly string[]; languages: readonly string[] };

/** A new flow from one that is ready made, or from nothing; its page opens at once. */
export function useNewFlow({ readyMade, taken, languages }: Start) {
  const t = useWords(flowsWords);
  const bridge = useBridge();
  const navigate = useNavigate();
  const creating = useMutation(FlowCreateDocument, "flowCreate");
  const [from, setFrom] = useState(readyMade[0]?.code ?? "");
  const [ownTitle, setTitle] = useState<string | null>(null);
  const [ownCode, setCode] = useState<string | null>(null);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const origin = readyMade.find(({ code }) => code === from) ?? null;
  const title = ownTitle ?? origin?.title ?? "";
  const code = ownCode ?? freeCode(origin?.code ?? "flow", taken);

  const create = async () => {
    const named = { code: code.trim(), title: title.trim() };
    const start = origin === null ? { content: JSON.stringify(emptyFlow(named.title || named.code, languages)) } : { startFrom: origin.code };
    const { isDone, payload, errors: found } = await creating.run({ input: { ...named, ...start } });
    setErrors(found);
    if (isDone && payload.flow !== null) {
      bridge.notify("success", t("created"));
      void navigate(`/flows/${encodeURIComponent(payload.flow.id)}`);
    } else bridge.notify("error", t("notCreated"), found[0]?.message);
  };

  return {
    ...{ from, setFrom, origin, title, setTitle, code, setCode, create },
    errorOf: (field: string) => errors.find((each) => each.field === field)?.message ?? null,
    isBusy: creating.isRunning,
  };
}
