import { IntervalChart } from "@/ui/interval-chart";
import { useFormats, useWords } from "@/words/locale-context";

import { type Figure, scaleOf, shownValue } from "./figures";
import type { QuestionFound } from "./use-results";
import { resultsWords } from "./words";

type TrendChartProps = { question: QuestionFound; kind: Figure["kind"]; every: "MONTH" | "WEEK" };

export function TrendChart({ question, kind, every }: TrendChartProps) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const show = (value: number) => shownValue(kind, value, formats);
  const points = question.trend.map(({ startsOn, figure }) => ({
    key: startsOn,
    label: every === "MONTH" ? formats.month(startsOn) : formats.day(startsOn),
    value: figure,
  }));
  return (
    <IntervalChart
      label={t("trendOf", { question: question.text })}
      heads={{ period: t(`every${every}`), value: t(`figure${kind}`), interval: t("intervalHead"), n: t("n") }}
      points={points}
      scale={scaleOf(kind)}
      show={show}
      showInterval={(low, high) => t("between", { low: show(low), high: show(high) })}
    />
  );
}
