/** Which rows are chosen for a replay; rows that left the list are forgotten. */
export function toggled(chosen: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

export function stillShown(chosen: ReadonlySet<string>, shown: readonly string[]): string[] {
  return shown.filter((id) => chosen.has(id));
}
