import { createContext, type ReactNode, useContext, useMemo } from "react";

import { createFormats, type Formats } from "./formats";
import { formatLocaleOf, languageOf, type Language, translate, type Translate, type Words } from "./words";

const LocaleContext = createContext("en");

export function LocaleProvider({ locale, children }: { locale: string; children: ReactNode }) {
  return <LocaleContext.Provider value={formatLocaleOf(locale)}>{children}</LocaleContext.Provider>;
}

export function useLanguage(): Language {
  return languageOf(useContext(LocaleContext));
}

export function useWords<Key extends string>(words: Words<Key>): Translate<Key> {
  const locale = useContext(LocaleContext);
  return useMemo(() => (key, values) => translate(words, locale, key, values), [words, locale]);
}

export function useFormats(): Formats {
  const locale = useContext(LocaleContext);
  return useMemo(() => createFormats(locale), [locale]);
}
