import { parse, type MessageFormatElement, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";

import type { Words } from "./words";

const modules = import.meta.glob<Record<string, unknown>>(["../**/words.ts", "../ui/*.tsx", "!../words/words.ts"], { eager: true });

const catalogues = Object.entries(modules).flatMap(([path, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, Words<string>] => isCatalogue(entry[1]))
    .map(([name, words]) => ({ name: `${path} ${name}`, words })),
);

function isCatalogue(value: unknown): boolean {
  return typeof value === "object" && value !== null && "en" in value && "es" in value;
}

/** Words that are the same in both languages. */
const SAME = new Set(["Webhooks", "Error", "Total", "SKU", "NDCG", "Color", "Canal", "No", "no"]);

function placeholders(message: string): string[] {
  const names = new Set<string>();
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if ("options" in element) Object.values(element.options).forEach(({ value }) => visit(value));
      if ("children" in element) visit(element.children);
    }
  };
  visit(parse(message));
  return [...names].sort();
}

it("finds the catalogues", () => {
  expect(catalogues.length).toBeGreaterThan(10);
});

describe.each(catalogues)("$name", ({ words }) => {
  it("says the same things in both languages", () => {
    expect(Object.keys(words.es).sort()).toEqual(Object.keys(words.en).sort());
  });

  it.each(Object.keys(words.en))("%s is translated, with the same placeholders", (key) => {
    const en = words.en[key] ?? "";
    const es = words.es[key] ?? "";
    expect(en.trim()).toBe(en);
    expect(es.trim()).toBe(es);
    expect(es).not.toBe("");
    expect(placeholders(es)).toEqual(placeholders(en));
    if (es === en) expect(SAME.has(en) || /^[\W\d]*(\{[^}]*\}[\W\d]*)+$/.test(en)).toBe(true);
  });

  it("speaks with tú and without shouting", () => {
    for (const text of Object.values(words.es)) {
      expect(text).not.toMatch(/\busted(es)?\b|¡|!/i);
    }
    for (const text of Object.values(words.en)) expect(text).not.toMatch(/!/);
  });
});
