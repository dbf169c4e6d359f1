import { CheckField, FieldGrid, TextField } from "@/ui/controls/fields";
import { ChecksField, PickField, TokensField } from "@/ui/controls/picks";
import { countriesIn } from "@/ui/countries";
import { useFormats, useLanguage, useWords } from "@/words/locale-context";

import { type Field, textOf, type Value } from "./form";
import { ListField } from "./list-field";
import { PairsField } from "./pairs-field";
import css from "./ways.module.css";
import { wayWords } from "./words";

export type FieldsProps = {
  fields: readonly Field[];
  value: Value;
  /** Where the value stands in the settings: `points.0.`; empty for all of them. */
  place: string;
  errorAt: (path: string) => string | null;
  onChange: (value: Value) => void;
};

/** Short inputs side by side, lists below them. */
export function WayFields(props: FieldsProps) {
  const isLong = ({ type }: Field) => type === "list" || type === "pairs" || type === "weekdays";
  return (
    <div className={css.fields}>
      {props.fields.filter(isLong).map((field) => (
        <WayField {...props} field={field} key={field.name} />
      ))}
      <FieldGrid>
        {props.fields
          .filter((field) => !isLong(field))
          .map((field) => (
            <WayField {...props} field={field} key={field.name} />
          ))}
      </FieldGrid>
    </div>
  );
}

function WayField({ field, value, place, errorAt, onChange }: FieldsProps & { field: Field }) {
  const path = `${place}${field.name}`;
  const error = errorAt(path);
  const set = (next: unknown) => onChange({ ...value, [field.name]: next });
  const given = value[field.name];
  switch (field.type) {
    case "list":
      return <ListField field={field} value={given} path={path} errorAt={errorAt} onChange={set} />;
    case "pairs":
      return <PairsField field={field} value={given} path={path} errorAt={errorAt} onChange={set} />;
    case "flag":
      return <CheckField label={field.label} isChecked={given === true} onChange={set} />;
    case "weekdays":
      return <WeekdaysField field={field} value={given} error={error} onChange={set} />;
    case "countries":
      return <CountriesField field={field} value={given} error={error} onChange={set} />;
    case "country":
      return <CountryField field={field} value={given} error={error} onChange={set} />;
    default:
      return (
        <TextField
          label={field.label}
          type={field.type === "whole" ? "number" : field.type}
          min={field.type === "whole" && field.min !== null ? String(field.min) : undefined}
          max={field.type === "whole" && field.max !== null ? String(field.max) : undefined}
          value={textOf(given)}
          help={field.note ?? undefined}
          error={error}
          onChange={set}
        />
      );
  }
}

type OneProps = { field: Field; value: unknown; error: string | null; onChange: (next: unknown) => void };

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

function WeekdaysField({ field, value, error, onChange }: OneProps) {
  const formats = useFormats();
  const days = Array.isArray(value) ? value.map(Number) : [];
  return (
    <ChecksField
      label={field.label}
      codes={days.map(String)}
      options={WEEKDAYS.map((day) => ({ code: String(day), label: formats.weekday(day) }))}
      error={error}
      onChange={(code, isThere) => onChange(WEEKDAYS.filter((day) => (String(day) === code ? isThere : days.includes(day))))}
    />
  );
}

function CountriesField({ field, value, error, onChange }: OneProps) {
  const t = useWords(wayWords);
  const language = useLanguage();
  return (
    <TokensField
      label={field.label}
      words={Array.isArray(value) ? value.map(String) : []}
      options={countriesIn(language)}
      removeLabel={(name) => t("removeCountry", { name })}
      help={field.note ?? undefined}
      error={error}
      onChange={onChange}
    />
  );
}

function CountryField({ field, value, error, onChange }: OneProps) {
  const language = useLanguage();
  return <PickField label={field.label} value={textOf(value)} options={countriesIn(language)} error={error} onChange={onChange} />;
}
