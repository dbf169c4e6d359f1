import { useState } from "react";
import { useNavigate } from "react-router";

import { ExchangeChoicesDocument, ReturnCreateDocument, ReturnEstimateDocument } from "@/api/generated/returns";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import { estimateInput, type LineWish, NO_LINE, problemOf, refusals, type ReturnableOrder, startWish, type Wish } from "./wish";
import { createWords } from "./words";

/** The form of a return for a customer, with what it comes to at every moment. */
export function useCreate(order: ReturnableOrder) {
  const t = useWords(createWords);
  const said = useWords(uiWords);
  const bridge = useBridge();
  const navigate = useNavigate();
  const [wish, setWish] = useState(() => startWish(order));
  const [key] = useState(() => `panel-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
  const [error, setError] = useState<string | null>(null);
  const items = order.returnableItems ?? [];
  const problem = problemOf(wish, items);
  const input = estimateInput(order.id, wish, items);
  const estimate = useQuery(ReturnEstimateDocument, { input }, { isPaused: problem !== null });
  const choices = useQuery(ExchangeChoicesDocument, { orderId: order.id }, { isPaused: wish.outcome !== "EXCHANGE" });
  const creating = useMutation(ReturnCreateDocument, "returnCreate");
  const reckoned = problem === null ? (estimate.data?.returnEstimate ?? null) : null;
  const isRefused = refusals(reckoned).length > 0;

  const change = (more: Partial<Wish>) => {
    setError(null);
    setWish({ ...wish, ...more });
  };
  const changeLine = (id: string, more: Partial<LineWish>) =>
    change({ lines: { ...wish.lines, [id]: { ...(wish.lines[id] ?? NO_LINE), ...more } } });

  const create = async () => {
    if (problem !== null) return setError(t(problem));
    if (isRefused && wish.overrideReason.trim() === "") return setError(t("overrideMissing"));
    const ran = await creating.run({
      input: { ...input, note: wish.note.trim() || null, overrideReason: isRefused ? wish.overrideReason.trim() : null, key },
    });
    if (!ran.isDone) return setError(ran.errors[0]?.message ?? said(ran.problem === "denied" ? "deniedAction" : "noProblem"));
    bridge.notify("success", t("createdToast", { number: ran.payload.return?.number ?? "" }));
    void navigate(`/returns/${encodeURIComponent(ran.payload.return?.id ?? "")}`);
  };
  return {
    wish,
    items,
    change,
    changeLine,
    problem,
    estimate: reckoned,
    isReckoning: estimate.isLoading,
    choices: choices.data?.returnExchangeChoices ?? null,
    error,
    create,
    isCreating: creating.isRunning,
  };
}

export type CreateForm = ReturnType<typeof useCreate>;
