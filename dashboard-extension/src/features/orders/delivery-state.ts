import type { PostSaleDeliverySource } from "@/api/generated/orders";

type ParcelDates = {
  status: string;
  shippedAt: string | null;
  deliveredAt: string | null;
  deliveredSource?: PostSaleDeliverySource | null;
  isEmptied: boolean;
};

export type DeliveryState =
  | { kind: "cancelled" }
  /** What had left the shop came back, or was exchanged. */
  | { kind: "cameBack" }
  /** Nothing has left the shop. */
  | { kind: "unshipped" }
  | { kind: "onTheWay"; since: string }
  /** Some parcels arrived, others have not. */
  | { kind: "partly"; arrived: number; parcels: number }
  | { kind: "delivered"; on: string; isEstimate: boolean };

const CANCELLED = new Set(["CANCELED", "EXPIRED"]);
const UNSHIPPED = new Set(["DRAFT", "UNCONFIRMED", "UNFULFILLED"]);

/** Where the goods are, in one line; the shop's next act follows from it. */
export function deliveryState(order: { status: string; parcels: ParcelDates[] }): DeliveryState {
  const status = order.status.toUpperCase();
  if (CANCELLED.has(status)) return { kind: "cancelled" };
  if (status === "RETURNED") return { kind: "cameBack" };
  const shipped = order.parcels.filter(isUnderWayOrThere);
  // Saleor deletes a fulfilment once everything in it came back or was exchanged: the order's status still knows of it.
  if (shipped.length === 0) return { kind: UNSHIPPED.has(status) ? "unshipped" : "cameBack" };
  const arrived = shipped.filter((parcel) => parcel.deliveredAt !== null);
  if (arrived.length === 0) return { kind: "onTheWay", since: latest(shipped.map((parcel) => parcel.shippedAt)) };
  if (arrived.length < shipped.length) return { kind: "partly", arrived: arrived.length, parcels: shipped.length };
  const on = latest(arrived.map((parcel) => parcel.deliveredAt));
  const last = arrived.find((parcel) => parcel.deliveredAt === on);
  return { kind: "delivered", on, isEstimate: last?.deliveredSource === "ESTIMATE" };
}

function isUnderWayOrThere({ status, shippedAt, deliveredAt, isEmptied }: ParcelDates): boolean {
  return status.toUpperCase() !== "CANCELED" && !isEmptied && (shippedAt !== null || deliveredAt !== null);
}

function latest(moments: (string | null)[]): string {
  const known = moments.filter((moment) => moment !== null);
  return known.reduce((a, b) => (new Date(a) > new Date(b) ? a : b), known[0] ?? "");
}
