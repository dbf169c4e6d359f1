import type { PostSaleReturnOutcome, ReturnableOrderQuery, ReturnEstimateInput, ReturnEstimateQuery } from "@/api/generated/returns";

export type ReturnableOrder = NonNullable<ReturnableOrderQuery["postSaleOrder"]>;
export type Item = NonNullable<ReturnableOrder["returnableItems"]>[number];
export type ReasonGroup = NonNullable<ReturnableOrderQuery["returnReasons"]>[number];
export type Estimate = NonNullable<ReturnEstimateQuery["returnEstimate"]>;

/** What is asked for of one line, as a form holds it. */
export type LineWish = { quantity: string; reason: string; details: string; variant: string };

export type Wish = {
  lines: Record<string, LineWish>;
  outcome: PostSaleReturnOutcome;
  method: string;
  note: string;
  overrideReason: string;
};

export const NO_LINE: LineWish = { quantity: "0", reason: "", details: "", variant: "" };

export function startWish(order: ReturnableOrder): Wish {
  const methods = (order.returnableItems ?? []).flatMap(({ decision }) => decision.methods);
  return { lines: {}, outcome: "REFUND", method: methods[0]?.code ?? "", note: "", overrideReason: "" };
}

/** How many units could be asked for; the policy's no is staff's to go past, as long as there are units left. */
export function mostOf({ quantity, decision }: Item): number {
  return Math.max(quantity, decision.returnable);
}

export type WishProblem = "nothingChosen" | "numberWrong" | "reasonMissing" | "variantMissing";

/** Whether it can be reckoned and asked for; the first thing that is missing. */
export function problemOf(wish: Wish, items: Item[]): WishProblem | null {
  const chosen = items.map((item) => ({ item, line: wish.lines[item.orderLine.id] ?? NO_LINE }));
  const isWhole = ({ item, line }: (typeof chosen)[number]) => /^\d+$/.test(line.quantity.trim()) && Number(line.quantity) <= mostOf(item);
  if (!chosen.every(isWhole)) return "numberWrong";
  const asked = chosen.filter(({ line }) => Number(line.quantity) > 0);
  if (asked.length === 0) return "nothingChosen";
  if (asked.some(({ line }) => line.reason === "")) return "reasonMissing";
  if (wish.outcome === "EXCHANGE" && asked.some(({ line }) => line.variant === "")) return "variantMissing";
  return null;
}

export function estimateInput(orderId: string, wish: Wish, items: Item[]): ReturnEstimateInput {
  const asked = items.filter(({ orderLine }) => Number(wish.lines[orderLine.id]?.quantity ?? 0) > 0);
  return {
    orderId,
    outcome: wish.outcome,
    method: wish.method === "" ? null : wish.method,
    lines: asked.map(({ orderLine }) => {
      const line = wish.lines[orderLine.id] ?? NO_LINE;
      return {
        orderLineId: orderLine.id,
        quantity: Number(line.quantity),
        reason: line.reason,
        ...(line.details.trim() === "" ? {} : { details: line.details.trim() }),
        ...(wish.outcome === "EXCHANGE" ? { wantedVariantId: line.variant } : {}),
      };
    }),
  };
}

/** Reasons that can be chosen: those with others below them can't. */
export function choosable(groups: ReasonGroup[]): { code: string; name: string; question: string | null }[] {
  return groups.flatMap(({ reason, children }) =>
    children.length === 0 ? [reason] : children.map((child) => ({ ...child, name: `${reason.name}: ${child.name}` })),
  );
}

/** Sentences in which the policy says no to what is asked for; empty where it says yes. */
export function refusals(estimate: Estimate | null): string[] {
  const no = (estimate?.lines ?? []).filter(({ decision }) => !decision.isReturnable);
  return [...new Set(no.map(({ decision }) => decision.sentence))];
}

/** What the policy doesn't offer, and staff may grant all the same. */
export function isBeyondOffer(estimate: Estimate | null, wish: Wish): boolean {
  return (estimate?.lines ?? []).some(
    ({ decision }) => decision.isReturnable && !decision.outcomes.includes(wish.outcome),
  );
}
