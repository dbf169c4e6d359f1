import { ReturnSettleDocument } from "@/api/generated/returns";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { AmountAhead } from "./amount-ahead";
import { StepForm } from "./step-form";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** The amount is printed before it is paid; what was paid can't be taken back from here. */
export function SettleForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const step = useStep(ReturnSettleDocument, "returnSettle", { state, said: t("settledToast"), onDone: onClose });
  const ret = state.ret;
  const ahead = ret?.settlementAhead ?? null;
  if (ret === null) return null;
  const outcome = ahead?.outcome ?? ret.outcome;
  const isEarly = ret.lines.some((line) => line.quantityExpected > 0) && ret.firstReceivedAt === null;
  return (
    <StepForm
      title={t("settleTitle")}
      lead={t(isEarly ? "settleEarly" : `settleLead${outcome}`)}
      submit={ahead === null ? t("settleNothing") : t(`settleSubmit${outcome}`, { amount: formats.money(ahead.amount) })}
      error={step.error}
      isRunning={step.isRunning}
      isDisabled={ahead === null || !state.canMoveMoney}
      onSubmit={() => void step.run({ id: ret.id })}
      onCancel={onClose}
    >
      {state.canMoveMoney ? null : <Callout tone="info" title={t("moneyDenied")} />}
      <AmountAhead title={t("settleUnits", { count: ahead?.units ?? 0 })} ahead={ahead} none={t("settleNothing")} exchange={ret.exchange} />
    </StepForm>
  );
}
