import { useState } from "react";

import {
  CreditRetryDocument,
  RefundConfirmDocument,
  RefundRetryDocument,
  ReturnSettlementFinishDocument,
} from "@/api/generated/returns";
import { Button } from "@/ui/controls/button";
import { FieldError, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { returnWords } from "../words";
import { Amounts } from "./amounts";
import css from "./one.module.css";
import { StepForm } from "./step-form";
import type { ReturnState, SettlementData } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type Refund = SettlementData["refunds"][number];
type Part = Refund["parts"][number];
type Credit = SettlementData["credits"][number];

const TONES: Record<string, Tone> = {
  OPEN: "info",
  FOR_STAFF: "warning",
  DONE: "success",
  SETTLED: "success",
  FAILED: "danger",
  ISSUED: "success",
  STUCK: "danger",
};

function toneOf(status: string): Tone {
  return TONES[status] ?? "info";
}

/** What the customer gets, batch by batch: how it is reckoned, how far it has come, what a person has to do. */
export function MoneySection({ state }: { state: ReturnState }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const ret = state.ret;
  if (ret === null) return null;
  return (
    <Card title={t("moneyTitle")}>
      {ret.settlements.length === 0 ? (
        <EmptyState>
          {ret.outcome === "EXCHANGE" && ret.processingEvent === "INSPECTED"
            ? t("moneyNoneExchange")
            : t(`moneyNone${ret.processingEvent}`, { amount: formats.money(ret.estimate) })}
        </EmptyState>
      ) : null}
      <Stack>
        {ret.settlements.map((settlement) => (
          <Settlement settlement={settlement} state={state} key={settlement.id} />
        ))}
      </Stack>
    </Card>
  );
}

function Settlement({ settlement, state }: { settlement: SettlementData; state: ReturnState }) {
  const t = useWords(oneWords);
  const words = useWords(returnWords);
  const formats = useFormats();
  const isSoldOut = state.ret?.exchange?.status === "OUT_OF_STOCK" && settlement.outcome === "EXCHANGE";
  const title = t("settlement", { number: settlement.number, outcome: words(`outcome${settlement.outcome}`) });
  return (
    <section className={css.line} aria-label={title}>
      <div className={css.lineHead}>
        <h3>
          {title}
          <span className={css.note}>{formats.dateTime(settlement.madeAt)}</span>
        </h3>
        <Pill tone={toneOf(settlement.status)}>{t(`settlement${settlement.status}`)}</Pill>
      </div>
      <Amounts of={settlement} />
      {settlement.status === "FOR_STAFF" && !needsHand(settlement) ? (
        <Callout tone="warning" title={t(troubleKey(settlement.trouble))}>
          {isSoldOut ? <p>{t("chooseAbove")}</p> : null}
        </Callout>
      ) : null}
      {settlement.note === null ? null : <p className={css.note}>{t("finishedBy", { note: settlement.note })}</p>}
      {settlement.refunds.flatMap((refund) => refund.parts.map((part) => <RefundPart part={part} state={state} key={part.id} />))}
      {settlement.credits.map((credit) => (
        <StoreCredit credit={credit} state={state} key={credit.id} />
      ))}
      {settlement.status === "FOR_STAFF" && !isSoldOut && !needsHand(settlement) ? <FinishForm settlement={settlement} state={state} /> : null}
    </section>
  );
}

/** Its refund or credit says itself what has to be done. */
function needsHand({ refunds, credits }: SettlementData): boolean {
  return refunds.some(({ status }) => status === "FOR_STAFF" || status === "FAILED") || credits.some(({ status }) => status === "STUCK");
}

function troubleKey(trouble: string | null): "trouble_wrong_item" | "trouble_no_customer" | "trouble_out_of_stock" | "trouble_other" {
  const known = ["wrong_item", "no_customer", "out_of_stock"] as const;
  const found = known.find((each) => each === trouble);
  return found === undefined ? "trouble_other" : `trouble_${found}`;
}

function RefundPart({ part, state }: { part: Part; state: ReturnState }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const onDone = () => undefined;
  const confirm = useStep(RefundConfirmDocument, "refundConfirm", { state, said: t("confirmedToast"), onDone });
  const retry = useStep(RefundRetryDocument, "refundRetry", { state, said: t("retriedToast"), onDone });
  const needsPerson = part.status === "FOR_STAFF" || part.status === "FAILED";
  const error = confirm.error ?? retry.error;
  return (
    <div className={css.part}>
      <div className={css.lineHead}>
        <span>{t("refundPart", { amount: formats.money(part.amount), path: t(`path${part.path}`) })}</span>
        <Pill tone={toneOf(part.status)}>{t(`part${part.status}`)}</Pill>
      </div>
      <p className={css.note}>
        {formats.dateTime(part.statusSince)}
        {part.confirmedBy === null ? "" : ` · ${t("confirmedBy", { name: part.confirmedBy })}`}
      </p>
      {needsPerson ? (
        <Callout tone="warning" title={part.troubleLabel ?? t("trouble_other")}>
          {state.canMoveMoney ? (
            <div className={css.actions}>
              <Button onClick={() => void confirm.run({ partId: part.id })} isDisabled={confirm.isRunning}>
                {t("confirmRefund", { amount: formats.money(part.amount) })}
              </Button>
              <Button onClick={() => void retry.run({ partId: part.id })} isDisabled={retry.isRunning}>
                {t("retry")}
              </Button>
            </div>
          ) : (
            <p>{t("moneyDenied")}</p>
          )}
        </Callout>
      ) : null}
      {error === null ? null : <FieldError>{error}</FieldError>}
    </div>
  );
}

function StoreCredit({ credit, state }: { credit: Credit; state: ReturnState }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const retry = useStep(CreditRetryDocument, "creditRetry", { state, said: t("retriedToast"), onDone: () => undefined });
  return (
    <div className={css.part}>
      <div className={css.lineHead}>
        <span>{t("credit", { amount: formats.money(credit.amount) })}</span>
        <Pill tone={toneOf(credit.status)}>{t(`credit${credit.status}`)}</Pill>
      </div>
      <p className={css.note}>
        {[
          credit.lastChars === null ? null : t("creditCode", { chars: credit.lastChars }),
          credit.expiresOn === null ? null : t("creditUntil", { date: formats.day(credit.expiresOn) }),
          formats.dateTime(credit.statusSince),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {credit.status === "STUCK" ? (
        <Callout tone="warning" title={credit.troubleLabel ?? t("trouble_other")}>
          {state.canMoveMoney ? (
            <div className={css.actions}>
              <Button onClick={() => void retry.run({ id: credit.id })} isDisabled={retry.isRunning}>
                {t("retry")}
              </Button>
            </div>
          ) : (
            <p>{t("moneyDenied")}</p>
          )}
        </Callout>
      ) : null}
      {retry.error === null ? null : <FieldError>{retry.error}</FieldError>}
    </div>
  );
}

function FinishForm({ settlement, state }: { settlement: SettlementData; state: ReturnState }) {
  const t = useWords(oneWords);
  const [isOpen, setIsOpen] = useState(false);
  const [note, setNote] = useState("");
  const close = () => setIsOpen(false);
  const step = useStep(ReturnSettlementFinishDocument, "returnSettlementFinish", { state, said: t("finishedToast"), onDone: close });
  if (!state.canMoveMoney) return <p className={css.note}>{t("moneyDenied")}</p>;
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setIsOpen(true)}>{t("finish")}</Button>
      </div>
    );
  }
  return (
    <StepForm
      title={t("finishTitle")}
      lead={t("finishLead")}
      submit={t("finish")}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={() => (note.trim() === "" ? step.setError(t("finishNote")) : void step.run({ id: settlement.id, note: note.trim() }))}
      onCancel={close}
    >
      <TextField label={t("finishNote")} type="lines" value={note} onChange={setNote} help={t("forTeamAlone")} />
    </StepForm>
  );
}
