import { CheckField, FieldError, FieldGrid, TextField } from "@/ui/controls/fields";
import { ChecksField, PickField, TokensField } from "@/ui/controls/picks";
import { useWords } from "@/words/locale-context";

import type { Kind } from "../document/catalogue";
import { decimal, type Value, wholeNumber, withAmount, withWord } from "../document/document";
import {
  BETWEEN,
  boundsOf,
  BOUNDS,
  type Field,
  listTestOf,
  mapIn,
  textIn,
  valueOfBounds,
  withField,
  wordsIn,
} from "../document/value-form";
import { without } from "../without";
import { AmountsField } from "./amounts-field";
import { useWrongAt } from "./findings-context";
import { TextsField } from "./texts-field";
import { useFieldLabel } from "./use-field-label";
import { editorWords, type EditorKey } from "./words";

/** Few enough to be ticked; longer lists are typed. */
const MOST_TICKED = 8;

type ValueEditorProps = {
  kind: Kind;
  value: Value;
  place: string;
  currencies: string[];
  languages: string[];
  onChange: (value: Value) => void;
};

/** The inputs for a value of any kind, as its schema describes it. */
export function ValueEditor(props: ValueEditorProps) {
  const wrong = useWrongAt()(props.place);
  return (
    <div>
      <FieldGrid>
        {props.kind.fields.map((field, index) => (
          <FieldEditor {...props} field={field} key={index} />
        ))}
      </FieldGrid>
      {wrong === null ? null : <FieldError>{wrong}</FieldError>}
    </div>
  );
}

type FieldEditorProps = ValueEditorProps & { field: Field };

function FieldEditor(props: FieldEditorProps) {
  const { field, kind, value, place, onChange } = props;
  const wrongAt = useWrongAt();
  const label = useFieldLabel();
  switch (field.type) {
    case "listTest":
      return <ListTestEditor {...props} names={field.names} />;
    case "bounds":
      return <BoundsEditor {...props} />;
    case "charge":
      return <ChargeEditor {...props} />;
    case "flag":
      return field.name === "is" ? (
        <YesNo value={value} onChange={onChange} />
      ) : (
        <CheckField
          label={label(field.name)}
          isChecked={value[field.name] === true}
          onChange={(isSo) => onChange({ ...value, [field.name]: isSo })}
        />
      );
    case "amounts":
      return (
        <AmountsField
          label={label(field.name)}
          amounts={mapIn(value, field.name)}
          currencies={props.currencies}
          place={`${place}.${field.name}`}
          onChange={(amounts) => onChange({ ...value, [field.name]: amounts })}
        />
      );
    case "texts":
      return (
        <TextsField
          label={label(field.name)}
          texts={mapIn(value, field.name)}
          languages={props.languages}
          place={`${place}.${field.name}`}
          onChange={(texts) => onChange({ ...value, [field.name]: texts })}
        />
      );
    case "words":
      return (
        <WordsEditor
          label={label(field.name)}
          words={wordsIn(value, field.name)}
          kind={kind}
          codes={field.codes}
          error={wrongAt(`${place}.${field.name}`)}
          onChange={(words) => onChange({ ...value, [field.name]: words })}
        />
      );
    case "choice":
      return <ChoiceEditor {...props} field={field} />;
    default:
      return (
        <TextField
          label={label(field.name)}
          type={field.type === "day" ? "date" : field.type === "whole" ? "number" : "text"}
          min={field.type === "whole" && field.min !== null ? String(field.min) : undefined}
          max={field.type === "whole" && field.max !== null ? String(field.max) : undefined}
          value={textIn(value, field.name)}
          error={wrongAt(`${place}.${field.name}`)}
          onChange={(text) => onChange(typed(field, value, text))}
        />
      );
  }
}

function typed(field: Extract<Field, { type: "whole" | "decimal" | "day" | "text" }>, value: Value, text: string): Value {
  if (field.type === "text") return { ...value, [field.name]: text };
  const next = field.type === "whole" ? wholeNumber(text) : field.type === "decimal" ? decimal(text) : text;
  const isNeeded = field.type === "whole" && !field.isOptional;
  return isNeeded ? { ...value, [field.name]: next } : withField(value, field.name, next);
}

function ListTestEditor({ kind, value, place, names, onChange }: ValueEditorProps & { names: string[] }) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const { test, words } = listTestOf(value, names);
  return (
    <>
      <PickField
        label={t("comparison")}
        value={test}
        options={names.map((code) => ({ code, label: t(code as EditorKey) }))}
        onChange={(next) => onChange({ [next]: words })}
      />
      <WordsEditor
        label={kind.label}
        words={words}
        kind={kind}
        codes={null}
        error={wrongAt(`${place}.${test}`)}
        onChange={(next) => onChange({ [test]: next })}
      />
    </>
  );
}

