import { useWords } from "@/words/locale-context";
import { readable } from "@/words/readable";

import { fieldLabels } from "./words";

/** The parts of values that are known by name; a new one is called by its own. */
export function useFieldLabel(): (name: string) => string {
  const t = useWords(fieldLabels);
  return (name) => (isKnown(name) ? t(name) : readable(name));
}

function isKnown(name: string): name is keyof typeof fieldLabels.en {
  return name in fieldLabels.en;
}
