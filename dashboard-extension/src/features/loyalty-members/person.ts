type Person = { name: string | null; email: string | null } | null;

/** What somebody is called: null where nothing is known of them, or may not be read. */
export function nameOf(person: Person): string | null {
  return person?.name ?? person?.email ?? null;
}

type Membership = { leftAt: string | null; excludedAt: string | null };

export type Part = "in" | "left" | "excluded";

/** What the team said stands before what they said themselves: coming back does not undo it. */
export function partOf({ leftAt, excludedAt }: Membership): Part {
  if (excludedAt !== null) return "excluded";
  return leftAt === null ? "in" : "left";
}
