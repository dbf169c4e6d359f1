import { useState } from "react";

import {
  type AdjustmentDetailsFragment,
  PointsAdjustmentApproveDocument,
  PointsAdjustmentDeclineDocument,
  PointsAdjustmentWithdrawDocument,
} from "@/api/generated/loyalty-members";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "../members.module.css";
import { waitingWords } from "./words";

/** What whoever looks may do: decide as the second person, or take their own request back. */
export function Decision({ asked, onChanged }: { asked: AdjustmentDetailsFragment; onChanged: () => void }) {
  const t = useWords(waitingWords);
  const { decide, isBusy } = useDecision(asked.id, onChanged);
  const [isDeclining, setIsDeclining] = useState(false);
  const [note, setNote] = useState("");
  if (asked.canWithdraw) {
    return (
      <div className={css.acts}>
        <span className={css.quiet}>{t("own")}</span>
        <Button onClick={() => void decide("withdrawn")} isDisabled={isBusy}>
          {t("withdraw")}
        </Button>
      </div>
    );
  }
  if (!asked.canDecide) return <div className={css.quiet}>{t("others")}</div>;
  if (isDeclining) {
    return (
      <>
        <TextField label={t("declineNote")} type="lines" value={note} onChange={setNote} />
        <div className={css.acts}>
          <Button variant="error" onClick={() => void decide("declined", note)} isDisabled={isBusy}>
            {t("declineYes")}
          </Button>
          <Button onClick={() => setIsDeclining(false)}>{t("cancel")}</Button>
        </div>
      </>
    );
  }
  return (
    <div className={css.acts}>
      <Button variant="primary" onClick={() => void decide("approved")} isDisabled={isBusy}>
        {t("approve")}
      </Button>
      <Button onClick={() => setIsDeclining(true)}>{t("decline")}</Button>
    </div>
  );
}

type Outcome = "approved" | "declined" | "withdrawn";

function useDecision(id: string, onChanged: () => void) {
  const bridge = useBridge();
  const t = useWords(waitingWords);
  const approving = useMutation(PointsAdjustmentApproveDocument, "pointsAdjustmentApprove");
  const declining = useMutation(PointsAdjustmentDeclineDocument, "pointsAdjustmentDecline");
  const withdrawing = useMutation(PointsAdjustmentWithdrawDocument, "pointsAdjustmentWithdraw");

  const decide = async (outcome: Outcome, note = "") => {
    const carried = await {
      approved: () => approving.run({ input: { id } }),
      declined: () => declining.run({ input: { id, note } }),
      withdrawn: () => withdrawing.run({ input: { id } }),
    }[outcome]();
    if (carried.isDone) bridge.notify("success", t(outcome));
    else bridge.notify("error", t("failed"), carried.errors[0]?.message);
    onChanged();
  };

  return { decide, isBusy: approving.isRunning || declining.isRunning || withdrawing.isRunning };
}
