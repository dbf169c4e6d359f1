import { describe, expect, it } from "vitest";

import { refundClock, type StandingFacts, standingOf } from "./standing";

const NOW = new Date("2026-11-22T10:00:00Z");
const money = (amount: string) => ({ amount, currency: "EUR" });

type Line = StandingFacts["lines"][number];
type Settlement = StandingFacts["settlements"][number];

const line = (more: Partial<Line> = {}): Line => ({
  quantity: 3,
  quantityApproved: 3,
  quantityExpected: 0,
  quantityUninspected: 0,
  quantityInspected: 0,
  quantitySettled: 0,
  quantityMissing: 0,
  ...more,
});

const settlement = (status: Settlement["status"], quantity: number, more: Partial<Settlement> = {}): Settlement => ({
  status,
  units: [{ quantity }],
  amount: money("20.00"),
  refunds: [],
  credits: [],
  ...more,
});

function facts(status: StandingFacts["status"], more: Partial<StandingFacts> = {}): StandingFacts {
  return {
    id: "1",
    number: "R-1",
    status,
    statusSince: "2026-11-20T10:00:00Z",
    outcome: "REFUND",
    isKeepIt: false,
    refundDueAt: null,
    sentence: { text: "", actor: "SHOP", byWhen: "2026-11-24T10:00:00Z" },
    estimate: money("30.00"),
    files: [],
    method: { code: "own_carrier" },
    lines: [line()],
    settlements: [],
    exchange: null,
    ...more,
  };
}

const late = { text: "", actor: "SHOP", byWhen: "2026-11-20T10:00:00Z" } as const;
const part = { quantityReceived: 2, quantityExpected: 1, quantityInspected: 2 };

describe("who acts next", () => {
  it.each<[string, StandingFacts, string, string | null, string]>([
    ["a request", facts("REQUESTED"), "approve", "approve", "team"],
    ["a forgotten request", facts("REQUESTED", { sentence: late }), "approveLate", "approve", "team"],
    ["an approved one", facts("APPROVED"), "send", "receive", "customer"],
    ["one that owes a label", facts("APPROVED", { method: { code: "staff_label" } }), "label", "label", "team"],
    ["one whose label is there", facts("APPROVED", { method: { code: "staff_label" }, files: [{ kind: "LABEL" }] }), "send", "receive", "customer"],
    ["one that is collected", facts("APPROVED", { method: { code: "pickup" } }), "sendPickup", "receive", "customer"],
    ["one for a store", facts("APPROVED", { method: { code: "store" } }), "sendStore", "receive", "customer"],
    ["one on its way", facts("SENT"), "carrierLine", "receive", "carrier"],
    ["one that lies here", facts("RECEIVED", { lines: [line({ quantityUninspected: 2, quantityExpected: 1 })] }), "inspect", "inspect", "team"],
    ["what was checked and not paid", facts("INSPECTED", { lines: [line(part)] }), "settle", "settle", "team"],
    ["what is being paid", facts("INSPECTED", { lines: [line(part)], settlements: [settlement("OPEN", 2)] }), "waitREFUND", null, "app"],
    ["what is paid, with a rest to come", facts("INSPECTED", { lines: [line(part)], settlements: [settlement("DONE", 2)] }), "rest", "receive", "customer"],
    ["an exchange with a rest to come", facts("INSPECTED", { outcome: "EXCHANGE", lines: [line(part)] }), "rest", "receive", "customer"],
    ["one that was opened again", facts("INSPECTED", { lines: [line({ quantityInspected: 3 })], settlements: [settlement("DONE", 3)] }), "resolve", "resolve", "team"],
    ["one that is done", facts("RESOLVED", { settlements: [settlement("DONE", 3)] }), "doneREFUND", null, "nobody"],
    ["a declined one", facts("DECLINED"), "declined", null, "nobody"],
  ])("of %s", (_name, ret, key, act, who) => {
    expect(standingOf(ret, NOW)).toMatchObject({ key, act, who });
  });

  it("is the team where money could not go back by itself, whatever else is open", () => {
    const refunds = [{ status: "FOR_STAFF" as const, amount: money("20.00") }];
    const ret = facts("RECEIVED", { lines: [line({ quantityUninspected: 1 })], settlements: [settlement("FOR_STAFF", 2, { refunds })] });
    expect(standingOf(ret, NOW)).toMatchObject({ key: "refundByHand", act: "refund", amount: money("20.00") });
  });

  it("is the customer where what they wanted is sold out, and the team may choose for them", () => {
    const ret = facts("INSPECTED", { outcome: "EXCHANGE", exchange: { status: "OUT_OF_STOCK" }, settlements: [settlement("FOR_STAFF", 3)] });
    expect(standingOf(ret, NOW)).toMatchObject({ key: "soldOut", act: "exchange", who: "customer" });
  });

  it("adds up what is on its way, and tells the last day on which it is in time", () => {
    const ret = facts("INSPECTED", {
      refundDueAt: "2026-12-01T23:00:00Z",
      lines: [line({ quantityInspected: 3 })],
      settlements: [settlement("OPEN", 2), settlement("OPEN", 1, { amount: money("9.95") }), settlement("DONE", 1)],
    });
    const { amount, date } = standingOf(ret, NOW);
    expect([Number(amount?.amount), date]).toEqual([29.95, "2026-12-01T22:59:59.999Z"]);
  });
});

describe("the refund's clock", () => {
  const owing = (refundDueAt: string) => facts("RECEIVED", { refundDueAt });

  it.each([
    ["2026-11-30T10:00:00Z", "running", 8],
    ["2026-11-25T10:00:00Z", "running", 3],
    ["2026-11-25T09:59:59Z", "near", 2],
    ["2026-11-22T18:00:00Z", "near", 0],
    ["2026-11-22T10:00:00Z", "over", 0],
    ["2026-11-19T09:00:00Z", "over", 3],
  ])("due at %s is %s by %s days", (due, kind, days) => {
    expect(refundClock(owing(due), NOW)).toEqual({ kind, days });
  });

  it("rests while the money may be withheld", () => {
    expect(refundClock(facts("APPROVED"), NOW)).toBeNull();
  });

  it("stops once everything is back with the customer", () => {
    const due = { refundDueAt: "2026-11-19T09:00:00Z", lines: [line({ quantitySettled: 3 })] };
    expect(refundClock(facts("INSPECTED", { ...due, settlements: [settlement("OPEN", 3)] }), NOW)).not.toBeNull();
    expect(refundClock(facts("INSPECTED", { ...due, settlements: [settlement("DONE", 3)] }), NOW)).toBeNull();
    expect(refundClock(facts("RESOLVED", due), NOW)).toBeNull();
  });
});
