import type { SurveyFigureFragment } from "@/api/generated/survey-results";
import type { Formats } from "@/words/formats";

export type Figure = SurveyFigureFragment;
type Kind = Figure["kind"];

const SCALES: Record<Kind, { least: number; most: number }> = {
  NPS: { least: -100, most: 100 },
  CSAT: { least: 0, most: 1 },
  CES: { least: 1, most: 7 },
};

export function scaleOf(kind: Kind): { least: number; most: number } {
  return SCALES[kind];
}

/** NPS in whole points, CSAT in per cent, CES with one digit: more would claim more than is known. */
export function shownValue(kind: Kind, value: number, formats: Formats): string {
  if (kind === "CSAT") return formats.percent(value);
  return formats.decimal(kind === "NPS" ? Math.round(value) : Math.round(value * 10) / 10);
}

/** A difference with its sign; that of two shares in points of a hundred. */
export function shownChange(kind: Kind, value: number, formats: Formats): string {
  if (kind === "CES") return formats.change(Math.round(value * 10) / 10);
  return formats.change(Math.round(kind === "CSAT" ? value * 100 : value));
}

export type Verdict = "tooFew" | "up" | "down" | "notVisible";

/** What may be said of a change: nothing of few answers, and no direction where the interval leaves room for none. */
export function verdictOf(change: { value: number; isVisible: boolean } | null): Verdict {
  if (change === null) return "tooFew";
  if (!change.isVisible) return "notVisible";
  return change.value > 0 ? "up" : "down";
}
