import type { PostSaleLanguage, PostSaleSettingsUpdateInput, SettingsFieldsFragment } from "@/api/generated/settings";

import type { SettingsKey } from "./words";

/** The settings as a form holds them: text as typed, until it is saved. */
export type Draft = {
  defaultLanguage: PostSaleLanguage;
  hasSecondLanguage: boolean;
  isThankYouOn: boolean;
  isSoftOptInOn: boolean;
  isClickCountOn: boolean;
  /** As typed, parted by commas. */
  dkimSelectors: string;
  isPointsMirrorOn: boolean;
  isReviewRequestOn: boolean;
  isReviewIncentiveOn: boolean;
  isRatingMirrorOn: boolean;
  /** Monday is 0. */
  quietWeekdays: readonly number[];
} & Record<TextKey, string> &
  Record<OwnTextsKey, OwnTexts>;

const TEXT_KEYS = [
  "timeZone",
  "senderName",
  "senderEmail",
  "replyTo",
  "postalAddress",
  "logoUrl",
  "brandColor",
  "storefrontUrl",
  "productPage",
  "dashboardUrl",
  "homeCountry",
] as const;

const NUMBER_KEYS = [
  "attentionMails",
  "attentionDays",
  "offersHoldoutPercent",
  "deliveryEstimateDays",
  "adjustmentLimit",
  "caseHoursHigh",
  "caseHoursNormal",
  "caseHoursLow",
  "caseSettledDays",
  "surveyPauseDays",
  "surveysADay",
  "reviewDelayDays",
  "reviewDelayDaysAbroad",
  "reviewMostPerOrder",
] as const;
const SWITCH_KEYS = [
  "isThankYouOn",
  "isSoftOptInOn",
  "isClickCountOn",
  "isPointsMirrorOn",
  "isReviewRequestOn",
  "isReviewIncentiveOn",
  "isRatingMirrorOn",
] as const;
const TIME_KEYS = ["quietFrom", "quietUntil"] as const;

export const OWN_TEXTS_KEYS = ["welcomeTexts", "returnTexts", "sendingTexts"] as const;
export const LONGEST_OWN_TEXT = 600;

export type OwnTextsKey = (typeof OWN_TEXTS_KEYS)[number];
/** By language, empty where the shop says nothing of its own. */
export type OwnTexts = Record<PostSaleLanguage, string>;
export type TextKey = (typeof TEXT_KEYS)[number] | (typeof NUMBER_KEYS)[number] | (typeof TIME_KEYS)[number];

export type FieldKey = TextKey | OwnTextsKey | "dkimSelectors";

export type Wrong = { key: SettingsKey; values?: Record<string, number> };

/** What the shop's rules allow; they are asked again when it is saved. */
export const LIMITS: Record<(typeof NUMBER_KEYS)[number], { min: number; max: number }> = {
  attentionMails: { min: 1, max: 30 },
  attentionDays: { min: 1, max: 60 },
  offersHoldoutPercent: { min: 0, max: 20 },
  deliveryEstimateDays: { min: 0, max: 60 },
  adjustmentLimit: { min: 0, max: 1_000_000 },
  caseHoursHigh: { min: 1, max: 720 },
  caseHoursNormal: { min: 1, max: 720 },
  caseHoursLow: { min: 1, max: 720 },
  caseSettledDays: { min: 3, max: 180 },
  surveyPauseDays: { min: 30, max: 365 },
  surveysADay: { min: 0, max: 100_000 },
  reviewDelayDays: { min: 0, max: 120 },
  reviewDelayDaysAbroad: { min: 0, max: 120 },
  reviewMostPerOrder: { min: 1, max: 10 },
};

export function otherLanguage(language: PostSaleLanguage): PostSaleLanguage {
  return language === "ES" ? "EN" : "ES";
}

export function toDraft(settings: SettingsFieldsFragment): Draft {
  const texts = TEXT_KEYS.map((key) => [key, settings[key] ?? ""]);
  const numbers = NUMBER_KEYS.map((key) => [key, String(settings[key])]);
  const owns = OWN_TEXTS_KEYS.map((key) => [key, ownTextsOf(settings[key])]);
  // The API says 21:00:00, a time input 21:00.
  const times = TIME_KEYS.map((key) => [key, settings[key].slice(0, 5)]);
  return {
    ...(Object.fromEntries([...texts, ...numbers, ...times]) as Record<TextKey, string>),
    ...(Object.fromEntries(owns) as Record<OwnTextsKey, OwnTexts>),
    defaultLanguage: settings.languages[0] ?? "ES",
    hasSecondLanguage: settings.languages.length > 1,
    isThankYouOn: settings.isThankYouOn,
    isSoftOptInOn: settings.isSoftOptInOn,
    isClickCountOn: settings.isClickCountOn,
    dkimSelectors: settings.dkimSelectors.join(", "),
    isPointsMirrorOn: settings.isPointsMirrorOn,
    isReviewRequestOn: settings.isReviewRequestOn,
    isReviewIncentiveOn: settings.isReviewIncentiveOn,
    isRatingMirrorOn: settings.isRatingMirrorOn,
    quietWeekdays: settings.quietWeekdays,
  };
}

