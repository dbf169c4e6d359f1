import { IntlMessageFormat, type PrimitiveType } from "intl-messageformat";

export type Language = "en" | "es";

export type Words<Key extends string> = { en: Record<Key, string>; es: Record<Key, string> };

export type Values = Record<string, PrimitiveType>;

export type Translate<Key extends string> = (key: Key, values?: Values) => string;

/** A catalogue stands beside the feature that speaks it; the type refuses a sentence that one language lacks. */
export function defineWords<Key extends string>(words: Words<Key>): Words<Key> {
  return words;
}

export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("es") ? "es" : "en";
}

/** `es-CO` stays so for dates and numbers; a language we do not speak falls back to English formats as well. */
export function formatLocaleOf(locale: string): string {
  const tag = locale.replace("_", "-");
  const isOurs = /^(es|en)\b/i.test(tag);
  try {
    return isOurs ? (Intl.getCanonicalLocales(tag)[0] ?? "en") : "en";
  } catch {
    return languageOf(locale);
  }
}

const formats = new Map<string, IntlMessageFormat>();

export function translate<Key extends string>(words: Words<Key>, locale: string, key: Key, values?: Values): string {
  const message = words[languageOf(locale)][key];
  if (!message.includes("{")) return message;
  const cacheKey = `${locale} ${message}`;
  let format = formats.get(cacheKey);
  if (format === undefined) {
    format = new IntlMessageFormat(message, locale);
    formats.set(cacheKey, format);
  }
  return String(format.format(values));
}
