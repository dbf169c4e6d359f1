import { useFormats, useWords } from "@/words/locale-context";
import type { MoneyValue } from "@/words/formats";

import css from "./one.module.css";
import { oneWords } from "./words";

type Reckoned = Record<"goods" | "fees" | "loss" | "shipping" | "bonus" | "amount", MoneyValue> & { outcome: string };

/** How an amount came about; what is nothing is left out. */
export function Amounts({ of }: { of: Reckoned }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const rows = [
    { key: "goods", sign: 1, isAlways: true },
    { key: "fees", sign: -1 },
    { key: "loss", sign: -1 },
    { key: "shipping", sign: 1 },
    { key: "bonus", sign: 1 },
  ] as const;
  return (
    <dl className={css.amounts}>
      {rows.map(({ key, sign, ...row }) =>
        Number(of[key].amount) === 0 && !("isAlways" in row) ? null : (
          <div key={key}>
            <dt>{t(`amount_${key}`)}</dt>
            <dd>{formats.money({ ...of[key], amount: sign * Number(of[key].amount) })}</dd>
          </div>
        ),
      )}
      <div className={css.total}>
        <dt>{t(of.outcome === "EXCHANGE" ? "amount_against" : "amount_total")}</dt>
        <dd>{formats.money(of.amount)}</dd>
      </div>
    </dl>
  );
}
