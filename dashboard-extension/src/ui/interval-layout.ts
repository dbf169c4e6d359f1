export type IntervalPoint = {
  key: string;
  label: string;
  value: { value: number; low: number; high: number; n: number; isEnough: boolean } | null;
};

export type Mark = {
  key: string;
  label: string;
  value: number;
  low: number;
  high: number;
  n: number;
  isEnough: boolean;
  x: number;
  y: number;
  top: number;
  bottom: number;
  isLabelled: boolean;
};

const LABELS_HEIGHT = 36;
const TOP = 16;
const LEFT = 44;
const LABEL_WIDTH = 72;

/** Where each point stands between the ends of the scale. A period that nobody answered in stays empty. */
export function layOutIntervals(
  points: IntervalPoint[],
  scale: { least: number; most: number },
  width: number,
  height: number,
): { marks: Mark[]; places: { value: number; y: number }[] } {
  const room = height - LABELS_HEIGHT - TOP;
  const y = (value: number) => TOP + room - ((value - scale.least) / (scale.most - scale.least)) * room;
  const slot = (width - LEFT) / Math.max(1, points.length);
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / slot));
  const marks = points.flatMap(({ key, label, value }, place) =>
    value === null
      ? []
      : [
          {
            ...{ key, label, value: value.value, low: value.low, high: value.high, n: value.n, isEnough: value.isEnough },
            x: LEFT + slot * (place + 0.5),
            y: y(value.value),
            top: y(value.high),
            bottom: y(value.low),
            isLabelled: (points.length - 1 - place) % every === 0,
          },
        ],
  );
  const middle = (scale.least + scale.most) / 2;
  return { marks, places: [scale.least, middle, scale.most].map((value) => ({ value, y: y(value) })) };
}
