import type { ReturnPageQuery } from "@/api/generated/returns";

import { type Act, isClosed, type Standing, standingOf } from "../standing";

type ReturnData = NonNullable<ReturnPageQuery["postSaleReturn"]>;

/** A form of the page. */
export type Step =
  | "approve"
  | "decline"
  | "label"
  | "send"
  | "receive"
  | "inspect"
  | "settle"
  | "exchange"
  | "resolve"
  | "closeMissing"
  | "cancel"
  | "reopen";

export type Steps = {
  standing: Standing;
  /** The one button at the top; `money` leads to the section where it is seen to. */
  primary: Step | "money" | null;
  others: Step[];
};

const PRIMARY: Record<Act, Step | "money"> = {
  approve: "approve",
  label: "label",
  receive: "receive",
  inspect: "inspect",
  settle: "settle",
  exchange: "exchange",
  resolve: "resolve",
  refund: "money",
  credit: "money",
  finish: "money",
};

/** What can be done now, the most due first. The shop's rules are asked again when it is done. */
export function stepsOf(ret: ReturnData, now: Date): Steps {
  const standing = standingOf(ret, now);
  const primary = standing.act === null ? null : PRIMARY[standing.act];
  return { standing, primary, others: possible(ret).filter((step) => step !== primary) };
}

const CHANGEABLE = new Set(["REQUESTED", "APPROVED", "RECEIVED", "OUT_OF_STOCK"]);

function possible(ret: ReturnData): Step[] {
  const can = new Set(ret.nextSteps);
  const expected = sum(ret, (line) => line.quantityExpected);
  const missing = sum(ret, (line) => line.quantityMissing);
  const unchecked = sum(ret, (line) => line.quantityUninspected);
  const isRunning = !isClosed(ret) && ret.status !== "REQUESTED";
  const isUnpaid = ret.settlements.length === 0;
  const rules: [Step, boolean][] = [
    ["decline", can.has("DECLINE")],
    ["inspect", can.has("INSPECT") && unchecked > 0],
    ["receive", can.has("RECEIVE") && !ret.isKeepIt && expected + missing > 0],
    ["label", ret.labelPath !== null && ret.status !== "REQUESTED"],
    ["send", can.has("SEND") && !ret.isKeepIt],
    ["settle", isRunning && ret.settlementAhead !== null],
    ["exchange", ret.exchange !== null && !isClosed(ret) && CHANGEABLE.has(ret.exchange.status)],
    ["closeMissing", isRunning && !ret.isKeepIt && expected > 0 && (ret.firstReceivedAt !== null || isUnpaid)],
    ["cancel", can.has("CANCEL") && isUnpaid],
    ["reopen", can.has("REOPEN")],
  ];
  return rules.filter(([, isPossible]) => isPossible).map(([step]) => step);
}

export function sum(ret: Pick<ReturnData, "lines">, of: (line: ReturnData["lines"][number]) => number): number {
  return ret.lines.reduce((all, line) => all + of(line), 0);
}

const MOVING = new Set(["ASKED", "CALLED"]);

/** Something of it is being carried out in Saleor at this moment. */
export function isUnderWay(ret: ReturnData): boolean {
  const parts = ret.settlements.flatMap(({ refunds }) => refunds).flatMap((refund) => refund.parts);
  const credits = ret.settlements.flatMap((each) => each.credits);
  return (
    (ret.goodsMoves ?? []).some(({ status }) => MOVING.has(status)) ||
    credits.some(({ status }) => MOVING.has(status)) ||
    parts.some(({ status }) => ["ASKED", "GRANTING", "GRANTED", "REQUESTING", "PENDING"].includes(status)) ||
    ret.settlements.some(({ status, refunds, credits: made }) => status === "OPEN" && refunds.length + made.length === 0)
  );
}

/** Codes that tell that the page showed another state than there was. */
const STALE = new Set(["wrong_state", "already_scanned", "already_paid", "nothing_missing", "nothing_to_settle", "still_open", "not_found", "too_many_units"]);

export function isStale(code: string): boolean {
  return STALE.has(code);
}

/** The same batch sent twice counts once, so a form keeps its own. */
export function newBatch(): string {
  const random = Math.random().toString(36).slice(2, 10);
  return `panel-${Date.now().toString(36)}-${random}`;
}
