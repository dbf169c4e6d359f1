import { useState } from "react";

import { GoodsMoveConfirmDocument, GoodsMoveDropDocument, GoodsMoveRetryDocument } from "@/api/generated/returns";
import { Button } from "@/ui/controls/button";
import { FieldError } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import { StepForm } from "./step-form";
import type { GoodsMoveData, ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type StuckMoveProps = { move: GoodsMoveData; state: ReturnState };

/** A step in Saleor of which a person says what became of it, or that it shall not happen. */
export function StuckMove({ move, state }: StuckMoveProps) {
  const t = useWords(oneWords);
  const [isDropping, setIsDropping] = useState(false);
  const onDone = () => undefined;
  const confirm = useStep(GoodsMoveConfirmDocument, "goodsMoveConfirm", { state, said: t("confirmedToast"), onDone });
  const retry = useStep(GoodsMoveRetryDocument, "goodsMoveRetry", { state, said: t("retriedToast"), onDone });
  const error = confirm.error ?? retry.error;
  return (
    <>
      <Callout tone="warning" title={move.troubleLabel ?? t("trouble_other")}>
        <p>{t("lookFirst")}</p>
        {isDropping ? (
          <DropForm move={move} state={state} onClose={() => setIsDropping(false)} />
        ) : (
          <div className={css.actions}>
            {move.kind === "REPLACE" ? null : (
              <Button onClick={() => void confirm.run({ id: move.id })} isDisabled={confirm.isRunning}>
                {t("moveHappened")}
              </Button>
            )}
            <Button onClick={() => void retry.run({ id: move.id })} isDisabled={retry.isRunning}>
              {t("moveAgain")}
            </Button>
            <Button onClick={() => setIsDropping(true)}>{t("moveDrop")}</Button>
          </div>
        )}
      </Callout>
      {error === null ? null : <FieldError>{error}</FieldError>}
    </>
  );
}

/** It can't be taken back, so it says what then is not done. */
function DropForm({ move, state, onClose }: StuckMoveProps & { onClose: () => void }) {
  const t = useWords(oneWords);
  const step = useStep(GoodsMoveDropDocument, "goodsMoveDrop", { state, said: t("droppedToast"), onDone: onClose });
  return (
    <StepForm
      title={t("dropTitle")}
      lead={`${t(`drop${move.kind}`)} ${t("dropForGood")}`}
      submit={t("dropSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      isDanger
      onSubmit={() => void step.run({ id: move.id })}
      onCancel={onClose}
    />
  );
}
