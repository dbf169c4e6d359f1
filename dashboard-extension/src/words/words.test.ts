import { describe, expect, it } from "vitest";

import { createFormats } from "./formats";
import { readable } from "./readable";
import { defineWords, formatLocaleOf, languageOf, translate } from "./words";

const words = defineWords({
  en: { plain: "Orders", many: "{count, plural, one {One order} other {{count, number} orders}}" },
  es: { plain: "Pedidos", many: "{count, plural, one {Un pedido} other {{count, number} pedidos}}" },
});

describe("translate", () => {
  it.each([
    ["es", "Pedidos"],
    ["es-CO", "Pedidos"],
    ["en-GB", "Orders"],
    ["de", "Orders"],
  ])("speaks %s", (locale, said) => {
    expect(translate(words, locale, "plain")).toBe(said);
  });

  it("counts in the language", () => {
    expect(translate(words, "es", "many", { count: 1 })).toBe("Un pedido");
    expect(translate(words, "es", "many", { count: 12_345 })).toBe("12.345 pedidos");
    expect(translate(words, "en", "many", { count: 12_345 })).toBe("12,345 orders");
  });
});

it("reads the Dashboard's locale codes", () => {
  expect(languageOf("es-CO")).toBe("es");
  expect(formatLocaleOf("es-CO")).toBe("es-CO");
  expect(formatLocaleOf("en_GB")).toBe("en-GB");
  expect(formatLocaleOf("pl")).toBe("en");
});

describe("formats", () => {
  const es = createFormats("es");
  const en = createFormats("en");
  const plain = (text: string) => text.replace(/\s/g, " ");

  it("writes money in the reader's way, from text or number", () => {
    expect(plain(es.money({ amount: "1234.5", currency: "EUR" }))).toBe("1234,50 €");
    expect(en.money({ amount: 1234.5, currency: "EUR" })).toBe("€1,234.50");
    expect(plain(es.money({ amount: "900", currency: "JPY" }))).toContain("900");
  });

  it("gives a difference its sign, and nothing none", () => {
    expect(en.difference({ amount: "12.5", currency: "EUR" })).toBe("+€12.50");
    expect(plain(es.difference({ amount: "-3", currency: "EUR" }))).toBe("-3,00 €");
    expect(en.difference({ amount: "0", currency: "EUR" })).toBe("€0.00");
  });

  it("writes a calendar day without moving it", () => {
    expect(es.day("2026-11-22")).toBe("22 nov");
    expect(en.day("2026-11-01")).toBe("Nov 1");
  });

  it("names the days of the week from Monday", () => {
    expect([0, 6].map(en.weekday)).toEqual(["Mon", "Sun"]);
    expect(es.weekday(0)).toBe("lun");
  });

  it("says how long ago", () => {
    const now = new Date("2026-11-22T10:00:00Z");
    expect(es.ago("2026-11-22T07:00:00Z", now)).toBe("hace 3 horas");
    expect(en.ago("2026-11-21T09:00:00Z", now)).toBe("yesterday");
    expect(en.ago("2026-11-22T09:59:50Z", now)).toBe("this minute");
  });
});

it.each([
  [0, "0 sec", "0 s"],
  [59.4, "59 sec", "59 s"],
  [61, "1 min", "1 min"],
  [3_599, "60 min", "60 min"],
  [5_400, "1.5 hr", "1,5 h"],
  [90_000, "25 hr", "25 h"],
])("says how long %s seconds are", (seconds, en, es) => {
  expect(createFormats("en").duration(seconds)).toBe(en);
  expect(createFormats("es").duration(seconds).replace(/\s/g, " ")).toBe(es);
});

it.each([
  ["quiet_hours", "Quiet hours"],
  ["PARTIALLY_FULFILLED", "Partially fulfilled"],
  ["ParcelShipped", "Parcel shipped"],
  ["A sentence from Norte.", "A sentence from Norte."],
])("makes %s readable", (code, text) => {
  expect(readable(code)).toBe(text);
});
