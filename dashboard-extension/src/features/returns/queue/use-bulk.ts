import { useState } from "react";

import { ReturnBulkApproveDocument, ReturnBulkDeclineDocument } from "@/api/generated/returns";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import { type RowError, stillShown, told, toggled } from "./bulk";
import type { QueuedReturn } from "./use-queue";
import { queueWords } from "./words";

/** Choosing returns that wait for an answer, and answering them all at once: each for itself, each with its own error. */
export function useBulk(rows: QueuedReturn[], onDone: () => void) {
  const bridge = useBridge();
  const t = useWords(queueWords);
  const said = useWords(uiWords);
  const approval = useMutation(ReturnBulkApproveDocument, "returnBulkApprove");
  const refusal = useMutation(ReturnBulkDeclineDocument, "returnBulkDecline");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState<RowError[]>([]);
  const choosable = rows.filter(({ status }) => status === "REQUESTED").map(({ id }) => id);
  const ids = stillShown(chosen, choosable);
  const numbers = new Map(rows.map(({ id, number }) => [id, number]));

  type Ran = Awaited<ReturnType<typeof approval.run>> | Awaited<ReturnType<typeof refusal.run>>;
  const tell = (ran: Ran, key: "approvedToast" | "declinedToast"): boolean => {
    if (!ran.isDone) {
      bridge.notify("error", ran.errors[0]?.message ?? said(ran.problem === "denied" ? "deniedAction" : "noProblem"));
      return false;
    }
    const { done, errors: refused } = told(ran.payload.results, numbers);
    setErrors(refused);
    setChosen(new Set());
    if (done > 0) bridge.notify("success", t(key, { count: done }));
    onDone();
    return true;
  };

  return {
    ids,
    isAllChosen: choosable.length > 0 && ids.length === choosable.length,
    canChoose: choosable.length > 0,
    isChosen: (id: string) => chosen.has(id),
    toggle: (id: string) => setChosen((before) => toggled(before, id)),
    toggleAll: () => setChosen(ids.length === choosable.length ? new Set() : new Set(choosable)),
    clear: () => setChosen(new Set()),
    errors,
    errorOf: (id: string) => errors.find((each) => each.id === id)?.message ?? null,
    forgetErrors: () => setErrors([]),
    approve: async () => tell(await approval.run({ input: { ids } }), "approvedToast"),
    decline: async (reason: string) => tell(await refusal.run({ input: { ids, reason } }), "declinedToast"),
    isRunning: approval.isRunning || refusal.isRunning,
  };
}

export type Bulk = ReturnType<typeof useBulk>;
