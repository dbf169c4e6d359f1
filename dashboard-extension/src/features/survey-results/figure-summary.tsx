import { NumberBox, Numbers } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { type Figure, shownChange, shownValue, type Verdict, verdictOf } from "./figures";
import type { QuestionFound } from "./use-results";
import { resultsWords } from "./words";

const TONES: Record<Verdict, Tone> = { tooFew: "neutral", notVisible: "neutral", up: "success", down: "danger" };

/** The figure, what it may be by chance, whether anything changed, and how many answers it would take to see that. */
export function FigureSummary({ question, figure }: { question: QuestionFound; figure: Figure }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const { change, recovered, weighted } = question;
  const verdict = verdictOf(change);
  const easy = figure.easy;
  return (
    <Numbers>
      <NumberBox label={t(`figure${figure.kind}`)} value={shownValue(figure.kind, figure.value, formats)} note={<Interval figure={figure} />} />
      <NumberBox
        label={t("change")}
        value={change === null || !change.isVisible ? "–" : shownChange(figure.kind, change.value, formats)}
        note={
          <>
            <Pill tone={TONES[verdict]}>{t(verdict)}</Pill>
            {change === null ? null : (
              <span>
                {" "}
                {t("between", { low: shownChange(figure.kind, change.low, formats), high: shownChange(figure.kind, change.high, formats) })}
              </span>
            )}
          </>
        }
      />
      <NumberBox
        label={t("needed", { change: shownChange(figure.kind, figure.worthSeeing, formats) })}
        value={figure.moreNeeded === 0 ? t("enough") : formats.number(figure.moreNeeded)}
        note={figure.moreNeeded === 0 ? t("enoughNote") : t("neededNote")}
      />
      {weighted === null ? null : (
        <NumberBox
          label={t("weighted")}
          value={shownValue(figure.kind, weighted.value, formats)}
          note={
            <>
              {t("weightedNote", {
                low: shownValue(figure.kind, weighted.low, formats),
                high: shownValue(figure.kind, weighted.high, formats),
                worth: Math.round(weighted.effectiveN),
                n: weighted.n,
                asked: weighted.asked,
              })}
              {weighted.isEnough ? null : <> · {t("few")}</>}
            </>
          }
        />
      )}
      {easy === null ? null : (
        <NumberBox
          label={t("easy")}
          value={formats.percent(easy.value)}
          note={t("interval", { low: formats.percent(easy.low), high: formats.percent(easy.high), n: easy.n })}
        />
      )}
      {recovered === null ? null : (
        <NumberBox
          label={t("recovered")}
          value={formats.percent(recovered.value)}
          note={t("interval", { low: formats.percent(recovered.low), high: formats.percent(recovered.high), n: recovered.n })}
        />
      )}
    </Numbers>
  );
}

export function Interval({ figure }: { figure: Figure }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const { kind, low, high, n, isEnough } = figure;
  return (
    <>
      {t("interval", { low: shownValue(kind, low, formats), high: shownValue(kind, high, formats), n })}
      {isEnough ? null : <> · {t("few")}</>}
    </>
  );
}
