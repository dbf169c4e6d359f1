import { describe, expect, it } from "vitest";

import { createFormats } from "@/words/formats";
import { translate } from "@/words/words";

import { content, policySchema } from "../../../../mock/policy";
import { catalogueOf } from "./catalogue";
import { draftOf, type Rule } from "./document";
import { newRule } from "./rules";
import { sayRule, type Speech } from "./sentences";
import { sentenceWords } from "./words";

function said(rule: Rule, language: "en" | "es"): string {
  const speech: Speech = { t: (key, values) => translate(sentenceWords, language, key, values), formats: createFormats(language), language };
  return sayRule(rule, catalogueOf(policySchema(language) as never, ["ES", "EN"]), speech).replace(/\s/g, " ");
}

const rule = (parts: Partial<Rule>) => newRule([], ["es", "en"], parts);
const FREE = [{ kind: "waive_fees", value: { fees: ["label"] } }];

describe("a rule in words", () => {
  it.each([
    [
      "faulty",
      "When the shop's fault and reason: It arrived damaged, It does not work or has a defect, I got another item → ask for photos: 1.",
      "Cuando culpa de la tienda y motivo: Llegó dañado, No funciona o tiene un defecto, Recibí otro artículo → pedir fotos: 1.",
    ],
    [
      "label",
      "When value of the order: less than 30 (in the order's currency) → set a fee: return label, €3.50.",
      "Cuando importe del pedido: menos de 30 (en la moneda del pedido) → poner un cargo: etiqueta de devolución, 3,50 €.",
    ],
    [
      "christmas",
      "When order placed: from Nov 1, 2026 on, until Dec 24, 2026 → set the window: until Jan 31, 2027.",
      "Cuando fecha del pedido: desde el 1 nov 2026, hasta el 24 dic 2026 → fijar el plazo: hasta el 31 ene 2027.",
    ],
  ])("%s", (id, en, es) => {
    const found = draftOf(content).rules.find((each) => each.id === id)!;
    expect([said(found, "en"), said(found, "es")]).toEqual([en, es]);
  });

  it("names countries, and joins with what the rule asks for", () => {
    const conditions = [
      { kind: "country", value: { any_of: ["ES", "PT"], none_of: [] } },
      { kind: "guest", value: { is: false } },
      { kind: "discount", value: { at_least: "50", at_most: "70" } },
    ];
    const all = said(rule({ conditions, actions: FREE }), "en");
    expect(all).toBe(
      "When country of delivery: Spain, Portugal and bought without an account: no and discount in percent: at least 50 %, at most 70 % → waive fees: return label.",
    );
    expect(said(rule({ conditions, actions: FREE, match: "any" }), "es")).toMatch(/Portugal o .*: no o /);
  });

  it("always holds without conditions, and tells its season", () => {
    const season = rule({ actions: [{ kind: "set_window", value: { days: 60 } }], starts_on: "2026-11-01", ends_on: "2026-12-24" });
    expect(said(season, "en")).toBe("Always: set the window: 60 days. For orders from Nov 1, 2026 to Dec 24, 2026.");
    expect(said({ ...season, ends_on: null }, "es")).toBe("Siempre: fijar el plazo: 60 días. Para pedidos desde el 1 nov 2026.");
  });

  it("bears what is still being written, and kinds of a newer program", () => {
    const half = rule({
      conditions: [{ kind: "country", value: { any_of: [] } }, { kind: "moon_phase", value: { full: true } }],
      actions: [{ kind: "set_fee", value: { kind: "label", amounts: { EUR: "3,x" }, is_per_unit: true } }],
    });
    expect(said(half, "en")).toBe("When country of delivery: nothing chosen yet and moon_phase → set a fee: return label, for each unit, 3,x EUR.");
  });
});
