import { useState } from "react";

import { ReturnInspectDocument, SettlementAheadDocument } from "@/api/generated/returns";
import { useQuery } from "@/api/use-query";
import { SelectField, TextField } from "@/ui/controls/fields";
import { PlainButton } from "@/ui/plain-button";
import { useWords } from "@/words/locale-context";

import { AmountAhead } from "./amount-ahead";
import { DISPOSITIONS, findingsInput, type Found, GRADES, split, startFindings, withGrade } from "./findings";
import css from "./one.module.css";
import { StepForm } from "./step-form";
import { newBatch } from "./steps";
import type { ReturnLineData, ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** What the units turned out to be, and what that comes to before anybody confirms it. */
export function InspectForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const step = useStep(ReturnInspectDocument, "returnInspect", { state, said: t("inspectedToast"), onDone: onClose });
  const [batch] = useState(newBatch);
  const lines = (state.ret?.lines ?? []).filter((line) => line.quantityUninspected > 0);
  const [all, setAll] = useState(() => startFindings(lines));
  const { findings, problem } = findingsInput(all, lines);
  const id = state.ret?.id ?? "";
  const ahead = useQuery(SettlementAheadDocument, { id, findings }, { isPaused: problem !== null });
  const change = (next: Found) => setAll(all.map((each) => (each.key === next.key ? next : each)));
  const count = findings.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <StepForm
      title={t("inspectTitle")}
      lead={t("inspectLead")}
      submit={t("inspectSubmit", { count })}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={() => (problem === null ? void step.run({ id, findings, batch }) : step.setError(t(problem)))}
      onCancel={onClose}
    >
      {lines.map((line) => (
        <LineFindings
          key={line.id}
          line={line}
          found={all.filter(({ lineId }) => lineId === line.id)}
          onChange={change}
          onSplit={() => setAll(split(all, line))}
          onRemove={(key) => setAll(all.filter((each) => each.key !== key))}
        />
      ))}
      {problem === null && ahead.data !== null ? (
        <AmountAhead
          title={t("aheadTitle")}
          ahead={ahead.data.postSaleReturn?.settlementAhead ?? null}
          none={t(findings.every(({ grade }) => grade === "D") ? "aheadWrong" : "aheadNone")}
          exchange={state.ret?.exchange ?? null}
        />
      ) : null}
    </StepForm>
  );
}

type LineFindingsProps = {
  line: ReturnLineData;
  found: Found[];
  onChange: (found: Found) => void;
  onSplit: () => void;
  onRemove: (key: number) => void;
};

function LineFindings({ line, found, onChange, onSplit, onRemove }: LineFindingsProps) {
  const t = useWords(oneWords);
  const name = [line.orderLine.productName, line.orderLine.variantName].filter(Boolean).join(" · ");
  return (
    <fieldset className={css.findings}>
      <legend>{t("toCheck", { name, count: line.quantityUninspected })}</legend>
      {found.map((each) => (
        <div className={css.finding} key={each.key}>
          <TextField
            label={t("units")}
            type="number"
            min="0"
            max={String(line.quantityUninspected)}
            value={each.quantity}
            onChange={(quantity) => onChange({ ...each, quantity })}
          />
          <SelectField
            label={t("grade")}
            value={each.grade}
            options={GRADES.map((value) => ({ value, label: t(`grade${value}`) }))}
            onChange={(grade) => onChange(withGrade(each, grade))}
          />
          <SelectField
            label={t("disposition")}
            value={each.disposition}
            options={DISPOSITIONS.map((value) => ({ value, label: t(`disposition${value}`) }))}
            onChange={(disposition) => onChange({ ...each, disposition })}
          />
          <TextField label={t("serial")} value={each.serial} onChange={(serial) => onChange({ ...each, serial })} />
          <TextField label={t("findingNote")} value={each.note} onChange={(note) => onChange({ ...each, note })} />
          {found.length > 1 ? <PlainButton onClick={() => onRemove(each.key)}>{t("removeFinding")}</PlainButton> : null}
        </div>
      ))}
      {found.length < line.quantityUninspected ? (
        <div>
          <PlainButton onClick={onSplit}>{t("splitFinding")}</PlainButton>
        </div>
      ) : null}
    </fieldset>
  );
}
