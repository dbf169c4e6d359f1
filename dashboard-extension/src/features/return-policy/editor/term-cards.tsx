import { CheckField, FieldError, FieldGrid, TextField } from "@/ui/controls/fields";
import { ChecksField, PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { decimal, feeOf, type KeepIt, wholeNumber, withFee, withLoss, withWord } from "../document/document";
import { AmountsField } from "./amounts-field";
import css from "./editor.module.css";
import { useWrongAt } from "./findings-context";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

type CardProps = { editor: Editor };

export function OfferCard({ editor }: CardProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const { policy, catalogue } = editor;
  return (
    <Card title={t("offerTitle")} lead={t("offerLead")}>
      <Stack>
        <ChecksField
          label={t("outcomes")}
          codes={policy.outcomes}
          options={catalogue.outcomes}
          onChange={(code, isThere) => editor.set({ outcomes: withWord(policy.outcomes, code, isThere) })}
          error={wrongAt("outcomes")}
        />
        <ChecksField
          label={t("methods")}
          codes={policy.methods}
          options={catalogue.methods}
          onChange={(code, isThere) => editor.set({ methods: withWord(policy.methods, code, isThere) })}
          error={wrongAt("methods") ?? wrongAt("rules")}
        />
        <FieldGrid>
          <PickField
            label={t("processingEvent")}
            value={policy.processing_event}
            options={catalogue.processingEvents}
            onChange={(processing_event) => editor.set({ processing_event })}
            error={wrongAt("processing_event")}
          />
          <PickField
            label={t("refundShipping")}
            value={policy.refund_shipping}
            options={[
              { code: "always", label: t("shippingAlways") },
              { code: "full_return", label: t("shippingFull") },
              { code: "never", label: t("shippingNever") },
            ]}
            onChange={(refund_shipping) => editor.set({ refund_shipping })}
            error={wrongAt("refund_shipping")}
          />
        </FieldGrid>
        {catalogue.exclusions.length === 0 ? null : (
          <details className={css.more}>
            <summary>{t("exclusions")}</summary>
            <ChecksField
              label={t("exclusionsHelp")}
              codes={policy.accepts_excluded}
              options={catalogue.exclusions}
              onChange={(code, isThere) => editor.set({ accepts_excluded: withWord(policy.accepts_excluded, code, isThere) })}
              error={wrongAt("accepts_excluded")}
            />
          </details>
        )}
      </Stack>
    </Card>
  );
}

export function FeesCard({ editor }: CardProps) {
  const t = useWords(editorWords);
  const wrong = useWrongAt()("fees");
  return (
    <Card title={t("feesTitle")} lead={t("feesLead")}>
      <Stack>
        {editor.catalogue.fees.map(({ code, label }) => (
          <FeeFields editor={editor} kind={code} label={label} key={code} />
        ))}
        {wrong === null ? null : <FieldError>{wrong}</FieldError>}
      </Stack>
    </Card>
  );
}

function FeeFields({ editor, kind, label }: CardProps & { kind: string; label: string }) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const { fees } = editor.policy;
  const fee = feeOf(fees, kind);
  const place = `fees.${fees.findIndex((known) => known.kind === kind)}`;
  const form = fee === null ? "none" : fee.percent === null ? "amounts" : "percent";
  const choose = (next: string) => {
    const blank = { kind, amounts: {}, percent: next === "percent" ? "" : null, is_per_unit: fee?.is_per_unit ?? false };
    editor.set({ fees: withFee(fees, kind, next === "none" ? null : blank) });
  };
  const wrong = fee === null ? null : wrongAt(place);
  return (
    <div>
      <FieldGrid>
        <PickField
          label={label}
          value={form}
          options={[
            { code: "none", label: t("feeNone") },
            { code: "amounts", label: t("asAmount") },
            { code: "percent", label: t("asPercent") },
          ]}
          onChange={choose}
        />
        {fee === null ? null : form === "percent" ? (
          <TextField
            label={t("percentFor", { label: capital(label) })}
            value={fee.percent ?? ""}
            error={wrongAt(`${place}.percent`)}
            onChange={(text) => editor.set({ fees: withFee(fees, kind, { ...fee, percent: decimal(text) }) })}
          />
        ) : (
          <>
            <AmountsField
              label={capital(label)}
              amounts={fee.amounts}
              currencies={editor.catalogue.currencies}
              place={`${place}.amounts`}
              onChange={(amounts) => editor.set({ fees: withFee(fees, kind, { ...fee, amounts }) })}
            />
            <CheckField
              label={t("perUnitFor", { label: capital(label) })}
              isChecked={fee.is_per_unit}
              onChange={(is_per_unit) => editor.set({ fees: withFee(fees, kind, { ...fee, is_per_unit }) })}
            />
          </>
        )}
      </FieldGrid>
      {wrong === null ? null : <FieldError>{wrong}</FieldError>}
    </div>
  );
}

