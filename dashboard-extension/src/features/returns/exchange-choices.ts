import type { ExchangeChoicesQuery } from "@/api/generated/returns";
import { useFormats, useWords } from "@/words/locale-context";
import { defineWords } from "@/words/words";

export type Choice = NonNullable<ExchangeChoicesQuery["returnExchangeChoices"]>[number];

/** What an order line can be exchanged for: what is there stands first. */
export function choicesFor(all: Choice[] | null | undefined, orderLineId: string): Choice[] {
  const own = (all ?? []).filter((choice) => choice.orderLineId === orderLineId);
  return [...own.filter(({ isAvailable }) => isAvailable !== false), ...own.filter(({ isAvailable }) => isAvailable === false)];
}

export function useChoiceLabel(): (choice: Choice) => string {
  const t = useWords(choiceWords);
  const formats = useFormats();
  return ({ variantName, unitDifference, isAvailable }) => {
    const more = Number(unitDifference.amount);
    const price =
      more === 0 ? null : t(more > 0 ? "more" : "less", { amount: formats.money({ ...unitDifference, amount: Math.abs(more) }) });
    return [variantName, price, isAvailable === false ? t("soldOut") : null].filter(Boolean).join(" · ");
  };
}

const choiceWords = defineWords({
  en: { more: "{amount} more", less: "{amount} less", soldOut: "sold out" },
  es: { more: "{amount} más", less: "{amount} menos", soldOut: "agotado" },
});
