import { describe, expect, it } from "vitest";

import type { SettingsFieldsFragment } from "@/api/generated/settings";

import { settings as shown } from "../../../mock/data";
import { changesOf, toDraft, withWeekday, wrongsOf } from "./draft";

const settings = shown as SettingsFieldsFragment;

describe("changesOf", () => {
  it("is empty where nothing was touched", () => {
    expect(changesOf(settings, toDraft(settings))).toEqual({});
  });

  it("sends what differs and nothing else", () => {
    const draft = { ...toDraft(settings), attentionMails: "3", quietFrom: "22:30", replyTo: " ayuda@norte.example ", isThankYouOn: false, isPointsMirrorOn: true };
    expect(changesOf(settings, draft)).toEqual({
      attentionMails: 3,
      quietFrom: "22:30:00",
      replyTo: "ayuda@norte.example",
      isThankYouOn: false,
      isPointsMirrorOn: true,
    });
  });

  it("takes an optional value away with an empty text", () => {
    const before = { ...settings, logoUrl: "https://norte.example/logo.png" };
    expect(changesOf(before, { ...toDraft(before), logoUrl: "" })).toEqual({ logoUrl: "" });
  });

  it("sends the names of keys as a list, however they were parted", () => {
    expect(changesOf(settings, { ...toDraft(settings), dkimSelectors: " S1, mail2026;k1 " })).toEqual({ dkimSelectors: ["s1", "mail2026", "k1"] });
    expect(wrongsOf({ ...toDraft(settings), dkimSelectors: "s1, not_a_name-" })).toHaveProperty("dkimSelectors");
    expect(wrongsOf({ ...toDraft(settings), dkimSelectors: "a b c d e f" })).toHaveProperty("dkimSelectors");
  });

  it("sends the quiet days as a whole", () => {
    expect(changesOf(settings, { ...toDraft(settings), quietWeekdays: [5, 6] })).toEqual({ quietWeekdays: [5, 6] });
  });

  it("sends a text of the shop's own in all its languages, and only the one that differs", () => {
    const draft = toDraft(settings);
    const own = { ES: "Hola ", EN: "" };
    expect(changesOf(settings, { ...draft, welcomeTexts: own })).toEqual({
      welcomeTexts: [
        { language: "es", text: "Hola" },
        { language: "en", text: "" },
      ],
    });
    expect(wrongsOf({ ...draft, welcomeTexts: { ES: "a".repeat(601), EN: "" } })).toHaveProperty("welcomeTexts");
  });

  it("keeps the default language first", () => {
    const draft = toDraft(settings);
    expect(changesOf(settings, { ...draft, defaultLanguage: "EN" })).toEqual({ languages: ["EN", "ES"] });
    expect(changesOf(settings, { ...draft, hasSecondLanguage: false })).toEqual({ languages: ["ES"] });
  });
});

describe("withWeekday", () => {
  it("adds and takes away, in the order of the week", () => {
    expect(withWeekday([6], 5, true)).toEqual([5, 6]);
    expect(withWeekday([5, 6], 6, false)).toEqual([5]);
  });

  it("leaves one day to write on", () => {
    expect(withWeekday([0, 1, 2, 3, 4, 5], 6, true)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe("wrongsOf", () => {
  const draft = toDraft(settings);

  it("finds nothing wrong with what came from the shop", () => {
    expect(wrongsOf(draft)).toEqual({});
  });

  it.each([
    ["senderEmail", "hola", "errorEmail"],
    ["timeZone", "", "errorRequired"],
    ["replyTo", "a@b", "errorEmail"],
    ["logoUrl", "javascript:alert(1)", "errorUrl"],
    ["storefrontUrl", "norte.example", "errorUrl"],
    ["attentionMails", "0", "errorNumber"],
    ["attentionMails", "2.5", "errorNumber"],
    ["deliveryEstimateDays", "", "errorNumber"],
    ["brandColor", "green", "errorColor"],
    ["timeZone", "Europa/Madrid", "errorTimeZone"],
  ] as const)("%s: %j", (field, value, key) => {
    expect(wrongsOf({ ...draft, [field]: value })[field]?.key).toBe(key);
  });
});
