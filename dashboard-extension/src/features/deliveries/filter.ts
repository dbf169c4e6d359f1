import type { PostSaleDeliveryFilterInput, PostSaleWorkState } from "@/api/generated/deliveries";

export type StateFilter = PostSaleWorkState | "ANY";

export type DeliveryFilter = { state: StateFilter; event: string };

const STATES: readonly StateFilter[] = ["ANY", "WAITING", "DONE", "DEAD"];

/** From the address, so that a link can point at what failed. */
export function readFilter(params: URLSearchParams): DeliveryFilter {
  const state = STATES.find((known) => known === params.get("state")) ?? "ANY";
  return { state, event: params.get("event") ?? "" };
}

export function writeFilter({ state, event }: DeliveryFilter): Record<string, string> {
  return { ...(state === "ANY" ? {} : { state }), ...(event.trim() === "" ? {} : { event: event.trim() }) };
}

/** Saleor's event names are stored in lower case with underscores, whichever way a person writes them. */
export function filterInput({ state, event }: DeliveryFilter): PostSaleDeliveryFilterInput | null {
  const name = event.trim().toLowerCase().replace(/[\s-]+/g, "_");
  if (state === "ANY" && name === "") return null;
  return { state: state === "ANY" ? null : state, event: name === "" ? null : name };
}

export function emptyKey({ state, event }: DeliveryFilter): "none" | "noneFailed" | "noneFound" {
  if (event.trim() !== "") return "noneFound";
  if (state === "DEAD") return "noneFailed";
  return state === "ANY" ? "none" : "noneFound";
}
