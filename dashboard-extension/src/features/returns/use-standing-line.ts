import { useFormats, useWords } from "@/words/locale-context";

import type { Standing } from "./standing";
import { returnWords } from "./words";

/** The standing as a sentence: what happens next, who acts, and by when. */
export function useStandingLine(): (standing: Standing) => string {
  const t = useWords(returnWords);
  const formats = useFormats();
  return ({ key, date, count, amount }) =>
    t(key, { date: formats.date(date), count, amount: amount === undefined ? "" : formats.money(amount) });
}
