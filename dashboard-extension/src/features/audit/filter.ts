import type { PostSaleEventFilterInput } from "@/api/generated/audit";

/** In the words of the address: `order` is a number as people say it, `customer` our id of them. "" does not narrow. */
export type AuditFilter = { event: string; order: string; customer: string };

/** From the address, so that a customer's page can point here. */
export function readFilter(params: URLSearchParams): AuditFilter {
  return {
    event: params.get("event") ?? "",
    order: bareNumber(params.get("order") ?? ""),
    customer: params.get("customer") ?? "",
  };
}

export function writeFilter({ event, order, customer }: AuditFilter): Record<string, string> {
  const wanted = { event, order: bareNumber(order), customer };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
}

/** `#4711` and `4711` are the same order. */
export function bareNumber(typed: string): string {
  return typed.trim().replace(/^#/, "").trim();
}

export function filterInput({ event, customer }: AuditFilter, orderId: string | null): PostSaleEventFilterInput | null {
  if (event === "" && customer === "" && orderId === null) return null;
  return { name: event === "" ? null : event, customerId: customer === "" ? null : customer, orderId };
}

export function isNarrowed({ event, order, customer }: AuditFilter): boolean {
  return [event, order, customer].some((value) => value !== "");
}
