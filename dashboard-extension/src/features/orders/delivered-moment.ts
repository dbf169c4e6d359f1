/** A day without a clock time, `2026-11-22`, as a date input gives it. */
export type Day = string;

export type DayProblem = "missing" | "future" | "beforeShipping";

/** The calendar day of a moment in a time zone. */
export function dayIn(moment: Date, timeZone: string): Day {
  // Swedish writes days the way date inputs do.
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(moment);
}

export function dayProblem(day: Day, shippedAt: string | null, now: Date, timeZone: string): DayProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return "missing";
  if (day > dayIn(now, timeZone)) return "future";
  if (shippedAt !== null && day < dayIn(new Date(shippedAt), timeZone)) return "beforeShipping";
  return null;
}

/**
 * The moment that stands for a day of delivery: noon in the shop's time zone, but neither before the parcel was
 * shipped nor later than now.
 */
export function deliveredMoment(day: Day, shippedAt: string | null, now: Date, timeZone: string): string {
  const noon = atNoon(day, timeZone);
  const earliest = shippedAt === null ? noon : Math.max(noon, new Date(shippedAt).getTime());
  return new Date(Math.min(earliest, now.getTime())).toISOString();
}

function atNoon(day: Day, timeZone: string): number {
  const asIfUtc = Date.parse(`${day}T12:00:00Z`);
  return asIfUtc - offsetOf(asIfUtc, timeZone);
}

/** How far the zone's clocks are ahead of UTC at that time, in milliseconds. */
function offsetOf(moment: number, timeZone: string): number {
  const shown = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(moment);
  return Date.parse(`${shown.replace(" ", "T")}Z`) - moment;
}
