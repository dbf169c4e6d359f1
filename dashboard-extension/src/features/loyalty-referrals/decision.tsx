import { useState } from "react";

import { ReferralApproveDocument, ReferralDeclineDocument } from "@/api/generated/loyalty-referrals";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Form, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "./referrals.module.css";
import { referralWords } from "./words";

type DecisionProps = { id: string; onChanged: () => void };

/** Both get their points, or neither does: that takes a reason, for the team alone. */
export function Decision({ id, onChanged }: DecisionProps) {
  const t = useWords(referralWords);
  const { approve, decline, isBusy, reasonError } = useDecision(id, onChanged);
  const [isDeclining, setIsDeclining] = useState(false);
  const [reason, setReason] = useState("");
  if (isDeclining) {
    return (
      <Form label={t("decline")} onSubmit={() => void decline(reason)}>
        <TextField label={t("reason")} type="lines" value={reason} onChange={setReason} help={t("reasonHelp")} error={reasonError} />
        <div className={css.acts}>
          <Button type="submit" variant="error" isDisabled={isBusy}>
            {t("declineYes")}
          </Button>
          <Button onClick={() => setIsDeclining(false)}>{t("cancel")}</Button>
        </div>
      </Form>
    );
  }
  return (
    <div className={css.acts}>
      <Button variant="primary" onClick={() => void approve()} isDisabled={isBusy}>
        {t("approve")}
      </Button>
      <Button onClick={() => setIsDeclining(true)}>{t("decline")}</Button>
    </div>
  );
}

function useDecision(id: string, onChanged: () => void) {
  const bridge = useBridge();
  const t = useWords(referralWords);
  const approving = useMutation(ReferralApproveDocument, "referralApprove");
  const declining = useMutation(ReferralDeclineDocument, "referralDecline");
  const [reasonError, setReasonError] = useState<string | null>(null);

  const approve = async () => {
    const { isDone, errors } = await approving.run({ input: { id } });
    if (isDone) bridge.notify("success", t("approved"));
    else bridge.notify("error", t("failed"), errors[0]?.message);
    onChanged();
  };
  const decline = async (reason: string) => {
    if (reason.trim() === "") return setReasonError(t("reasonMissing"));
    const { isDone, errors } = await declining.run({ input: { id, reason: reason.trim() } });
    setReasonError(errors.find(({ field }) => field === "reason")?.message ?? null);
    if (!isDone) return bridge.notify("error", t("failed"), errors[0]?.message);
    bridge.notify("success", t("declined"));
    onChanged();
  };

  return { approve, decline, isBusy: approving.isRunning || declining.isRunning, reasonError };
}
