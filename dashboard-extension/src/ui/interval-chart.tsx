import { useRef } from "react";

import { useFormats } from "@/words/locale-context";

import css from "./chart.module.css";
import { type IntervalPoint, layOutIntervals } from "./interval-layout";
import { useWidth } from "./use-width";

type IntervalChartProps = {
  label: string;
  heads: { period: string; value: string; interval: string; n: string };
  points: IntervalPoint[];
  scale: { least: number; most: number };
  show: (value: number) => string;
  showInterval: (low: number, high: number) => string;
  height?: number;
};

/** Points with what they may be by chance; the same numbers in a table for whoever cannot see it, or wants to read them. */
export function IntervalChart({ label, heads, points, scale, show, showInterval, height = 194 }: IntervalChartProps) {
  const formats = useFormats();
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, 640);
  const { marks, places } = layOutIntervals(points, scale, width, height);
  return (
    <figure className={css.figure} ref={figure}>
      <svg className={css.chart} viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
        {places.map(({ value, y }) => (
          <g key={value}>
            <line className={css.rule} x1={0} x2={width} y1={y} y2={y} />
            <text className={css.axis} x={0} y={y - 3}>
              {show(value)}
            </text>
          </g>
        ))}
        {marks.map((mark) => (
          <g key={mark.key}>
            <title>{`${mark.label}: ${show(mark.value)} (${showInterval(mark.low, mark.high)}), n = ${formats.number(mark.n)}`}</title>
            <line className={css.whisker} x1={mark.x} x2={mark.x} y1={mark.top} y2={mark.bottom} />
            <circle className={mark.isEnough ? css.dot : css.faintDot} cx={mark.x} cy={mark.y} r={4} />
            {mark.isLabelled ? (
              <>
                <text className={css.axis} x={mark.x} y={height - 17} textAnchor="middle">
                  {mark.label}
                </text>
                <text className={css.axis} x={mark.x} y={height - 3} textAnchor="middle">
                  {`n = ${formats.number(mark.n)}`}
                </text>
              </>
            ) : null}
          </g>
        ))}
      </svg>
      <details>
        <summary>{label}</summary>
        <table className={css.numbers}>
          <caption className={css.hidden}>{label}</caption>
          <thead>
            <tr>
              {[heads.period, heads.value, heads.interval, heads.n].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map(({ key, label: name, value }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>{value === null ? "–" : show(value.value)}</td>
                <td>{value === null ? "–" : showInterval(value.low, value.high)}</td>
                <td>{formats.number(value?.n ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
