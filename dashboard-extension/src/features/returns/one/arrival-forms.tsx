import { useState } from "react";

import { ReturnReceiveDocument, ReturnSendDocument } from "@/api/generated/returns";
import { FieldGrid, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { countsOf, startWith, totalOf } from "./quantities";
import { StepForm } from "./step-form";
import { newBatch } from "./steps";
import { UnitsField } from "./units-field";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** What arrived, which may be a part of it; also what had been given up. */
export function ReceiveForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnReceiveDocument, "returnReceive", { state, said: t("receivedToast"), onDone: onClose });
  const [batch] = useState(newBatch);
  const lines = (state.ret?.lines ?? [])
    .map((line) => ({ ...line, most: line.quantityExpected + line.quantityMissing }))
    .filter(({ most }) => most > 0);
  const [typed, setTyped] = useState(() => startWith(lines, (index) => lines[index]?.quantityExpected ?? 0));
  const counts = countsOf(typed, lines);
  const arrived = totalOf(counts);

  const submit = () => {
    if (counts === null) return step.setError(t("numberWrong"));
    if (arrived === 0) return step.setError(t("receiveNone"));
    const units = lines.map(({ id }) => ({ lineId: id, quantity: counts.get(id) ?? 0 })).filter(({ quantity }) => quantity > 0);
    void step.run({ id: state.ret?.id ?? "", lines: units, batch });
  };
  return (
    <StepForm
      title={t("receiveTitle")}
      lead={t("receiveLead")}
      submit={t("receiveSubmit", { count: arrived })}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={submit}
      onCancel={onClose}
    >
      {lines.map((line) => (
        <UnitsField
          key={line.id}
          line={line}
          label={t("receiveUnits")}
          value={typed[line.id] ?? ""}
          most={line.most}
          onChange={(value) => setTyped({ ...typed, [line.id]: value })}
        />
      ))}
    </StepForm>
  );
}

export function SendForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnSendDocument, "returnSend", { state, said: t("sentToast"), onDone: onClose });
  const [tracking, setTracking] = useState(state.ret?.trackingNumber ?? "");
  const [carrier, setCarrier] = useState(state.ret?.carrier ?? "");
  return (
    <StepForm
      title={t("sendTitle")}
      lead={t("sendLead")}
      submit={t("sendSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={() => void step.run({ id: state.ret?.id ?? "", trackingNumber: tracking.trim(), carrier: carrier.trim() })}
      onCancel={onClose}
    >
      <FieldGrid>
        <TextField label={t("tracking")} value={tracking} onChange={setTracking} />
        <TextField label={t("carrier")} value={carrier} onChange={setCarrier} />
      </FieldGrid>
    </StepForm>
  );
}
