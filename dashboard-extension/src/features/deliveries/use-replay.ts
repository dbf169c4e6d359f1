import { useState } from "react";

import type { FieldError } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { stillShown, toggled } from "./selection";
import { deliveryWords } from "./words";

type Run = (ids: string[]) => Promise<{ isDone: boolean; errors: FieldError[] }>;

/** Choosing rows and replaying them, the same for webhooks and for tasks. */
export function useReplay(shown: string[], run: Run, onDone: () => void) {
  const bridge = useBridge();
  const t = useWords(deliveryWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = stillShown(chosen, shown);

  const replay = async (which: string[]) => {
    const { isDone, errors } = await run(which);
    if (isDone) {
      bridge.notify("success", t("replayedToast", { count: which.length }));
      setChosen(new Set());
    } else {
      bridge.notify("error", t("replayFailedToast"), errors[0]?.message);
    }
    onDone();
  };

  return { chosen, ids, toggle: (id: string) => setChosen((before) => toggled(before, id)), replay };
}

export type Replay = ReturnType<typeof useReplay>;
