import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { type Amounts, withAmount } from "../document/document";
import { useWrongAt } from "./findings-context";
import { editorWords } from "./words";

type AmountsFieldProps = {
  label: string;
  amounts: Amounts;
  currencies: string[];
  place: string;
  onChange: (amounts: Amounts) => void;
};

/** An amount for each currency that the shop sells in, and for those that the policy names already. */
export function AmountsField({ label, amounts, currencies, place, onChange }: AmountsFieldProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const shown = [...new Set([...currencies, ...Object.keys(amounts)])];
  return (
    <>
      {shown.map((currency) => (
        <TextField
          key={currency}
          label={t("inCurrency", { label, currency })}
          value={amounts[currency] ?? ""}
          error={wrongAt(`${place}.${currency}`)}
          onChange={(text) => onChange(withAmount(amounts, currency, text))}
        />
      ))}
    </>
  );
}
