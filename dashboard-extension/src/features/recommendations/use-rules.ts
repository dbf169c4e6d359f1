import { useState } from "react";

import {
  RecommendationProductsDocument,
  RecommendationRuleDropDocument,
  RecommendationRuleKeepDocument,
  RecommendationRulesDocument,
} from "@/api/generated/recommendations";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import { type Draft, EMPTY, inputOf } from "./draft";
import { recommendationWords } from "./words";

const PATIENCE_MS = 300;
const PAGE_SIZE = 20;

export function useRules(onChanged: () => void) {
  const bridge = useBridge();
  const t = useWords(recommendationWords);
  const pages = usePages();
  const [search, setSearch] = useState("");
  const settled = useSettled(search, PATIENCE_MS);
  const query = useQuery(RecommendationRulesDocument, { search: settled, first: PAGE_SIZE, after: pages.after });
  const keeping = useMutation(RecommendationRuleKeepDocument, "recommendationRuleKeep");
  const dropping = useMutation(RecommendationRuleDropDocument, "recommendationRuleDrop");
  const [draft, setDraft] = useState(EMPTY);
  const [refusals, setRefusals] = useState<FieldError[]>([]);

  const finish = (isDone: boolean, errors: FieldError[], done: "kept" | "dropped") => {
    setRefusals(errors);
    if (!isDone) return bridge.notify("error", t("failed"), errors[0]?.message);
    bridge.notify("success", t(done));
    query.reload();
    onChanged();
  };
  const keep = async () => {
    const { isDone, errors } = await keeping.run({ input: inputOf(draft) });
    if (isDone) setDraft({ ...EMPTY, kind: draft.kind });
    finish(isDone, errors, "kept");
  };
  const drop = async (id: string) => {
    const { isDone, errors } = await dropping.run({ input: { id } });
    finish(isDone, errors, "dropped");
  };

  return {
    query,
    found: query.data?.recommendationRules ?? null,
    canChange: query.data?.postSaleViewer?.permissions.includes("MANAGE_PRODUCTS") === true,
    pages,
    search,
    setSearch: (text: string) => {
      pages.restart();
      setSearch(text);
    },
    draft,
    set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    keep,
    drop,
    isBusy: keeping.isRunning || dropping.isRunning,
    errorAt: (name: keyof Draft) => refusals.find(({ field }) => field === name)?.message ?? null,
  };
}

export type Rules = ReturnType<typeof useRules>;

/** Products are searched for by name, once the writing pauses. */
export function useProductChoices(search: string, chosen: string) {
  const settled = useSettled(search, PATIENCE_MS);
  const { data } = useQuery(RecommendationProductsDocument, { search: settled, chosen });
  return {
    products: data?.recommendationProducts ?? [],
    channels: (data?.recommendationChannels ?? []).map((code) => ({ code, label: code })),
  };
}
