import css from "./chart.module.css";

type ShareBarProps = {
  share: { value: number; low: number; high: number };
  label: string;
  /** The same for all bars that are held against each other. */
  end?: number;
};

/** A share on a line from none to the end of the scale, with the interval in which the true one lies. */
export function ShareBar({ share, label, end = endOfScale(share.high) }: ShareBarProps) {
  const place = (value: number) => `${(value / end) * 100}%`;
  return (
    <div className={css.share} role="img" aria-label={label}>
      <div className={css.interval} style={{ left: place(share.low), width: place(share.high - share.low) }} />
      <div className={css.point} style={{ left: place(share.value) }} />
    </div>
  );
}

/** A round number above the interval, so that small shares can be told apart. */
export function endOfScale(high: number): number {
  return [0.1, 0.25, 0.5].find((end) => high <= end) ?? 1;
}
