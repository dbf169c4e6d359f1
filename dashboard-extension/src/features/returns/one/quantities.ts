/** Units as typed, by line. */
export type Typed = Record<string, string>;

export function startWith(lines: { id: string }[], count: (index: number) => number): Typed {
  return Object.fromEntries(lines.map(({ id }, index) => [id, String(count(index))]));
}

/** A whole number from 0 to `most`; null for anything else. */
export function wholeOf(text: string, most: number): number | null {
  const typed = text.trim();
  if (!/^\d+$/.test(typed)) return null;
  return Number(typed) > most ? null : Number(typed);
}

/** What was typed for all lines; null where one of them makes no sense. */
export function countsOf(typed: Typed, lines: { id: string; most: number }[]): Map<string, number> | null {
  const counts = new Map<string, number>();
  for (const { id, most } of lines) {
    const count = wholeOf(typed[id] ?? "", most);
    if (count === null) return null;
    counts.set(id, count);
  }
  return counts;
}

export function totalOf(counts: Map<string, number> | null): number {
  return [...(counts?.values() ?? [])].reduce((all, count) => all + count, 0);
}
