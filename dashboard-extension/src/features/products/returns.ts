const ENOUGH_UNITS = 30;

/** How many came back: the share is told of `n`, and comes rounded. */
export function unitsBack({ value, n }: { value: number; n: number }): number {
  return Math.round(value * n);
}

export function isFewToJudgeBy(sent: number): boolean {
  return sent < ENOUGH_UNITS;
}
