import { TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { ReturnLineData } from "./use-return";
import { oneWords } from "./words";

type UnitsFieldProps = { line: ReturnLineData; label: string; value: string; most: number; onChange: (value: string) => void };

/** So many of one line's units. */
export function UnitsField({ line, label, value, most, onChange }: UnitsFieldProps) {
  const t = useWords(oneWords);
  return (
    <div className={css.units}>
      <span className={css.unitsName}>
        {line.orderLine.productName}
        <span className={css.note}>{[line.orderLine.variantName, line.orderLine.sku].filter(Boolean).join(" · ")}</span>
      </span>
      <div className={css.unitsField}>
        <TextField label={`${label} (${t("atMost", { count: most })})`} type="number" min="0" max={String(most)} value={value} onChange={onChange} />
      </div>
    </div>
  );
}
