import type { Formats } from "@/words/formats";

/** A difference of two shares in points of a hundred, with its sign; a tenth of a point is all that is ever known. */
export function points(difference: number, formats: Formats): string {
  return formats.change(Math.round(difference * 1000) / 10);
}
