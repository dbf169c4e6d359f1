import type { OrderReturnsQuery } from "@/api/generated/returns-aside";

type Item = NonNullable<NonNullable<OrderReturnsQuery["postSaleOrder"]>["returnableItems"]>[number];

/** What of an order can still be returned: how many units, and the last day of the first that ends. */
export function returnable(items: readonly Item[]): { count: number; until: string | null } {
  const open = items.filter(({ isReturnable, quantity }) => isReturnable && quantity > 0);
  const days = open.flatMap(({ decision }) => (decision.window === null ? [] : [decision.window.lastDay])).sort();
  return { count: open.reduce((all, { quantity }) => all + quantity, 0), until: days[0] ?? null };
}
