import { useRef } from "react";

import { useFormats, useWords } from "@/words/locale-context";

import { daysPerLabel, isLabelled, labelPlace, layOutBars } from "./bar-layout";
import css from "./chart.module.css";
import { useWidth } from "./use-width";
import { uiWords } from "./words";

type BarChartProps = {
  label: string;
  dayHead: string;
  countHead: string;
  days: { day: string; count: number }[];
  height?: number;
};

/** Bars for the eye and, as a chart cannot be read aloud, the same numbers in a table for everyone else. */
export function BarChart({ label, dayHead, countHead, days, height = 160 }: BarChartProps) {
  const formats = useFormats();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, 640);
  const { bars, baseline } = layOutBars(days, width, height);
  const every = daysPerLabel(width / Math.max(1, days.length));
  return (
    <figure className={css.figure} ref={figure}>
      <svg className={css.chart} viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
        <line className={css.rule} x1={0} x2={width} y1={baseline + 0.5} y2={baseline + 0.5} />
        {bars.map((bar, index) => (
          <g key={bar.day}>
            <title>{`${formats.day(bar.day)}: ${formats.number(bar.count)}`}</title>
            <rect
              className={bar.count === 0 ? css.none : css.bar}
              x={bar.x}
              y={bar.y}
              width={bar.width}
              height={bar.height}
              rx={2}
            />
            {bar.count === 0 ? null : (
              <text className={css.value} x={bar.x + bar.width / 2} y={bar.y - 4} textAnchor="middle">
                {formats.number(bar.count)}
              </text>
            )}
            {isLabelled(index, bars.length, every) ? (
              <text className={css.axis} y={height - 3} {...labelPlace(bar, index === bars.length - 1)}>
                {formats.day(bar.day)}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <div className={css.hidden}>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{dayHead}</th>
              <th scope="col">{countHead}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, count }) => (
              <tr key={day}>
                <th scope="row">{formats.day(day)}</th>
                <td>{formats.number(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

type ProgressProps = { label: string; read: number; total: number | null; isFinished: boolean };

export function Progress({ label, read, total, isFinished }: ProgressProps) {
  const t = useWords(uiWords);
  const share = shareDone(read, total, isFinished);
  const note = total === null ? t("progressSoFar", { read }) : t("progressOf", { read, total });
  return (
    <div>
      <div className={css.progressHead}>
        <span>{label}</span>
        <span className={css.progressNote}>{note}</span>
      </div>
      <div
        className={css.progress}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share ?? undefined}
        aria-valuetext={note}
      >
        <div style={{ width: `${share ?? 8}%` }} />
      </div>
    </div>
  );
}

/** In whole per cent; null while nobody knows how much there is. Never full before it is finished. */
export function shareDone(read: number, total: number | null, isFinished: boolean): number | null {
  if (isFinished) return 100;
  if (total === null || total <= 0) return null;
  return Math.min(99, Math.floor((read / total) * 100));
}
