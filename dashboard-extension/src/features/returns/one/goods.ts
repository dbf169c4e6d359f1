/** How many units a move is about; its own JSON differs by kind. */
export function movedUnits(wanted: string): number {
  const { quantity, units, lines } = JSON.parse(wanted) as { quantity?: number; units?: Record<string, number>; lines?: { quantity: number }[] };
  if (quantity !== undefined) return quantity;
  const counts = units === undefined ? (lines ?? []).map((line) => line.quantity) : Object.values(units);
  return counts.reduce((all, count) => all + count, 0);
}

export function warehouseOf(result: string): string | null {
  const { warehouse } = JSON.parse(result) as { warehouse?: unknown };
  return typeof warehouse === "string" && warehouse !== "" ? warehouse : null;
}
