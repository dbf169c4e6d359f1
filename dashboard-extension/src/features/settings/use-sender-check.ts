import { useState } from "react";

import { SenderCheckDocument, SenderDocument, type SenderFragment } from "@/api/generated/settings";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { settingsWords } from "./words";

export function useSenderCheck() {
  const bridge = useBridge();
  const t = useWords(settingsWords);
  const state = useQuery(SenderDocument, {});
  const mutation = useMutation(SenderCheckDocument, "senderCheck");
  const [checked, setChecked] = useState<SenderFragment | null>(null);

  const check = async () => {
    const { isDone, payload, errors } = await mutation.run({ input: { onlyIfDue: false } });
    if (isDone && payload.sender !== null) {
      setChecked(payload.sender);
      bridge.notify("success", t("checkDone"));
    } else {
      bridge.notify("error", t("checkFailed"), errors[0]?.message);
    }
  };

  return { state, sender: checked ?? state.data?.postSaleSender ?? null, check, isChecking: mutation.isRunning };
}
