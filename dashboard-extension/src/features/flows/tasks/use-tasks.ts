import { useState } from "react";
import { useSearchParams } from "react-router";

import { type PostSaleStaffTaskState, StaffTaskEndDocument, StaffTasksDocument } from "@/api/generated/flows";
import { useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { taskWords } from "./words";

const PAGE_SIZE = 20;
export const STATES = ["OPEN", "DONE", "DISMISSED"] as const satisfies PostSaleStaffTaskState[];
export type Shown = PostSaleStaffTaskState | "all";

/** What is to do, or what was: the address says which. */
export function useTasks() {
  const [params, setParams] = useSearchParams();
  const pages = usePages();
  const asked = params.get("state");
  const shown: Shown = asked === "all" ? "all" : (STATES.find((state) => state === asked) ?? "OPEN");
  const state = shown === "all" ? null : shown;
  const query = useQuery(StaffTasksDocument, { state, first: PAGE_SIZE, after: pages.after });
  return { ...query, pages, shown, show: (next: Shown) => setParams({ state: next }), tasks: query.data?.staffTasks ?? null };
}

export type Ending = "done" | "notNeeded";

/** Closes one task; what was refused is told at once, and the note stays. */
export function useEnding(id: string, onEnded: () => void) {
  const t = useWords(taskWords);
  const bridge = useBridge();
  const mutation = useMutation(StaffTaskEndDocument, "staffTaskEnd");
  const [ending, begin] = useState<Ending | null>(null);
  const [note, setNote] = useState("");
  const end = async () => {
    const isDone = ending === "done";
    const answer = await mutation.run({ input: { id, isDone, note: note.trim() } });
    if (!answer.isDone) return bridge.notify("error", t("failed"), answer.errors[0]?.message);
    bridge.notify("success", t(isDone ? "saidDone" : "saidNotNeeded"));
    begin(null);
    onEnded();
  };
  return { ending, begin, note, setNote, end, isBusy: mutation.isRunning };
}
