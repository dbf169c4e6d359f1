/** What a key can be given; the backend's table of permissions names them. */
export const SCOPES = [
  "orders.read",
  "customers.read",
  "events.read",
  "messages.read",
  "parcels.write",
  "returns.read",
  "returns.write",
  "points.read",
  "points.write",
  "surveys.read",
  "flows.read",
  "hooks.write",
  "cases.read",
  "cases.write",
] as const;

export type Scope = (typeof SCOPES)[number];

export function isScope(code: string): code is Scope {
  return (SCOPES as readonly string[]).includes(code);
}

export function withScope(scopes: readonly Scope[], scope: Scope, isGiven: boolean): Scope[] {
  return SCOPES.filter((known) => (known === scope ? isGiven : scopes.includes(known)));
}
