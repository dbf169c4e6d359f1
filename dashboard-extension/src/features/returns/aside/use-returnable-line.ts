import { useFormats, useWords } from "@/words/locale-context";

import { returnable } from "./returnable";
import { asideWords } from "./words";

export function useReturnableLine(): (items: Parameters<typeof returnable>[0]) => string {
  const t = useWords(asideWords);
  const formats = useFormats();
  return (items) => {
    const { count, until } = returnable(items);
    if (count === 0) return t("cannotReturn");
    return until === null ? t("canReturnOpen", { count }) : t("canReturn", { count, date: formats.day(until) });
  };
}
