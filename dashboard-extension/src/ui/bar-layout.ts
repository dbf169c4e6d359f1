export type Bar = { day: string; count: number; x: number; y: number; width: number; height: number };

export type BarLayout = { bars: Bar[]; width: number; height: number; baseline: number };

const GAP_SHARE = 0.28;
const LABELS_HEIGHT = 18;
const VALUES_HEIGHT = 16;
const MIN_BAR = 2;

/** Where each day's bar stands. A day with nothing keeps a sliver, so that it is seen to be there. */
export function layOutBars(days: { day: string; count: number }[], width: number, height: number): BarLayout {
  const most = Math.max(1, ...days.map(({ count }) => count));
  const slot = days.length === 0 ? width : width / days.length;
  const baseline = height - LABELS_HEIGHT;
  const room = baseline - VALUES_HEIGHT;
  const bars = days.map(({ day, count }, index) => {
    const barHeight = Math.max(MIN_BAR, Math.round((count / most) * room));
    return {
      day,
      count,
      x: index * slot + (slot * GAP_SHARE) / 2,
      y: baseline - barHeight,
      width: slot * (1 - GAP_SHARE),
      height: barHeight,
    };
  });
  return { bars, width, height, baseline };
}

/** Day labels that fit: the last day always has one, then every n-th backwards. */
export function isLabelled(index: number, total: number, every: number): boolean {
  return (total - 1 - index) % every === 0;
}

const LABEL_WIDTH = 52;

export function daysPerLabel(slot: number): number {
  return Math.max(1, Math.ceil(LABEL_WIDTH / slot));
}

/** Under the middle of its bar; the last one ends with the bar, so that the edge does not cut it off. */
export function labelPlace(bar: Bar, isLast: boolean): { x: number; textAnchor: "middle" | "end" } {
  return isLast ? { x: bar.x + bar.width, textAnchor: "end" } : { x: bar.x + bar.width / 2, textAnchor: "middle" };
}
