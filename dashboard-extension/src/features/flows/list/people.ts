type Counted = { state: string; count: number };

/** How many are on the way; null of a flow that was never published. */
export function onTheWay(people: readonly Counted[] | null): number | null {
  if (people === null) return null;
  return people.filter(({ state }) => state === "waiting").reduce((sum, { count }) => sum + count, 0);
}