/** Only what differs, so that two people who save different things do not undo each other. */
export function changesOf(settings: SettingsFieldsFragment, draft: Draft): PostSaleSettingsUpdateInput {
  const before = toDraft(settings);
  const changes: Record<string, unknown> = {};
  for (const key of TEXT_KEYS) if (draft[key].trim() !== before[key]) changes[key] = draft[key].trim();
  for (const key of NUMBER_KEYS) if (draft[key] !== before[key]) changes[key] = Number(draft[key]);
  for (const key of TIME_KEYS) if (draft[key] !== before[key]) changes[key] = `${draft[key]}:00`;
  for (const key of SWITCH_KEYS) if (draft[key] !== before[key]) changes[key] = draft[key];
  for (const key of OWN_TEXTS_KEYS) {
    if (LANGUAGES.some((language) => draft[key][language].trim() !== before[key][language])) changes[key] = toTexts(draft[key]);
  }
  if (selectorsOf(draft).join() !== selectorsOf(before).join()) changes.dkimSelectors = selectorsOf(draft);
  if (draft.quietWeekdays.join() !== before.quietWeekdays.join()) changes.quietWeekdays = draft.quietWeekdays;
  if (draft.defaultLanguage !== before.defaultLanguage || draft.hasSecondLanguage !== before.hasSecondLanguage) {
    changes.languages = languagesOf(draft);
  }
  return changes;
}

/** Names of keys; their letters count alike, large or small. */
export function selectorsOf({ dkimSelectors }: Draft): string[] {
  return dkimSelectors.toLowerCase().split(/[\s,;]+/).filter((each) => each !== "");
}

const SELECTOR = /^[a-z0-9]([a-z0-9_-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9_-]*[a-z0-9])?)*$/;
const MOST_SELECTORS = 5;

const LANGUAGES: readonly PostSaleLanguage[] = ["ES", "EN"];

function ownTextsOf(texts: readonly { language: string; text: string }[]): OwnTexts {
  const textIn = (language: PostSaleLanguage) => texts.find((each) => each.language.toUpperCase() === language)?.text ?? "";
  return { ES: textIn("ES"), EN: textIn("EN") };
}

function toTexts(own: OwnTexts): { language: string; text: string }[] {
  return LANGUAGES.map((language) => ({ language: language.toLowerCase(), text: own[language].trim() }));
}

export function languagesOf({ defaultLanguage, hasSecondLanguage }: Draft): PostSaleLanguage[] {
  return hasSecondLanguage ? [defaultLanguage, otherLanguage(defaultLanguage)] : [defaultLanguage];
}

/** Some day of the week must be left to write on. */
export function withWeekday(days: readonly number[], day: number, isQuiet: boolean): number[] {
  const next = isQuiet ? [...days, day] : days.filter((known) => known !== day);
  return next.length > 6 ? [...days] : next.sort((a, b) => a - b);
}

/** What has to be mended before saving; whether a sender is there at all is doctor's to say. */
export function wrongsOf(draft: Draft): Partial<Record<FieldKey, Wrong>> {
  const wrongs: Partial<Record<FieldKey, Wrong>> = {};
  const selectors = selectorsOf(draft);
  if (selectors.length > MOST_SELECTORS || selectors.some((each) => each.length > 63 || !SELECTOR.test(each))) {
    wrongs.dkimSelectors = { key: "errorSelectors", values: { max: MOST_SELECTORS } };
  }
  for (const key of OWN_TEXTS_KEYS) {
    if (LANGUAGES.some((language) => draft[key][language].length > LONGEST_OWN_TEXT)) {
      wrongs[key] = { key: "errorLong", values: { max: LONGEST_OWN_TEXT } };
    }
  }
  for (const key of ["timeZone", "quietFrom", "quietUntil"] as const) {
    if (draft[key].trim() === "") wrongs[key] = { key: "errorRequired" };
  }
  for (const key of ["senderEmail", "replyTo"] as const) {
    if (draft[key].trim() !== "" && !/^\S+@\S+\.\S+$/.test(draft[key].trim())) wrongs[key] = { key: "errorEmail" };
  }
  for (const key of ["logoUrl", "storefrontUrl", "dashboardUrl"] as const) {
    if (draft[key].trim() !== "" && !isWebAddress(draft[key].trim())) wrongs[key] = { key: "errorUrl" };
  }
  const page = draft.productPage.trim();
  if (page !== "" && !(isWebAddress(page) && page.split("{slug}").length === 2)) wrongs.productPage = { key: "errorProductPage" };
  if (wrongs.logoUrl === undefined && draft.logoUrl.trim().toLowerCase().startsWith("http:")) {
    wrongs.logoUrl = { key: "errorHttps" };
  }
  for (const key of NUMBER_KEYS) {
    const { min, max } = LIMITS[key];
    const isWhole = /^\d+$/.test(draft[key].trim());
    if (!isWhole || Number(draft[key]) < min || Number(draft[key]) > max) {
      wrongs[key] = { key: "errorNumber", values: { min, max } };
    }
  }
  if (!/^#[0-9a-f]{6}$/i.test(draft.brandColor)) wrongs.brandColor = { key: "errorColor" };
  if (!/^[A-Z]{2}$/.test(draft.homeCountry.trim())) wrongs.homeCountry = { key: "errorCountry" };
  if (wrongs.timeZone === undefined && !isTimeZone(draft.timeZone.trim())) wrongs.timeZone = { key: "errorTimeZone" };
  return wrongs;
}

function isWebAddress(text: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
