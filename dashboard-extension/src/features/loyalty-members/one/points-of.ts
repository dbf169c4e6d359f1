/** Whole, with a minus of whichever kind; null of what is none, and of nothing. */
export function pointsOf(text: string): number | null {
  const plain = text.trim().replace(/[\u2212\u2013]/, "-").replace(/^\+/, "");
  if (!/^-?\d{1,9}$/.test(plain)) return null;
  const points = Number(plain);
  return points === 0 ? null : points;
}
