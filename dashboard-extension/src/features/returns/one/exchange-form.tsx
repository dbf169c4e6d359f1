import { useState } from "react";

import { ExchangeChoicesDocument, ReturnChangeExchangeDocument } from "@/api/generated/returns";
import { useQuery } from "@/api/use-query";
import { SelectField } from "@/ui/controls/fields";
import { Skeleton } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { choicesFor, useChoiceLabel } from "../exchange-choices";
import css from "./one.module.css";
import { StepForm } from "./step-form";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** Another variant, money back, or store credit. */
export function ExchangeForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const label = useChoiceLabel();
  const ret = state.ret;
  const step = useStep(ReturnChangeExchangeDocument, "returnChangeExchange", { state, said: t("exchangeToast"), onDone: onClose });
  const choices = useQuery(ExchangeChoicesDocument, { orderId: ret?.order?.id ?? ret?.orderSaleorId ?? "" });
  const [wanted, setWanted] = useState<"EXCHANGE" | "REFUND" | "CREDIT">("EXCHANGE");
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const lines = ret?.lines ?? [];

  const submit = () => {
    const variants = Object.entries(chosen)
      .filter(([, variantId]) => variantId !== "")
      .map(([lineId, variantId]) => ({ lineId, variantId }));
    if (wanted !== "EXCHANGE") return void step.run({ id: ret?.id ?? "", outcome: wanted });
    if (variants.length === 0) return step.setError(t("exchangeNone"));
    void step.run({ id: ret?.id ?? "", variants });
  };
  return (
    <StepForm
      title={t("exchangeTitle")}
      lead={t("exchangeLead")}
      submit={t("exchangeSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={submit}
      onCancel={onClose}
    >
      <div className={css.choice}>
        <SelectField
          label={t("instead")}
          value={wanted}
          options={(["EXCHANGE", "REFUND", "CREDIT"] as const).map((value) => ({ value, label: t(`instead${value}`) }))}
          onChange={setWanted}
        />
      </div>
      {wanted !== "EXCHANGE" ? null : choices.data === null ? (
        <Skeleton lines={2} />
      ) : (
        lines.map((line) => (
          <div className={css.units} key={line.id}>
            <span className={css.unitsName}>
              {[line.orderLine.productName, line.orderLine.variantName].filter(Boolean).join(" · ")}
            </span>
            <SelectField
              label={t("variant")}
              value={chosen[line.id] ?? ""}
              options={[
                { value: "", label: t("keepChoice", { name: line.wantedVariantName ?? t("unknown") }) },
                ...choicesFor(choices.data?.returnExchangeChoices, line.orderLine.id).map((choice) => ({
                  value: choice.variantSaleorId,
                  label: label(choice),
                })),
              ]}
              onChange={(variantId) => setChosen({ ...chosen, [line.id]: variantId })}
            />
          </div>
        ))
      )}
    </StepForm>
  );
}
