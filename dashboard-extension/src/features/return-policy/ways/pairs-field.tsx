import { Button } from "@/ui/controls/button";
import { FieldError, FieldGrid, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { type Field, isDoubled, pairsOf, removed, replaced } from "./form";
import css from "./ways.module.css";
import { wayWords } from "./words";

type PairsFieldProps = {
  field: Extract<Field, { type: "pairs" }>;
  value: unknown;
  path: string;
  errorAt: (path: string) => string | null;
  onChange: (next: unknown) => void;
};

/** Names, each with a text. */
export function PairsField({ field, value, path, errorAt, onChange }: PairsFieldProps) {
  const t = useWords(wayWords);
  const pairs = pairsOf(value);
  const error = errorAt(path);
  return (
    <section className={css.list} aria-label={field.label}>
      <h3 className={css.listTitle}>{field.label}</h3>
      {field.note === null ? null : <p className={css.note}>{field.note}</p>}
      <ul>
        {pairs.map((pair, index) => (
          <li className={css.item} key={index}>
            <FieldGrid>
              <TextField
                label={t("pairName")}
                value={pair.key}
                error={isDoubled(pairs, index) ? t("pairTwice") : errorAt(`${path}.${pair.key.trim()}.[key]`)}
                onChange={(key) => onChange(replaced(pairs, index, { ...pair, key }))}
              />
              <TextField
                label={t("pairAddress")}
                type="lines"
                value={pair.text}
                error={errorAt(`${path}.${pair.key.trim()}`)}
                onChange={(text) => onChange(replaced(pairs, index, { ...pair, text }))}
              />
            </FieldGrid>
            <Button onClick={() => onChange(removed(pairs, index))} label={t("removeEach", { name: pair.key || field.each })}>
              {t("remove")}
            </Button>
          </li>
        ))}
      </ul>
      {error === null ? null : <FieldError>{error}</FieldError>}
      <div>
        <Button onClick={() => onChange([...pairs, { key: "", text: "" }])}>{t("addEach", { each: field.each })}</Button>
      </div>
    </section>
  );
}
