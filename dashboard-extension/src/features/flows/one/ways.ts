import { END } from "./document";

type Step = { code: string; leadsTo: string[] };

/** `to` is a row; `from` are rows that lead there without standing right above it, the first first. */
export type Lane = { to: number; from: number[]; place: number };
export type Ways = {
  lanes: Lane[];
  /** How many stand beside each other. */
  width: number;
  /** Rows with a line to the one below. */
  straight: ReadonlySet<number>;
};

/**
 * Rows are: where it begins, each step, the end. What leads to the row below is a straight line; all that leads to one
 * farther row shares a lane beside the boxes. Lanes that end first stand nearest to the boxes, and a lane is used again.
 */
export function waysOf(steps: readonly Step[]): Ways {
  const rowOf = (code: string) => (code === END ? steps.length + 1 : steps.findIndex((each) => each.code === code) + 1);
  const straight = new Set([0]);
  const byTarget = new Map<number, number[]>();
  steps.forEach(({ leadsTo }, index) => {
    const row = index + 1;
    for (const to of new Set(leadsTo.map(rowOf))) {
      if (to === row + 1) straight.add(row);
      // What leads back can't be published: it is told in words, and not drawn.
      else if (to > row) byTarget.set(to, [...(byTarget.get(to) ?? []), row]);
    }
  });
  const lanes: Lane[] = [];
  for (const [to, from] of [...byTarget].sort(([a], [b]) => a - b)) {
    const first = Math.min(...from);
    const isTaken = (place: number) => lanes.some((lane) => lane.place === place && lane.to > first && (lane.from[0] ?? 0) < to);
    let place = 0;
    while (isTaken(place)) place += 1;
    lanes.push({ to, from, place });
  }
  return { lanes, width: lanes.reduce((most, { place }) => Math.max(most, place + 1), 0), straight };
}

export type Mark = { place: number; part: "begins" | "joins" | "passes" | "ends" };

/** What is drawn of each lane beside one row. */
export function marksAt(row: number, lanes: readonly Lane[]): Mark[] {
  return lanes.flatMap(({ to, from, place }) => {
    const first = from[0] ?? to;
    if (row < first || row > to) return [];
    const part = row === to ? "ends" : row === first ? "begins" : from.includes(row) ? "joins" : "passes";
    return [{ place, part } as const];
  });
}
