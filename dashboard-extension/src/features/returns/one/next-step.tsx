import { type ComponentType, useState } from "react";

import { useClient } from "@/api/client-context";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { RefundClockPill } from "../refund-clock";
import { refundClock } from "../standing";
import { useStandingLine } from "../use-standing-line";
import { returnWords } from "../words";
import { ApproveForm } from "./approve-form";
import { ReceiveForm, SendForm } from "./arrival-forms";
import { ExchangeForm } from "./exchange-form";
import { InspectForm } from "./inspect-form";
import { LabelForm } from "./label-form";
import css from "./one.module.css";
import { CancelForm, CloseMissingForm, DeclineForm, ReopenForm, ResolveForm } from "./reason-forms";
import { SettleForm } from "./settle-form";
import { type Step, stepsOf } from "./steps";
import type { ReturnState } from "./use-return";
import { oneWords } from "./words";

const FORMS: Record<Step, ComponentType<{ state: ReturnState; onClose: () => void }>> = {
  approve: ApproveForm,
  decline: DeclineForm,
  label: LabelForm,
  send: SendForm,
  receive: ReceiveForm,
  inspect: InspectForm,
  settle: SettleForm,
  exchange: ExchangeForm,
  resolve: ResolveForm,
  closeMissing: CloseMissingForm,
  cancel: CancelForm,
  reopen: ReopenForm,
};

type NextStepProps = { state: ReturnState; first: Step | null; onShowMoney: () => void };

/** Who acts next and by when, in a sentence; below it the one thing to do, and what else could be done. */
export function NextStep({ state, first, onShowMoney }: NextStepProps) {
  const t = useWords(oneWords);
  const words = useWords(returnWords);
  const client = useClient();
  const line = useStandingLine();
  const [open, setOpen] = useState<Step | null>(first);
  const ret = state.ret;
  if (ret === null) return null;
  const { standing, primary, others } = stepsOf(ret, client.now());
  const Form = open === null || (open !== primary && !others.includes(open)) ? null : FORMS[open];
  return (
    <section className={css.next} aria-label={t("nextTitle")}>
      {state.notice === null ? null : (
        <Callout tone="warning" title={t("staleTitle")} isAlert>
          <p>{state.notice.message}</p>
          <p>{t("staleAdvice")}</p>
        </Callout>
      )}
      <div className={css.nextHead}>
        <span className={css.who}>{standing.who === "nobody" ? t("whoNobody") : t("who", { who: words(standing.who) })}</span>
        <RefundClockPill clock={refundClock(ret, client.now())} />
      </div>
      <p className={css.sentence} role="status">
        {line(standing)}
      </p>
      <p className={css.note}>{t("customerReads", { sentence: ret.sentence.text })}</p>
      {Form === null ? (
        <FieldRow>
          {primary === null ? null : (
            <Button variant="primary" onClick={primary === "money" ? onShowMoney : () => setOpen(primary)}>
              {t(`step_${primary}`)}
            </Button>
          )}
          {others.map((step) => (
            <Button key={step} onClick={() => setOpen(step)}>
              {t(`step_${step}`)}
            </Button>
          ))}
        </FieldRow>
      ) : (
        <Form state={state} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}
