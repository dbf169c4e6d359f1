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
