import { useState } from "react";

import { ReturnApproveDocument } from "@/api/generated/returns";
import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { countsOf, startWith, totalOf } from "./quantities";
import { StepForm } from "./step-form";
import { sum } from "./steps";
import { UnitsField } from "./units-field";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** All of it, or a part: what is left out is declined, and the customer is told why. */
export function ApproveForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const lines = state.ret?.lines ?? [];
  const step = useStep(ReturnApproveDocument, "returnApprove", { state, said: t("approvedToast"), onDone: onClose });
  const [typed, setTyped] = useState(() => startWith(lines, (index) => lines[index]?.quantity ?? 0));
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const counts = countsOf(typed, lines.map(({ id, quantity }) => ({ id, most: quantity })));
  const asked = state.ret === null ? 0 : sum(state.ret, (line) => line.quantity);
  const approved = totalOf(counts);
  const isPart = counts !== null && approved < asked;

  const submit = () => {
    if (counts === null) return step.setError(t("numberWrong"));
    if (approved === 0) return step.setError(t("approveNone"));
    if (isPart && reason.trim() === "") return step.setError(t("reasonMissing"));
    const parts = lines.map((line) => {
      const quantity = counts.get(line.id) ?? 0;
      return { lineId: line.id, quantity, declineReason: quantity < line.quantity ? reason.trim() : null };
    });
    void step.run({ id: state.ret?.id ?? "", lines: isPart ? parts : null, note: note.trim() || null });
  };
  return (
    <StepForm
      title={t("approveTitle")}
      lead={t("approveLead")}
      submit={t("approveSubmit", { count: approved })}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={submit}
      onCancel={onClose}
    >
      {lines.map((line) => (
        <UnitsField
          key={line.id}
          line={line}
          label={t("approveUnits")}
          value={typed[line.id] ?? ""}
          most={line.quantity}
          onChange={(value) => setTyped({ ...typed, [line.id]: value })}
        />
      ))}
      {isPart ? (
        <TextField label={t("declineRest", { count: asked - approved })} value={reason} onChange={setReason} help={t("toldToCustomer")} />
      ) : null}
      <TextField label={t("noteForBoth")} type="lines" value={note} onChange={setNote} help={t("toldToCustomer")} />
    </StepForm>
  );
}
