const MOST = 60;

/** A code that no other survey has: that of the one to start from, with a number where it is taken. */
export function freeCode(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = `_${number}`;
    const code = wanted.slice(0, MOST - ending.length) + ending;
    if (!taken.includes(code)) return code;
  }
}
