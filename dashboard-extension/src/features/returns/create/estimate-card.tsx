import { TextField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./create.module.css";
import type { CreateForm } from "./use-create";
import { isBeyondOffer, refusals } from "./wish";
import { createWords } from "./words";

/** What it comes to, and what the policy says of it; staff may go past that, and says why. */
export function EstimateCard({ form }: { form: CreateForm }) {
  const t = useWords(createWords);
  const formats = useFormats();
  const { estimate, wish } = form;
  if (form.problem !== null || estimate === null) {
    return (
      <Card title={t("estimateTitle")}>
        <EmptyState>{t(form.problem ?? "reckoning")}</EmptyState>
      </Card>
    );
  }
  const no = refusals(estimate);
  return (
    <Card title={t("estimateTitle")} lead={t("estimateLead")}>
      <div className={form.isReckoning ? css.old : undefined} aria-live="polite">
        <dl className={css.amounts}>
          <div>
            <dt>{t("goods")}</dt>
            <dd>{formats.money(estimate.goods)}</dd>
          </div>
          {estimate.deductions.map((each) => (
            <div key={each.code}>
              <dt>{each.sentence}</dt>
              <dd>{formats.money(each.amount)}</dd>
            </div>
          ))}
          <div className={css.total}>
            <dt>{t(wish.outcome === "EXCHANGE" ? "totalExchange" : "total")}</dt>
            <dd>{formats.money(estimate.total)}</dd>
          </div>
        </dl>
      </div>
      {no.length === 0 ? null : (
        <div className={css.override}>
          <Callout tone="warning" title={t("overrideTitle")}>
            {no.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            <p>{t("overrideLead")}</p>
          </Callout>
          <TextField
            label={t("overrideReason")}
            type="lines"
            value={wish.overrideReason}
            onChange={(overrideReason) => form.change({ overrideReason })}
            help={t("overrideHelp")}
          />
        </div>
      )}
      {no.length === 0 && isBeyondOffer(estimate, wish) ? <Callout tone="info" title={t("beyondOffer")} /> : null}
    </Card>
  );
}
