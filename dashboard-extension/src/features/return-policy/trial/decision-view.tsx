import { Facts } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { type Catalogue, labelOf } from "../document/catalogue";
import type { Rule } from "../document/document";
import type { TriedDecision } from "./decision-facts";
import css from "./trial.module.css";
import { trialWords } from "./words";

const TONES: Partial<Record<TriedDecision["verdict"], Tone>> = { RETURNABLE: "success", NEEDS_REVIEW: "warning", NOT_SENT_YET: "info" };

type DecisionViewProps = { title: string; decision: TriedDecision; catalogue: Catalogue; rules: Rule[] };

export function DecisionView({ title, decision, catalogue, rules }: DecisionViewProps) {
  const t = useWords(trialWords);
  return (
    <section className={css.side} aria-label={title}>
      <h3>
        <span>{title}</span>
        <Pill tone={TONES[decision.verdict] ?? "danger"}>{t(decision.verdict)}</Pill>
      </h3>
      <blockquote lang="es">{decision.spanish}</blockquote>
      <blockquote lang="en">{decision.english}</blockquote>
      <DecisionFacts decision={decision} catalogue={catalogue} />
      <details className={css.trace}>
        <summary>{t("trace")}</summary>
        <ol>
          {(decision.staffSentences ?? []).map((sentence, index) => (
            <li key={index}>{sentence}</li>
          ))}
        </ol>
        <Steps decision={decision} rules={rules} />
      </details>
    </section>
  );
}

function DecisionFacts({ decision, catalogue }: { decision: TriedDecision; catalogue: Catalogue }) {
  const t = useWords(trialWords);
  const formats = useFormats();
  const { window } = decision;
  const none = t("none");
  const listed = (texts: string[]) => (texts.length === 0 ? none : texts.join(", "));
  const fees = decision.fees.map((fee) =>
    t(fee.isPerUnit ? "feePerUnit" : "fee", { kind: labelOf(catalogue.fees, fee.kind), amount: formats.money(fee.amount) }),
  );
  return (
    <Facts
      facts={[
        { label: t("code"), value: <code>{decision.code}</code> },
        { label: t("until"), value: window === null ? none : t("untilDay", { day: formats.date(`${window.lastDay}T12:00:00`), days: window.days }) },
        { label: t("outcomes"), value: listed(decision.outcomes.map((code) => labelOf(catalogue.outcomes, code.toLowerCase()))) },
        { label: t("methods"), value: listed(decision.methods.map(({ label }) => label)) },
        { label: t("fees"), value: listed(fees) },
        { label: t("more"), value: listed(extrasOf(decision, t)) },
      ]}
    />
  );
}

function extrasOf(decision: TriedDecision, t: (key: keyof typeof trialWords.en, values?: Record<string, number | string>) => string): string[] {
  return [
    decision.isKeepIt ? t("keepIt") : "",
    decision.isShippingRefunded ? t("shippingRefunded") : "",
    decision.requiresPhotos > 0 ? t("photos", { count: decision.requiresPhotos }) : "",
    decision.article === null ? "" : t("byLaw", { article: decision.article }),
  ].filter((text) => text !== "");
}

/** The steps by their stable codes, as the API gives them. */
function Steps({ decision, rules }: { decision: TriedDecision; rules: Rule[] }) {
  const t = useWords(trialWords);
  const nameOf = (id: string) => Object.values(rules.find((rule) => rule.id === id)?.names ?? {})[0] ?? id;
  return (
    <ul className={css.steps}>
      {(decision.trace ?? []).map(({ code, rule, isApplied, lostTo }, index) => (
        <li key={index}>
          <code>{code}</code>
          {rule === null ? null : ` ${nameOf(rule)}`}
          {isApplied || lostTo === null ? null : ` ${t("lostTo", { winner: nameOf(lostTo) })}`}
        </li>
      ))}
    </ul>
  );
}
