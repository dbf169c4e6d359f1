import type { ReturnStandingFragment } from "@/api/generated/returns";

export type StandingFacts = ReturnStandingFragment;

/** What staff can do next; null where nothing is theirs to do. */
export type Act = "approve" | "label" | "receive" | "inspect" | "settle" | "refund" | "credit" | "exchange" | "finish" | "resolve";

export type Who = "team" | "customer" | "carrier" | "app" | "nobody";

export type StandingKey =
  | "approve"
  | "approveLate"
  | "label"
  | "send"
  | "sendLate"
  | "sendPickup"
  | "sendDropOff"
  | "sendStore"
  | "carrierLine"
  | "carrierLate"
  | "inspect"
  | "rest"
  | "settle"
  | "refundByHand"
  | "refundFailed"
  | "creditStuck"
  | "soldOut"
  | "finish"
  | "waitREFUND"
  | "waitCREDIT"
  | "waitEXCHANGE"
  | "resolve"
  | "doneREFUND"
  | "doneCREDIT"
  | "doneEXCHANGE"
  | "declined"
  | "cancelled"
  | "expired";

export type Money = { amount: string | number; currency: string };

export type Standing = {
  act: Act | null;
  who: Who;
  key: StandingKey;
  /** By when; of what is over, when that was. */
  date: string;
  count?: number;
  amount?: Money;
};

/** How a return stands for the team: the shopper is told the same in other words. */
export function standingOf(ret: StandingFacts, now: Date): Standing {
  const date = ret.sentence.byWhen;
  const isLate = new Date(date) < now;
  if (isClosed(ret)) return closed(ret);
  if (ret.status === "REQUESTED") return { act: "approve", who: "team", key: isLate ? "approveLate" : "approve", date };
  const stuck = troubled(ret);
  if (stuck !== null) return stuck;
  switch (ret.status) {
    case "APPROVED":
      if (ret.isKeepIt) return onItsWay(ret);
      if (needsLabel(ret)) return { act: "label", who: "team", key: "label", date };
      return { act: "receive", who: "customer", key: isLate ? "sendLate" : handingOver(ret), date };
    case "SENT":
      return { act: "receive", who: "carrier", key: isLate ? "carrierLate" : "carrierLine", date };
    default:
      return arrived(ret);
  }
}

const HANDING_OVER: Partial<Record<string, StandingKey>> = {
  pickup: "sendPickup",
  drop_off: "sendDropOff",
  store: "sendStore",
};

function handingOver({ method }: StandingFacts): StandingKey {
  return HANDING_OVER[method?.code ?? ""] ?? "send";
}

const CLOSED = new Set(["RESOLVED", "DECLINED", "CANCELLED", "EXPIRED"]);

export function isClosed({ status }: Pick<StandingFacts, "status">): boolean {
  return CLOSED.has(status);
}

/** What could not go on by itself comes before all else: money is owed meanwhile. */
function troubled(ret: StandingFacts): Standing | null {
  const date = dueOn(ret);
  const refunds = ret.settlements.flatMap((each) => each.refunds);
  const failed = refunds.find(({ status }) => status === "FAILED");
  if (failed !== undefined) return { act: "refund", who: "team", key: "refundFailed", date, amount: failed.amount };
  const byHand = refunds.find(({ status }) => status === "FOR_STAFF");
  if (byHand !== undefined) return { act: "refund", who: "team", key: "refundByHand", date, amount: byHand.amount };
  const stuck = ret.settlements.flatMap((each) => each.credits).find(({ status }) => status === "STUCK");
  if (stuck !== undefined) return { act: "credit", who: "team", key: "creditStuck", date, amount: stuck.amount };
  if (ret.exchange?.status === "OUT_OF_STOCK") {
    return { act: "exchange", who: "customer", key: "soldOut", date: ret.sentence.byWhen };
  }
  if (ret.settlements.some(({ status }) => status === "FOR_STAFF")) return { act: "finish", who: "team", key: "finish", date };
  return null;
}

