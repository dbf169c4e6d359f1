import { describe, expect, it } from "vitest";

import { dayIn, dayProblem, deliveredMoment } from "./delivered-moment";
import { deliveryState } from "./delivery-state";

const parcel = (shippedAt: string | null, deliveredAt: string | null = null, deliveredSource: "STAFF" | "ESTIMATE" = "STAFF") => ({
  status: "FULFILLED",
  shippedAt,
  deliveredAt,
  deliveredSource,
  isEmptied: false,
});

const emptied = (shippedAt: string, deliveredAt: string | null = null) => ({ ...parcel(shippedAt, deliveredAt), isEmptied: true });
const cancelled = (shippedAt: string) => ({ ...parcel(shippedAt), status: "CANCELED" });

const FIRST = "2026-11-18T08:00:00Z";
const SECOND = "2026-11-20T08:00:00Z";

describe("deliveryState", () => {
  it.each([
    ["nothing shipped", "UNFULFILLED", [], { kind: "unshipped" }],
    ["cancelled", "CANCELED", [parcel(FIRST)], { kind: "cancelled" }],
    ["cancelled, in small letters", "canceled", [], { kind: "cancelled" }],
    ["a cancelled parcel counts for nothing", "UNFULFILLED", [cancelled(FIRST)], { kind: "unshipped" }],
    ["returned, and the parcel was never seen", "RETURNED", [], { kind: "cameBack" }],
    ["returned before it arrived", "RETURNED", [emptied(FIRST)], { kind: "cameBack" }],
    ["returned after it arrived", "RETURNED", [emptied(FIRST, SECOND)], { kind: "cameBack" }],
    ["exchanged, and Saleor's status stays", "FULFILLED", [emptied(FIRST, SECOND)], { kind: "cameBack" }],
    ["exchanged, and the parcel was never seen", "FULFILLED", [], { kind: "cameBack" }],
    ["one parcel came back, the other is on its way", "PARTIALLY_RETURNED", [emptied(FIRST), parcel(SECOND)], { kind: "onTheWay", since: SECOND }],
    ["one parcel came back, the other arrived", "PARTIALLY_RETURNED", [emptied(FIRST), parcel(FIRST, SECOND)], { kind: "delivered", on: SECOND, isEstimate: false }],
    ["part was shipped and came back, part was never sent", "PARTIALLY_FULFILLED", [emptied(FIRST)], { kind: "cameBack" }],
    ["on its way since the last parcel", "FULFILLED", [parcel(FIRST), parcel(SECOND)], { kind: "onTheWay", since: SECOND }],
    ["one of two arrived", "FULFILLED", [parcel(FIRST, SECOND), parcel(FIRST)], { kind: "partly", arrived: 1, parcels: 2 }],
    ["arrived, the last date counts", "FULFILLED", [parcel(FIRST, FIRST), parcel(FIRST, SECOND)], { kind: "delivered", on: SECOND, isEstimate: false }],
    ["taken for arrived", "FULFILLED", [parcel(FIRST, SECOND, "ESTIMATE")], { kind: "delivered", on: SECOND, isEstimate: true }],
    ["arrived though nobody said it was shipped", "FULFILLED", [parcel(null, SECOND)], { kind: "delivered", on: SECOND, isEstimate: false }],
  ])("%s", (_name, status, parcels, state) => {
    expect(deliveryState({ status, parcels })).toEqual(state);
  });
});

const NOW = new Date("2026-11-22T10:30:00Z");

describe("dayProblem", () => {
  it.each([
    ["", "missing"],
    ["22/11/2026", "missing"],
    ["2026-11-23", "future"],
    ["2026-11-19", "beforeShipping"],
    ["2026-11-20", null],
    ["2026-11-22", null],
  ])("%s: %s", (day, problem) => {
    expect(dayProblem(day, SECOND, NOW, "Europe/Madrid")).toBe(problem);
  });

  it("asks the shop's calendar what today is", () => {
    const lateEvening = new Date("2026-11-22T23:30:00Z");
    expect(dayProblem("2026-11-23", null, lateEvening, "Europe/Madrid")).toBeNull();
    expect(dayProblem("2026-11-23", null, lateEvening, "America/Bogota")).toBe("future");
    expect(dayIn(lateEvening, "Europe/Madrid")).toBe("2026-11-23");
  });
});

describe("deliveredMoment", () => {
  it("is noon in the shop, summer and winter", () => {
    expect(deliveredMoment("2026-11-21", null, NOW, "Europe/Madrid")).toBe("2026-11-21T11:00:00.000Z");
    expect(deliveredMoment("2026-07-21", null, NOW, "Europe/Madrid")).toBe("2026-07-21T10:00:00.000Z");
    expect(deliveredMoment("2026-11-21", null, NOW, "America/Bogota")).toBe("2026-11-21T17:00:00.000Z");
  });

  it("is never later than now", () => {
    expect(deliveredMoment("2026-11-22", null, NOW, "Europe/Madrid")).toBe(NOW.toISOString());
  });

  it("is never before the parcel left", () => {
    const shippedAt = "2026-11-21T15:00:00.000Z";
    expect(deliveredMoment("2026-11-21", shippedAt, NOW, "Europe/Madrid")).toBe(shippedAt);
  });
});
