import { useState } from "react";

import { ReturnInspectDocument, SettlementAheadDocument, WarehousesDocument } from "@/api/generated/returns";
import { useQuery } from "@/api/use-query";
import { Callout } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import { AmountAhead } from "./amount-ahead";
import { FindingFields, type Place } from "./finding-fields";
import { type Found, reckoned } from "./findings";
import css from "./one.module.css";
import { StepForm } from "./step-form";
import { newBatch } from "./steps";
import { useFindings } from "./use-findings";
import type { ReturnLineData, ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type FormProps = { state: ReturnState; onClose: () => void };

/** What the units turned out to be, and what that comes to before anybody confirms it. */
export function InspectForm({ state, onClose }: FormProps) {
  const t = useWords(oneWords);
  const said = useWords(uiWords);
  const step = useStep(ReturnInspectDocument, "returnInspect", { state, said: t("inspectedToast"), onDone: onClose });
  const [batch] = useState(newBatch);
  const [uploads, setUploads] = useState(0);
  const lines = (state.ret?.lines ?? []).filter((line) => line.quantityUninspected > 0);
  const form = useFindings(lines);
  const { findings, problem } = form;
  const id = state.ret?.id ?? "";
  const ahead = useQuery(SettlementAheadDocument, { id, findings: reckoned(findings) }, { isPaused: problem !== null });
  const places = useQuery(WarehousesDocument, {});
  const count = findings.reduce((sum, { quantity }) => sum + quantity, 0);

  const submit = () => {
    if (problem !== null) return step.setError(t(problem));
    if (uploads > 0) return step.setError(t("photosUploading"));
    void step.run({ id, findings, batch });
  };
  return (
    <StepForm
      title={t("inspectTitle")}
      lead={t("inspectLead")}
      submit={t("inspectSubmit", { count })}
      error={step.error}
      isRunning={step.isRunning}
      onSubmit={submit}
      onCancel={onClose}
    >
      {places.problem === null ? null : (
        <Callout tone="info" title={t("warehousesUnknown")}>
          <p>{t("warehousesAdvice")}</p>
          <div className={css.actions}>
            <PlainButton onClick={places.reload}>{said("retry")}</PlainButton>
          </div>
        </Callout>
      )}
      {lines.map((line) => (
        <LineFindings
          key={line.id}
          line={line}
          found={form.all.filter(({ lineId }) => lineId === line.id)}
          places={places.data?.postSaleWarehouses ?? []}
          photoPath={state.ret?.photoPath ?? null}
          onChange={form.change}
          onBusy={(isBusy) => setUploads((before) => before + (isBusy ? 1 : -1))}
          onSplit={() => form.splitOff(line)}
          onRemove={form.remove}
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
  places: Place[];
  photoPath: string | null;
  onChange: (key: number, next: (found: Found) => Found) => void;
  onBusy: (isBusy: boolean) => void;
  onSplit: () => void;
  onRemove: (key: number) => void;
};

function LineFindings({ line, found, onSplit, onChange, onRemove, ...shared }: LineFindingsProps) {
  const t = useWords(oneWords);
  const name = [line.orderLine.productName, line.orderLine.variantName].filter(Boolean).join(" · ");
  return (
    <fieldset className={css.findings}>
      <legend>{t("toCheck", { name, count: line.quantityUninspected })}</legend>
      {found.map((each) => (
        <FindingFields
          key={each.key}
          line={line}
          found={each}
          {...shared}
          onChange={(next) => onChange(each.key, next)}
          onRemove={found.length > 1 ? () => onRemove(each.key) : null}
        />
      ))}
      {found.length < line.quantityUninspected ? (
        <div>
          <PlainButton onClick={onSplit}>{t("splitFinding")}</PlainButton>
        </div>
      ) : null}
    </fieldset>
  );
}
