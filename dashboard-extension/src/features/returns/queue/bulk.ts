type Result = { id: string; error: { code: string; message: string } | null };

export type RowError = { id: string; number: string; message: string };

/** What became of many: how many went through, and why each of the others did not. */
export function told(results: Result[], numbers: ReadonlyMap<string, string>): { done: number; errors: RowError[] } {
  const errors = results.flatMap(({ id, error }) =>
    error === null ? [] : [{ id, number: numbers.get(id) ?? "", message: error.message }],
  );
  return { done: results.length - errors.length, errors };
}

export function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Rows that left the list are not acted on. */
export function stillShown(chosen: ReadonlySet<string>, shown: readonly string[]): string[] {
  return shown.filter((id) => chosen.has(id));
}
