import { useState } from "react";

import {
  ReturnCancelDocument,
  ReturnCloseMissingDocument,
  ReturnDeclineDocument,
  ReturnReopenDocument,
  ReturnResolveDocument,
} from "@/api/generated/returns";
import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { StepForm } from "./step-form";
import { sum } from "./steps";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

export function DeclineForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnDeclineDocument, "returnDecline", { state, said: t("declinedToast"), onDone: onClose });
  const [reason, setReason] = useState("");
  return (
    <StepForm
      title={t("declineTitle")}
      lead={t("declineLead")}
      submit={t("declineSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      isDanger
      onSubmit={() => (reason.trim() === "" ? step.setError(t("reasonMissing")) : void step.run({ id: idOf(state), reason: reason.trim() }))}
      onCancel={onClose}
    >
      <TextField label={t("whyNot")} type="lines" value={reason} onChange={setReason} help={t("toldToCustomer")} />
    </StepForm>
  );
}

export function CancelForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnCancelDocument, "returnCancel", { state, said: t("cancelledToast"), onDone: onClose });
  const [reason, setReason] = useState("");
  return (
    <StepForm
      title={t("cancelTitle")}
      lead={t("cancelLead")}
      submit={t("cancelSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      isDanger
      onSubmit={() => void step.run({ id: idOf(state), reason: reason.trim() })}
      onCancel={onClose}
    >
      <TextField label={t("whyOptional")} value={reason} onChange={setReason} help={t("forTeamAlone")} />
    </StepForm>
  );
}

export function ReopenForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnReopenDocument, "returnReopen", { state, said: t("reopenedToast"), onDone: onClose });
  const [reason, setReason] = useState("");
  return (
    <StepForm
      title={t("reopenTitle")}
      lead={t("reopenLead")}
      submit={t("reopenSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={() => (reason.trim() === "" ? step.setError(t("reopenReasonMissing")) : void step.run({ id: idOf(state), reason: reason.trim() }))}
      onCancel={onClose}
    >
      <TextField label={t("why")} value={reason} onChange={setReason} help={t("forTeamAlone")} />
    </StepForm>
  );
}

export function CloseMissingForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnCloseMissingDocument, "returnCloseMissing", { state, said: t("missingToast"), onDone: onClose });
  const count = state.ret === null ? 0 : sum(state.ret, (line) => line.quantityExpected);
  return (
    <StepForm
      title={t("missingTitle", { count })}
      lead={t("missingLead")}
      submit={t("missingSubmit", { count })}
      error={step.error}
      isRunning={step.isRunning}
      isDanger
      onSubmit={() => void step.run({ id: idOf(state) })}
      onCancel={onClose}
    />
  );
}

export function ResolveForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnResolveDocument, "returnResolve", { state, said: t("resolvedToast"), onDone: onClose });
  return (
    <StepForm
      title={t("resolveTitle")}
      lead={t("resolveLead")}
      submit={t("resolveSubmit")}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={() => void step.run({ id: idOf(state) })}
      onCancel={onClose}
    />
  );
}

function idOf(state: ReturnState): string {
  return state.ret?.id ?? "";
}