export function KeepItCard({ editor }: CardProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const terms = editor.policy.keep_it;
  const set = (change: Partial<KeepIt>) => editor.set({ keep_it: { ...terms, ...change } });
  const amounts = (key: "label_cost" | "handling_cost") => (
    <AmountsField
      label={t(key)}
      amounts={terms[key]}
      currencies={editor.catalogue.currencies}
      place={`keep_it.${key}`}
      onChange={(next) => set({ [key]: next })}
    />
  );
  return (
    <Card title={t("keepItTitle")} lead={t("keepItLead")}>
      <CheckField label={t("keepItOn")} isChecked={terms.is_on} onChange={(is_on) => set({ is_on })} />
      {terms.is_on ? (
        <FieldGrid>
          {amounts("label_cost")}
          {amounts("handling_cost")}
          <TextField
            label={t("keepItCap")}
            type="number"
            min="0"
            value={String(terms.cap)}
            onChange={(text) => set({ cap: wholeNumber(text) })}
            help={t("keepItCapHelp")}
            error={wrongAt("keep_it.cap")}
          />
        </FieldGrid>
      ) : null}
    </Card>
  );
}

export function LossCard({ editor }: CardProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const losses = editor.policy.loss_by_grade;
  return (
    <Card title={t("lossTitle")} lead={t("lossLead")}>
      <FieldGrid>
        {editor.catalogue.grades.map(({ code, label }) => (
          <TextField
            key={code}
            label={t("percentFor", { label: capital(label) })}
            value={losses[code] ?? ""}
            error={wrongAt(`loss_by_grade.${code}`)}
            onChange={(text) => editor.set({ loss_by_grade: withLoss(losses, code, text) })}
          />
        ))}
      </FieldGrid>
    </Card>
  );
}

export function ApprovalCard({ editor }: CardProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const { policy } = editor;
  return (
    <Card title={t("approvalTitle")} lead={t("approvalLead")}>
      <Stack>
        <div>
          <CheckField label={t("autoApprove")} isChecked={policy.auto_approve} onChange={(auto_approve) => editor.set({ auto_approve })} />
          <CheckField
            label={t("reviewsFlagged")}
            isChecked={policy.reviews_flagged}
            onChange={(reviews_flagged) => editor.set({ reviews_flagged })}
          />
        </div>
        <FieldGrid>
          <TextField
            label={t("sendWithinDays")}
            type="number"
            min="1"
            value={String(policy.send_within_days)}
            onChange={(text) => editor.set({ send_within_days: wholeNumber(text) })}
            help={t("sendHelp")}
            error={wrongAt("send_within_days")}
          />
          <TextField
            label={t("remindAfterDays")}
            type="number"
            min="1"
            value={String(policy.remind_after_days)}
            onChange={(text) => editor.set({ remind_after_days: wholeNumber(text) })}
            error={wrongAt("remind_after_days") ?? wrongAt("")}
          />
        </FieldGrid>
      </Stack>
    </Card>
  );
}
