import { useLanguage, useWords } from "@/words/locale-context";
import { readable } from "@/words/readable";

import { eventWords, type EventName } from "./words";

/** What kinds of events are called; one of a newer backend goes by its own name. */
export function useEventNames(): (name: string) => string {
  const t = useWords(eventWords);
  return (name) => (isKnown(name) ? t(name) : readable(name));
}

/** To choose from, in the order of the language's alphabet; `chosen` is there even where it is not known. */
export function useEventOptions(chosen: string): { value: string; label: string }[] {
  const language = useLanguage();
  const label = useEventNames();
  const names = new Set([...Object.keys(eventWords.en), ...(chosen === "" ? [] : [chosen])]);
  const collator = new Intl.Collator(language);
  return [...names].map((value) => ({ value, label: label(value) })).sort((a, b) => collator.compare(a.label, b.label));
}

function isKnown(name: string): name is EventName {
  return name in eventWords.en;
}
