import { createContext, type ReactNode, useContext, useMemo } from "react";

import { useFormats, useWords } from "@/words/locale-context";

import { at, type Finding } from "../document/findings";
import { editorWords } from "./words";

type Told = (place: string) => string | null;

const FindingsContext = createContext<Told>(() => null);

/** Every input asks here what is wrong at its place. */
export function FindingsProvider({ findings, children }: { findings: Finding[]; children: ReactNode }) {
  const say = useSayFinding();
  const told = useMemo<Told>(
    () => (place) => {
      const found = at(findings, place);
      return found === null ? null : say(found);
    },
    [findings, say],
  );
  return <FindingsContext.Provider value={told}>{children}</FindingsContext.Provider>;
}

export function useWrongAt(): Told {
  return useContext(FindingsContext);
}

/** What the law of several countries forbids is told with the first and the number of the others. */
export function useSayFinding(): (finding: Finding) => string {
  const t = useWords(editorWords);
  const formats = useFormats();
  return useMemo(
    () =>
      ({ message, countries }) =>
        countries.length <= 1 ? message : t("andElsewhere", { message, count: countries.length - 1, number: formats.number(countries.length - 1) }),
    [t, formats],
  );
}
