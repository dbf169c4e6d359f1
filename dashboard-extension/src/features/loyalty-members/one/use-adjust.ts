import { useState } from "react";

import { PointsAdjustDocument, type PostSalePointsAdjustmentReason } from "@/api/generated/loyalty-members";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { pointsOf } from "./points-of";
import { oneWords } from "./words";

export const REASONS = ["GESTURE", "MISSING", "CORRECTION", "PRIZE", "TERMS", "OTHER"] as const satisfies readonly PostSalePointsAdjustmentReason[];

const EMPTY = { points: "", reason: "GESTURE" as PostSalePointsAdjustmentReason, note: "" };

export function useAdjust(customerId: string, onDone: () => void) {
  const bridge = useBridge();
  const t = useWords(oneWords);
  const { run, isRunning } = useMutation(PointsAdjustDocument, "pointsAdjust");
  const [draft, setDraft] = useState(EMPTY);
  const [hasTried, setHasTried] = useState(false);
  /** The same until it is done: pressed twice, or sent again after a broken line, it is one change. */
  const [key, setKey] = useState(() => crypto.randomUUID());
  const points = pointsOf(draft.points);

  const set = (changes: Partial<typeof EMPTY>) => {
    setDraft({ ...draft, ...changes });
    setKey(crypto.randomUUID());
  };

  const book = async () => {
    setHasTried(true);
    if (points === null || draft.note.trim() === "") return;
    const { isDone, payload, errors } = await run({ input: { customerId, points, reason: draft.reason, note: draft.note.trim(), key } });
    if (!isDone) {
      bridge.notify("error", t("adjustFailed"), errors[0]?.message);
      return;
    }
    const isBooked = payload.adjustment?.state === "BOOKED";
    bridge.notify("success", isBooked ? t("adjustBooked", { points }) : t("adjustWaits"));
    setDraft(EMPTY);
    setHasTried(false);
    setKey(crypto.randomUUID());
    onDone();
  };

  return {
    draft,
    set,
    book,
    isBusy: isRunning,
    isPointsWrong: hasTried && points === null,
    isNoteMissing: hasTried && draft.note.trim() === "",
  };
}
