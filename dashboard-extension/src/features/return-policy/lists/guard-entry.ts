import type { GuardFieldsFragment, PostSaleReturnGuardSubject, ReturnGuardAddInput } from "@/api/generated/return-policy";

import { momentOf } from "@/ui/zoned-moment";

export type Guard = GuardFieldsFragment;

export const SUBJECTS: PostSaleReturnGuardSubject[] = ["CUSTOMER", "ORDER", "SKU", "COLLECTION", "VOUCHER"];

export type Entry = {
  subject: PostSaleReturnGuardSubject;
  value: string;
  isBlock: boolean;
  reason: string;
  /** The last day on which it holds; empty where it has no end. */
  until: string;
};

export const BLANK: Entry = { subject: "CUSTOMER", value: "", isBlock: true, reason: "", until: "" };

export type Wrong = "value" | "reason" | "until";

export function wrongsOf(entry: Entry, timeZone: string, now: Date): Wrong[] {
  const end = entry.until === "" ? null : endOf(entry.until, timeZone);
  const isOver = entry.until !== "" && (end === null || new Date(end) <= now);
  return [
    ...(entry.value.trim() === "" ? (["value"] as const) : []),
    ...(entry.reason.trim() === "" ? (["reason"] as const) : []),
    ...(isOver ? (["until"] as const) : []),
  ];
}

export function inputOf(entry: Entry, timeZone: string): ReturnGuardAddInput {
  return {
    subject: entry.subject,
    value: entry.value.trim(),
    isBlock: entry.isBlock,
    reason: entry.reason.trim(),
    expiresAt: entry.until === "" ? null : endOf(entry.until, timeZone),
  };
}

/** The last day counts whole: it ends where the next one begins, on the shop's clocks. */
export function endOf(day: string, timeZone: string): string | null {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(start)) return null;
  const next = new Date(start + 86_400_000).toISOString().slice(0, 10);
  return momentOf(`${next}T00:00`, timeZone);
}

/** What is told of a day is the last moment before the end. */
export function lastMoment(expiresAt: string): string {
  return new Date(new Date(expiresAt).getTime() - 1000).toISOString();
}
