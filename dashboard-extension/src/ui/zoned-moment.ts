/** What a `datetime-local` input says, `2026-12-01T10:00`, as a moment on the shop's clocks. */
export function momentOf(local: string, timeZone: string): string | null {
  const asIfUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) || Number.isNaN(asIfUtc)) return null;
  // The second look is for hours around which the clocks change.
  const near = asIfUtc - offsetOf(asIfUtc, timeZone);
  return new Date(asIfUtc - offsetOf(near, timeZone)).toISOString();
}

/** A moment as a `datetime-local` input wants it. */
export function localOf(moment: Date, timeZone: string): string {
  return shown(moment.getTime(), timeZone).slice(0, 16);
}

function offsetOf(moment: number, timeZone: string): number {
  return Date.parse(`${shown(moment, timeZone)}Z`) - Math.floor(moment / 1000) * 1000;
}

/** Swedish writes moments the way inputs do. */
function shown(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(moment).replace(" ", "T");
}