function arrived(ret: StandingFacts): Standing {
  const date = ret.sentence.byWhen;
  const sum = (of: (line: StandingFacts["lines"][number]) => number) => ret.lines.reduce((all, line) => all + of(line), 0);
  const unchecked = sum((line) => line.quantityUninspected);
  if (unchecked > 0) return { act: "inspect", who: "team", key: "inspect", date, count: unchecked };
  const expected = sum((line) => line.quantityExpected);
  const rest: Standing = { act: "receive", who: "customer", key: "rest", date, count: expected };
  // An exchange goes out as one order, so it waits for its last unit.
  if (ret.outcome === "EXCHANGE" && expected > 0) return rest;
  const settled = ret.settlements.flatMap(({ units }) => units).reduce((all, { quantity }) => all + quantity, 0);
  if (sum((line) => line.quantityInspected) > settled) return { act: "settle", who: "team", key: "settle", date };
  if (ret.settlements.some(({ status }) => status === "OPEN")) return onItsWay(ret);
  return expected > 0 ? rest : { act: "resolve", who: "team", key: "resolve", date };
}

function onItsWay(ret: StandingFacts): Standing {
  const open = ret.settlements.filter(({ status }) => status === "OPEN");
  const amount = open.length === 0 ? ret.estimate : totalOf(open.map((each) => each.amount));
  return { act: null, who: "app", key: `wait${ret.outcome}`, date: dueOn(ret), amount };
}

/** The money is due before the end of a day: that day is told, not the midnight after it. */
function dueOn(ret: StandingFacts): string {
  return ret.refundDueAt === null ? ret.sentence.byWhen : justBefore(ret.refundDueAt);
}

export function justBefore(moment: string): string {
  return new Date(new Date(moment).getTime() - 1).toISOString();
}

function closed(ret: StandingFacts): Standing {
  const base = { act: null, who: "nobody", date: ret.sentence.byWhen } as const;
  switch (ret.status) {
    case "DECLINED":
      return { ...base, key: "declined" };
    case "CANCELLED":
      return { ...base, key: "cancelled" };
    case "EXPIRED":
      return { ...base, key: "expired" };
    default:
      return { ...base, key: `done${ret.outcome}`, amount: totalOf(ret.settlements.map(({ amount }) => amount), ret.estimate.currency) };
  }
}

function needsLabel({ method, files }: StandingFacts): boolean {
  return method?.code === "staff_label" && !files.some(({ kind }) => kind === "LABEL");
}

/** Shown, never sent: the amounts themselves are reckoned by the shop's rules. */
function totalOf(amounts: Money[], currency = ""): Money {
  const total = amounts.reduce((all, { amount }) => all + Number(amount), 0);
  return { amount: total.toFixed(4), currency: amounts[0]?.currency ?? currency };
}

export type RefundClock = { kind: "running" | "near" | "over"; days: number };

const DAY = 86_400_000;
const NEAR_DAYS = 3;

/** Whole days until the money has to be back; null while it may be withheld, and once it is on its way or back. */
export function refundClock(ret: StandingFacts, now: Date): RefundClock | null {
  if (ret.refundDueAt === null || isClosed(ret) || !isMoneyDue(ret)) return null;
  const left = new Date(ret.refundDueAt).getTime() - now.getTime();
  if (left <= 0) return { kind: "over", days: Math.floor(Math.abs(left) / DAY) };
  return { kind: left < NEAR_DAYS * DAY ? "near" : "running", days: Math.floor(left / DAY) };
}

function isMoneyDue({ lines, settlements }: StandingFacts): boolean {
  const isSettled = lines.every((line) => line.quantitySettled >= (line.quantityApproved ?? 0) - line.quantityMissing);
  return !isSettled || settlements.some(({ status }) => status !== "DONE");
}
