/** What holds for every component that names nothing of its own. */
const settings = { api: "", token: null, language: "" };
const listeners = new Set();

/**
 * @param {object} given
 * @param {string} [given.api] the shop's endpoint: https://<host>/graphql/<shop>/
 * @param {string | null | (() => string | null | Promise<string | null>)} [given.token] the shopper's access token, or
 *   what gives one that is still good; null while nobody is signed in
 * @param {"es" | "en"} [given.language] else that of the page
 */
export function configure(given) {
  Object.assign(settings, given);
  for (const tell of listeners) tell();
}

export const known = () => settings;

/** Calls `tell` after each change, until the function that it returns is called. */
export function onChange(tell) {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
