import type { RewardCreateInput, RewardFieldsFragment } from "@/api/generated/loyalty-rewards";
import { localOf, momentOf } from "@/ui/zoned-moment";

export type Reward = RewardFieldsFragment;
export type Kind = Reward["kind"];
export type Texts = Record<string, string>;

/** A reward as it is written: every field as its input has it. */
export type Draft = {
  kind: Kind;
  names: Texts;
  descriptions: Texts;
  isAnyAmount: boolean;
  points: string;
  value: string;
  currency: string;
  pointsPerUnit: string;
  step: string;
  least: string;
  most: string;
  productSaleorId: string;
  minOrder: string;
  stock: string;
  tiers: string[];
  channels: string[];
  startsAt: string;
  endsAt: string;
  validDays: string;
};

export const KINDS = ["AMOUNT", "PERCENT", "SHIPPING", "PRODUCT", "GIFT_CARD", "DONATION"] as const satisfies readonly Kind[];
const MONEY: readonly Kind[] = ["AMOUNT", "GIFT_CARD", "DONATION"];

/** Only an amount of money can be of the customer's choice. */
export function isMoney(kind: Kind): boolean {
  return MONEY.includes(kind);
}

export const EMPTY: Draft = {
  kind: "AMOUNT",
  names: {},
  descriptions: {},
  isAnyAmount: false,
  points: "",
  value: "",
  currency: "",
  pointsPerUnit: "",
  step: "",
  least: "",
  most: "",
  productSaleorId: "",
  minOrder: "",
  stock: "",
  tiers: [],
  channels: [],
  startsAt: "",
  endsAt: "",
  validDays: "30",
};

export function draftOf(reward: Reward, timeZone: string): Draft {
  const money = reward.amount ?? reward.step ?? reward.minOrder;
  return {
    kind: reward.kind,
    names: textsOf(reward.names),
    descriptions: textsOf(reward.descriptions),
    isAnyAmount: reward.pointsPerUnit !== null,
    points: written(reward.points),
    value: written(reward.amount?.amount ?? reward.percent),
    currency: money?.currency ?? "",
    pointsPerUnit: written(reward.pointsPerUnit),
    step: written(reward.step?.amount),
    least: written(reward.least?.amount),
    most: written(reward.most?.amount),
    productSaleorId: reward.productSaleorId ?? "",
    minOrder: written(reward.minOrder?.amount),
    stock: reward.left === null ? "" : String(reward.left + (reward.taken ?? 0)),
    tiers: [...reward.tiers],
    channels: [...reward.channels],
    startsAt: reward.startsAt === null ? "" : localOf(new Date(reward.startsAt), timeZone),
    endsAt: reward.endsAt === null ? "" : localOf(new Date(reward.endsAt), timeZone),
    validDays: String(reward.validDays),
  };
}

/** What its kind has no use for is not sent along. */
export function inputOf(draft: Draft, timeZone: string): RewardCreateInput {
  const isAny = draft.isAnyAmount && isMoney(draft.kind);
  const hasValue = (isMoney(draft.kind) && !isAny) || draft.kind === "PERCENT";
  return {
    kind: draft.kind,
    names: listed(draft.names),
    descriptions: listed(draft.descriptions),
    points: isAny ? 0 : (count(draft.points) ?? 0),
    value: hasValue ? said(draft.value) : null,
    currency: isMoney(draft.kind) || said(draft.minOrder) !== null ? draft.currency.trim().toUpperCase() : "",
    pointsPerUnit: isAny ? (count(draft.pointsPerUnit) ?? 0) : null,
    step: isAny ? said(draft.step) : null,
    least: isAny ? said(draft.least) : null,
    most: isAny ? said(draft.most) : null,
    productSaleorId: draft.kind === "PRODUCT" ? draft.productSaleorId.trim() : "",
    minOrder: said(draft.minOrder),
    stock: count(draft.stock),
    tiers: draft.tiers,
    channels: draft.channels,
    startsAt: momentOf(draft.startsAt, timeZone),
    endsAt: momentOf(draft.endsAt, timeZone),
    validDays: count(draft.validDays) ?? 0,
  };
}

function textsOf(given: readonly { language: string; text: string }[]): Texts {
  return Object.fromEntries(given.map(({ language, text }) => [language.toLowerCase(), text]));
}

function listed(texts: Texts) {
  return Object.entries(texts)
    .filter(([, text]) => text.trim() !== "")
    .map(([language, text]) => ({ language, text: text.trim() }));
}

function written(value: string | number | null | undefined): string {
  return value == null ? "" : String(value);
}

function said(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

function count(text: string): number | null {
  return /^\s*-?\d+\s*$/.test(text) ? Number(text) : null;
}
