import { readable } from "@/words/readable";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { ReturnLineData } from "./use-return";
import { oneWords } from "./words";

/** What the policy said when it was asked for, and how it came to say so. */
export function DecisionTrace({ decision }: { decision: ReturnLineData["decision"] }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  if (decision === null) return null;
  const steps = decision.trace ?? [];
  const lastDay = decision.window?.lastDay;
  return (
    <details className={css.trace}>
      <summary>{t("policySaid", { sentence: decision.sentence })}</summary>
      <ul>
        {(decision.staffSentences ?? []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {lastDay === undefined ? null : <li>{t("windowUntil", { date: formats.day(lastDay) })}</li>}
        {decision.article === null ? null : <li>{t("article", { article: decision.article })}</li>}
      </ul>
      {steps.length === 0 ? null : (
        <ol>
          {steps.map((step, index) => (
            <li className={step.isApplied ? undefined : css.unused} key={index}>
              {[
                readable(step.code),
                step.rule === null ? null : t("byRule", { rule: step.rule }),
                step.lostTo === null ? null : t("lostTo", { rule: step.lostTo }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
