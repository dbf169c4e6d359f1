import { useState } from "react";
import { Link } from "react-router";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, TextField } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import css from "./queue.module.css";
import type { Bulk } from "./use-bulk";
import { queueWords } from "./words";

/** What can be done with the chosen ones; afterwards, which of them did not go through and why. */
export function BulkBar({ bulk }: { bulk: Bulk }) {
  const t = useWords(queueWords);
  const [isDeclining, setIsDeclining] = useState(false);
  return (
    <>
      {bulk.errors.length === 0 ? null : <BulkErrors bulk={bulk} />}
      {bulk.ids.length === 0 ? null : (
        <div className={css.bulk} role="region" aria-label={t("chosen", { count: bulk.ids.length })}>
          <span>{t("chosen", { count: bulk.ids.length })}</span>
          {isDeclining ? (
            <DeclineForm bulk={bulk} onClose={() => setIsDeclining(false)} />
          ) : (
            <FieldRow>
              <Button variant="primary" onClick={() => void bulk.approve()} isDisabled={bulk.isRunning}>
                {t("approveChosen", { count: bulk.ids.length })}
              </Button>
              <Button onClick={() => setIsDeclining(true)} isDisabled={bulk.isRunning}>
                {t("declineChosen", { count: bulk.ids.length })}
              </Button>
              <Button onClick={bulk.clear}>{t("chooseNone")}</Button>
            </FieldRow>
          )}
        </div>
      )}
    </>
  );
}

function DeclineForm({ bulk, onClose }: { bulk: Bulk; onClose: () => void }) {
  const t = useWords(queueWords);
  const [reason, setReason] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const submit = async () => {
    if (reason.trim() === "") return setIsMissing(true);
    if (await bulk.decline(reason.trim())) onClose();
  };
  return (
    <Form label={t("declineChosen", { count: bulk.ids.length })} onSubmit={() => void submit()}>
      <FieldRow>
        <TextField
          label={t("declineReason")}
          value={reason}
          onChange={setReason}
          help={t("declineHelp")}
          error={isMissing && reason.trim() === "" ? t("reasonMissing") : null}
          isWide
        />
        <Button type="submit" variant="error" isDisabled={bulk.isRunning}>
          {t("declineChosen", { count: bulk.ids.length })}
        </Button>
        <Button onClick={onClose}>{t("back")}</Button>
      </FieldRow>
    </Form>
  );
}

function BulkErrors({ bulk }: { bulk: Bulk }) {
  const t = useWords(queueWords);
  return (
    <Callout tone="danger" title={t("notDone", { count: bulk.errors.length })} isAlert>
      <ul className={css.errors}>
        {bulk.errors.map(({ id, number, message }) => (
          <li key={id}>
            <Link to={`/returns/${encodeURIComponent(id)}`}>{number}</Link>
            {`: ${message}`}
          </li>
        ))}
      </ul>
      <PlainButton onClick={bulk.forgetErrors}>{t("close")}</PlainButton>
    </Callout>
  );
}
