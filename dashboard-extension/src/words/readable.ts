/** Names that also stand within sentences come with a small letter; at the head of a line they begin with a large one. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A code the panel has no words for yet, made fit to read: `quiet_hours` becomes "Quiet hours". A sentence stays. */
export function readable(code: string): string {
  if (/\s/.test(code.trim())) return code;
  const words = code
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim()
    .toLowerCase();
  return capital(words);
}

/** What each language is called in one of them; a code that is none, as while it is being written, stays. */
export function languageNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: "language" });
  return (code) => (/^[a-z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
}
