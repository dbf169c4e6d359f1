import { expect, it } from "vitest";

import { localOf, momentOf } from "./zoned-moment";

it.each([
  ["2026-12-01T10:00", "Europe/Madrid", "2026-12-01T09:00:00.000Z"],
  ["2026-07-01T10:00", "Europe/Madrid", "2026-07-01T08:00:00.000Z"],
  // The night on which the clocks go forward, just before and just after.
  ["2026-03-29T01:30", "Europe/Madrid", "2026-03-29T00:30:00.000Z"],
  ["2026-03-29T03:30", "Europe/Madrid", "2026-03-29T01:30:00.000Z"],
  ["2026-12-01T10:00", "America/Bogota", "2026-12-01T15:00:00.000Z"],
])("%s in %s is %s, and back", (local, zone, moment) => {
  expect(momentOf(local, zone)).toBe(moment);
  expect(localOf(new Date(moment), zone)).toBe(local);
});

it.each(["", "2026-12-01", "tomorrow"])("%j is no moment", (text) => {
  expect(momentOf(text, "Europe/Madrid")).toBeNull();
});
