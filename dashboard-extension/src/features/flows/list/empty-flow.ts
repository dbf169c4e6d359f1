/** As little as a flow may be: what is not said here, the shop takes for granted. */
export function emptyFlow(name: string, languages: readonly string[]) {
  return {
    format: 1,
    names: Object.fromEntries(languages.map((language) => [language, name])),
    languages,
    steps: [{ kind: "wait", code: "wait", days: 1 }],
  };
}
