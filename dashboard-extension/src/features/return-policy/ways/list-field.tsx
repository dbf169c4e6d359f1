import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import { blankItem, type Field, itemsOf, nameOf, removed, replaced } from "./form";
import { WayFields } from "./way-fields";
import css from "./ways.module.css";
import { wayWords } from "./words";

type ListFieldProps = {
  field: Extract<Field, { type: "list" }>;
  value: unknown;
  path: string;
  errorAt: (path: string) => string | null;
  onChange: (next: unknown) => void;
};

/** Parts of the same form, of which those are open that are being written or are wrong. */
export function ListField({ field, value, path, errorAt, onChange }: ListFieldProps) {
  const t = useWords(wayWords);
  const items = itemsOf(value);
  const [openIndex, setOpenIndex] = useState<number | null>(null);
  const error = errorAt(path);
  const isWrong = (index: number) =>
    errorAt(`${path}.${index}`) !== null || field.fields.some(({ name }) => errorAt(`${path}.${index}.${name}`) !== null);
  const add = () => {
    onChange([...items, { ...blankItem(field.fields), ...defaultsOf(field, items) }]);
    setOpenIndex(items.length);
  };
  const remove = (index: number) => {
    onChange(removed(items, index));
    setOpenIndex(null);
  };
  return (
    <section className={css.list} aria-label={field.label}>
      <h3 className={css.listTitle}>{field.label}</h3>
      {field.note === null ? null : <p className={css.note}>{field.note}</p>}
      {items.length === 0 ? <p className={css.note}>{t("noneYet")}</p> : null}
      <ul>
        {items.map((item, index) => {
          const name = nameOf(field.fields, item) || t("newOne", { each: field.each });
          const isOpen = openIndex === index || isWrong(index);
          return (
            <li className={css.item} key={index}>
              <div className={css.itemHead}>
                <span className={css.itemName}>{name}</span>
                <FieldRow>
                  <Button onClick={() => setOpenIndex(openIndex === index ? null : index)} label={t(isOpen ? "closeEach" : "editEach", { name })}>
                    {t(isOpen ? "close" : "edit")}
                  </Button>
                  <Button onClick={() => remove(index)} label={t("removeEach", { name })}>
                    {t("remove")}
                  </Button>
                </FieldRow>
              </div>
              {isOpen ? (
                <WayFields
                  fields={field.fields}
                  value={item}
                  place={`${path}.${index}.`}
                  errorAt={errorAt}
                  onChange={(next) => onChange(replaced(items, index, next))}
                />
              ) : null}
              {errorAt(`${path}.${index}`) === null ? null : <FieldError>{errorAt(`${path}.${index}`) ?? ""}</FieldError>}
            </li>
          );
        })}
      </ul>
      {error === null ? null : <FieldError>{error}</FieldError>}
      <div>
        <Button onClick={add}>{t("addEach", { each: field.each })}</Button>
      </div>
    </section>
  );
}

/** A new place most likely lies in the country of the one before it. */
function defaultsOf(field: Extract<Field, { type: "list" }>, items: readonly Record<string, unknown>[]): Record<string, unknown> {
  const last = items.at(-1);
  const countries = field.fields.filter(({ type }) => type === "country");
  return Object.fromEntries(countries.map(({ name }) => [name, last?.[name] ?? "ES"]));
}
