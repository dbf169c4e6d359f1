/** A copy that lacks some of the entries. */
export function without<Held extends object, Name extends string>(held: Held, ...names: Name[]): Omit<Held, Name> {
  return Object.fromEntries(Object.entries(held).filter(([name]) => !names.includes(name as Name))) as Omit<Held, Name>;
}