type WordsEditorProps = {
  label: string;
  words: string[];
  kind: Kind;
  codes: string[] | null;
  error: string | null;
  onChange: (words: string[]) => void;
};

function WordsEditor({ label, words, kind, codes, error, onChange }: WordsEditorProps) {
  const t = useWords(editorWords);
  const options = kind.choices ?? codes?.map((code) => ({ code, label: code })) ?? [];
  if (options.length > 0 && options.length <= MOST_TICKED && (codes !== null || kind.choices !== null)) {
    return (
      <ChecksField
        label={label}
        codes={words}
        options={options}
        error={error}
        onChange={(code, isThere) => onChange(withWord(words, code, isThere))}
      />
    );
  }
  return (
    <TokensField
      label={label}
      words={words}
      options={options}
      onChange={onChange}
      removeLabel={(word) => t("removeWord", { word })}
      help={options.length === 0 ? t("wordsHelp") : undefined}
      error={error}
    />
  );
}

function BoundsEditor({ kind, value, place, onChange }: ValueEditorProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const bounds = boundsOf(value);
  const isBetween = bounds.test === BETWEEN;
  const unit = kind.unit === null ? t("number") : t(`unit${kind.unit}`);
  const firstName = isBetween ? "at_least" : bounds.test;
  const wrong = (name: string) => wrongAt(`${place}.${name}`);
  return (
    <>
      <PickField
        label={t("comparison")}
        value={bounds.test}
        options={[...BOUNDS, BETWEEN].map((code) => ({ code, label: t(code as EditorKey) }))}
        onChange={(test) => onChange(valueOfBounds({ ...bounds, test }))}
      />
      <TextField
        label={unit}
        value={bounds.first}
        error={wrong(firstName)}
        onChange={(first) => onChange(valueOfBounds({ ...bounds, first: decimal(first) }))}
      />
      {isBetween ? (
        <TextField
          label={t("upTo", { unit })}
          value={bounds.second}
          error={wrong("at_most")}
          onChange={(second) => onChange(valueOfBounds({ ...bounds, second: decimal(second) }))}
        />
      ) : null}
    </>
  );
}

function ChargeEditor({ value, place, currencies, onChange }: ValueEditorProps) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const isShare = value.percent !== null && value.percent !== undefined;
  const others: Value = without(value, "amounts", "percent");
  return (
    <>
      <PickField
        label={t("howMuch")}
        value={isShare ? "percent" : "amounts"}
        options={[
          { code: "amounts", label: t("asAmount") },
          { code: "percent", label: t("asPercent") },
        ]}
        onChange={(next) => onChange(next === "percent" ? { ...others, percent: "" } : { ...others, amounts: {} })}
      />
      {isShare ? (
        <TextField
          label={t("unitPERCENT")}
          value={textIn(value, "percent")}
          error={wrongAt(`${place}.percent`)}
          onChange={(text) => onChange({ ...others, percent: decimal(text) })}
        />
      ) : (
        <AmountsField
          label={t("amount")}
          amounts={mapIn(value, "amounts")}
          currencies={currencies}
          place={`${place}.amounts`}
          onChange={(amounts) => onChange({ ...others, amounts: withoutEmpty(amounts) })}
        />
      )}
    </>
  );
}

function withoutEmpty(amounts: Record<string, string>): Record<string, string> {
  return Object.entries(amounts).reduce((kept, [currency, text]) => withAmount(kept, currency, text), {});
}

function ChoiceEditor({ field, kind, value, place, onChange }: ValueEditorProps & { field: Extract<Field, { type: "choice" }> }) {
  const t = useWords(editorWords);
  const wrongAt = useWrongAt();
  const label = useFieldLabel();
  const error = wrongAt(`${place}.${field.name}`);
  const options = kind.choices ?? field.codes?.map((code) => ({ code, label: code })) ?? null;
  if (options === null) {
    return (
      <TextField
        label={label(field.name)}
        value={textIn(value, field.name)}
        error={error}
        onChange={(text) => onChange({ ...value, [field.name]: text.trim() })}
      />
    );
  }
  return (
    <PickField
      label={label(field.name)}
      value={textIn(value, field.name)}
      options={options}
      emptyLabel={field.isOptional ? t("asItIs") : textIn(value, field.name) === "" ? t("choose") : undefined}
      error={error}
      onChange={(code) => onChange(field.isOptional ? withField(value, field.name, code) : { ...value, [field.name]: code })}
    />
  );
}

function YesNo({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const t = useWords(editorWords);
  return (
    <PickField
      label={t("isSo")}
      value={value.is === true ? "yes" : "no"}
      options={[
        { code: "yes", label: t("yes") },
        { code: "no", label: t("no") },
      ]}
      onChange={(code) => onChange({ is: code === "yes" })}
    />
  );
}
