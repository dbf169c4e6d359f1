import type { SettlementAheadFieldsFragment } from "@/api/generated/returns";
import { useFormats, useWords } from "@/words/locale-context";

import { Amounts } from "./amounts";
import css from "./one.module.css";
import type { ReturnData } from "./use-return";
import { oneWords } from "./words";

type AmountAheadProps = {
  title: string;
  ahead: SettlementAheadFieldsFragment | null;
  /** Why nothing is settled by it. */
  none: string;
  exchange: ReturnData["exchange"];
};

/** What the customer gets, as the shop's rules reckon it, before it is confirmed. */
export function AmountAhead({ title, ahead, none, exchange }: AmountAheadProps) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const isExchange = ahead?.outcome === "EXCHANGE" && exchange !== null;
  return (
    <section className={css.ahead} aria-label={title} aria-live="polite">
      <h4>{title}</h4>
      {ahead === null ? <p>{none}</p> : null}
      {ahead !== null && isExchange ? (
        <>
          <p>
            {t("aheadExchange", {
              names: exchange.lines.map(({ quantity, variantName }) => `${quantity} × ${variantName ?? t("unknown")}`).join(", "),
            })}
          </p>
          {Number(exchange.difference.amount) === 0 ? null : (
            <p>
              {Number(exchange.difference.amount) > 0
                ? t("aheadMore", { amount: formats.money(exchange.difference) })
                : t("aheadLess", { amount: formats.money({ ...exchange.difference, amount: -Number(exchange.difference.amount) }) })}
            </p>
          )}
        </>
      ) : null}
      {ahead !== null && !isExchange ? <Amounts of={ahead} /> : null}
    </section>
  );
}
