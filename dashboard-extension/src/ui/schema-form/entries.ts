/** One place up (-1) or down (1); at the ends it stays. */
export function moved<Row>(rows: readonly Row[], place: number, by: -1 | 1): Row[] {
  const row = rows[place];
  const other = rows[place + by];
  if (row === undefined || other === undefined) return [...rows];
  return rows.map((each, index) => (index === place ? other : index === place + by ? row : each));
}

export function withoutPlace<Row>(rows: readonly Row[], place: number): Row[] {
  return rows.filter((_row, index) => index !== place);
}
