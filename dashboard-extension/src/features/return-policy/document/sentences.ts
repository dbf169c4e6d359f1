import type { Formats } from "@/words/formats";
import type { Translate } from "@/words/words";

import { type Catalogue, type Kind, kindIn, labelOf } from "./catalogue";
import type { Part, Rule, Value } from "./document";
import { BOUNDS, type Field, listTestOf, mapIn, textIn, wordsIn } from "./value-form";
import type { SentenceKey } from "./words";

export type Speech = { t: Translate<SentenceKey>; formats: Formats; language: string };

/** A rule as one sentence, for the list: when what holds, what happens. */
export function sayRule(rule: Rule, catalogue: Catalogue, speech: Speech): string {
  const { t } = speech;
  const conditions = rule.conditions.map((part) => sayPart(part, catalogue.conditions, speech));
  const actions = rule.actions.map((part) => sayPart(part, catalogue.actions, speech)).join("; ");
  const when = conditions.join(` ${t(rule.match === "all" ? "and" : "or")} `);
  const said = when === "" ? t("always", { actions }) : t("whenThen", { when, actions });
  const time = sayTime(rule, speech);
  return time === null ? said : `${said} ${time}`;
}

function sayTime({ starts_on: from, ends_on: to }: Rule, { t, formats }: Speech): string | null {
  if (from !== null && to !== null) return t("ordersFromTo", { from: dayInFull(from, formats), to: dayInFull(to, formats) });
  if (from !== null) return t("ordersFrom", { from: dayInFull(from, formats) });
  return to === null ? null : t("ordersTo", { to: dayInFull(to, formats) });
}

function sayPart(part: Part, kinds: readonly Kind[], speech: Speech): string {
  const kind = kindIn(kinds, part.kind);
  if (kind === null) return part.kind;
  // What is so needs no "yes": its label says it.
  const isPlainly = kind.fields.length === 1 && part.value.is === true;
  const said = isPlainly ? [] : kind.fields.map((field) => sayField(field, part.value, kind, speech)).filter((text) => text !== "");
  return said.length === 0 ? kind.label : speech.t("labelled", { label: kind.label, values: said.join(", ") });
}

function sayField(field: Field, value: Value, kind: Kind, speech: Speech): string {
  const { t, formats } = speech;
  const label = (code: string) => labelOf(kind.choices, code);
  switch (field.type) {
    case "listTest": {
      const { test, words } = listTestOf(value, field.names);
      const values = words.map(label).join(", ");
      if (values === "") return t("nothingYet");
      return test === "none_of" ? t("noneOf", { values }) : test === "all_of" ? t("allOf", { values }) : values;
    }
    case "bounds":
      return BOUNDS.filter((name) => textIn(value, name) !== "")
        .map((name) => t(name as SentenceKey, { number: withUnit(textIn(value, name), kind, speech) }))
        .join(", ");
    case "charge": {
      const percent = textIn(value, "percent");
      return percent === "" ? sayAmounts(mapIn(value, "amounts"), formats) : t("percentOfPrice", { percent });
    }
    case "flag":
      return sayFlag(field.name, value, t);
    case "whole":
      return textIn(value, field.name) === "" || field.name !== "days" ? textIn(value, field.name) : t("days", { count: Number(value.days) });
    case "day":
      return sayDay(field.name, textIn(value, field.name), speech);
    case "choice":
      return textIn(value, field.name) === "" ? "" : label(textIn(value, field.name));
    case "words":
      return wordsIn(value, field.name).map(label).join(", ");
    case "amounts":
      return sayAmounts(mapIn(value, field.name), formats);
    case "texts":
      return mapIn(value, field.name)[speech.language] ?? Object.values(mapIn(value, field.name))[0] ?? "";
    default:
      return textIn(value, field.name);
  }
}

function sayDay(name: string, day: string, { t, formats }: Speech): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  return t(name === "since" ? "since" : "until", { day: dayInFull(day, formats) });
}

/** Noon, so that no time zone moves the day. */
function dayInFull(day: string, formats: Formats): string {
  return formats.date(`${day}T12:00:00`);
}

function sayFlag(name: string, value: Value, t: Translate<SentenceKey>): string {
  const isSo = value[name] === true;
  if (name === "is") return isSo ? t("yes") : t("no");
  return isSo && name === "is_per_unit" ? t("perUnit") : "";
}

function withUnit(number: string, kind: Kind, { t }: Speech): string {
  switch (kind.unit) {
    case "DAYS":
      return t("days", { count: Number(number) });
    case "PERCENT":
      return t("percent", { percent: number });
    case "MONEY":
      return t("inTheOrdersCurrency", { number });
    default:
      return number;
  }
}

function sayAmounts(amounts: Record<string, string>, formats: Formats): string {
  return Object.entries(amounts)
    .map(([currency, amount]) => sayAmount(amount, currency, formats))
    .join(", ");
}

/** What is being typed may be no number yet. */
function sayAmount(amount: string, currency: string, formats: Formats): string {
  return Number.isFinite(Number(amount)) && /^[A-Z]{3}$/.test(currency) ? formats.money({ amount, currency }) : `${amount} ${currency}`;
}
