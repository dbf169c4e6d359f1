import { GoodsMoveConfirmDocument, GoodsMoveRetryDocument } from "@/api/generated/returns";
import { Button } from "@/ui/controls/button";
import { FieldError } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { movedUnits, warehouseOf } from "./goods";
import css from "./one.module.css";
import type { GoodsMoveData, ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

const TONES: Record<GoodsMoveData["status"], Tone> = { ASKED: "info", CALLED: "info", DONE: "success", STUCK: "danger", DROPPED: "neutral" };

/** What Saleor was told of the goods. */
export function GoodsSection({ state }: { state: ReturnState }) {
  const t = useWords(oneWords);
  const moves = state.ret?.goodsMoves ?? [];
  if (moves.length === 0) return null;
  return (
    <Card title={t("goodsTitle")} lead={t("goodsLead")}>
      <Stack>
        {moves.map((move) => (
          <Move move={move} state={state} key={move.id} />
        ))}
      </Stack>
    </Card>
  );
}

function Move({ move, state }: { move: GoodsMoveData; state: ReturnState }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const onDone = () => undefined;
  const confirm = useStep(GoodsMoveConfirmDocument, "goodsMoveConfirm", { state, said: t("confirmedToast"), onDone });
  const retry = useStep(GoodsMoveRetryDocument, "goodsMoveRetry", { state, said: t("retriedToast"), onDone });
  const units = movedUnits(move.wanted);
  const warehouse = warehouseOf(move.result);
  const error = confirm.error ?? retry.error;
  return (
    <div className={css.part}>
      <div className={css.lineHead}>
        <span>{t(`move${move.kind}`, { count: units })}</span>
        <Pill tone={TONES[move.status]}>{t(`moveStatus${move.status}`)}</Pill>
      </div>
      <p className={css.note}>
        {[formats.dateTime(move.statusSince), warehouse === null ? null : t("inWarehouse", { warehouse })].filter(Boolean).join(" · ")}
      </p>
      {move.status === "STUCK" ? (
        <Callout tone="warning" title={move.troubleLabel ?? t("trouble_other")}>
          <p>{t("lookFirst")}</p>
          <div className={css.actions}>
            {move.kind === "REPLACE" ? null : (
              <Button onClick={() => void confirm.run({ id: move.id })} isDisabled={confirm.isRunning}>
                {t("moveHappened")}
              </Button>
            )}
            <Button onClick={() => void retry.run({ id: move.id })} isDisabled={retry.isRunning}>
              {t("moveAgain")}
            </Button>
          </div>
        </Callout>
      ) : null}
      {error === null ? null : <FieldError>{error}</FieldError>}
    </div>
  );
}
