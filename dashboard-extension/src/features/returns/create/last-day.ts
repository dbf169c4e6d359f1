/** A calendar day, `2026-11-22`, as a date input gives it. */
export type Day = string;

/** The first moment after a day, in the shop's time zone: a window ends there. */
export function endOf(day: Day, timeZone: string): string {
  const nextMidnight = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const guess = nextMidnight - offsetOf(nextMidnight, timeZone);
  // The clocks may have been changed between the guess and the moment itself.
  return new Date(nextMidnight - offsetOf(guess, timeZone)).toISOString();
}

/** How far the zone's clocks are ahead of UTC at that moment, in milliseconds. */
function offsetOf(moment: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(moment);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - moment;
}
