import { useState } from "react";

import { CaseReopenDocument, CaseSolveDocument } from "@/api/generated/care";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import css from "./one.module.css";
import { OUTCOMES, type SolveDraft, solveInput } from "./solve";
import type { PartProps } from "./use-case";
import { useStep } from "./use-step";
import { oneWords } from "./words";

export function SolveSection(props: PartProps) {
  return props.one.state === "SOLVED" ? <Solved {...props} /> : <SolveForm {...props} />;
}

function SolveForm({ one, onChanged }: PartProps) {
  const t = useWords(oneWords);
  const [draft, setDraft] = useState<SolveDraft>({ outcome: "", note: "", text: "" });
  const step = useStep(CaseSolveDocument, "caseSolve", { said: t("solvedToast"), onChanged });
  const options = [{ value: "" as const, label: t("outcomeChoose") }, ...OUTCOMES.map((value) => ({ value, label: t(`outcome${value}`) }))];
  const solve = () => {
    const input = solveInput(one.id, draft);
    if (input === null) return step.setError(t("outcomeMissing"));
    void step.run(input);
  };
  return (
    <Card title={t("solveTitle")}>
      <Form label={t("solveTitle")} onSubmit={solve}>
        <div className={css.form}>
          <SelectField label={t("outcome")} value={draft.outcome} options={options} onChange={(outcome) => setDraft({ ...draft, outcome })} />
          <TextField label={t("solveText")} type="lines" value={draft.text} onChange={(text) => setDraft({ ...draft, text })} help={t("solveTextHelp")} />
          <TextField label={t("solveNote")} type="lines" value={draft.note} onChange={(note) => setDraft({ ...draft, note })} />
          {step.error === null ? null : <FieldError>{step.error}</FieldError>}
          <FieldRow>
            <Button type="submit" isDisabled={step.isRunning}>
              {t("solve")}
            </Button>
          </FieldRow>
        </div>
      </Form>
    </Card>
  );
}

function Solved({ one, onChanged }: PartProps) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const [reason, setReason] = useState("");
  const step = useStep(CaseReopenDocument, "caseReopen", { said: t("reopenedToast"), onChanged });
  return (
    <Card title={t("solvedTitle")} lead={one.solvedAt === null ? undefined : formats.dateTime(one.solvedAt)}>
      <p>{capital(one.outcomeLabel ?? "")}</p>
      <Form label={t("reopen")} onSubmit={() => void step.run({ id: one.id, reason: reason.trim() })}>
        <div className={css.form}>
          <TextField label={t("reopenReason")} value={reason} onChange={setReason} error={step.error} />
          <FieldRow>
            <Button type="submit" isDisabled={step.isRunning}>
              {t("reopen")}
            </Button>
          </FieldRow>
        </div>
      </Form>
    </Card>
  );
}
