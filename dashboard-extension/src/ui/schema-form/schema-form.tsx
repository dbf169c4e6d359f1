import { useMemo } from "react";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldError, FieldGrid, TextField } from "@/ui/controls/fields";
import { ChecksField, type Pick, PickField, TokensField } from "@/ui/controls/picks";
import { countriesIn } from "@/ui/countries";
import { localOf, momentOf } from "@/ui/zoned-moment";
import { useLanguage, useWords } from "@/words/locale-context";
import { languageNames } from "@/words/readable";

import { Block } from "./block";
import { KindList } from "./kind-list";
import css from "./schema-form.module.css";
import { blankOf, inputOf, isLong, isOptional, type Schema } from "./schema";
import { schemaFormWords } from "./words";

type Entry = Record<string, unknown>;

export type Surroundings = {
  root: Schema;
  currencies: string[];
  languages: string[];
  /** What is wrong at a place, as `earning.birthday.points`. */
  wrongAt: (path: string) => string | null;
  /** What is only worth a thought there: it stands below, and is no error. */
  noteAt?: (path: string) => string | null;
  /** What a kind is called, of the list with that name. */
  kindLabel?: (list: string, kind: string) => string;
  /** The shop's, for moments. */
  timeZone?: string;
};

type GroupProps = Surroundings & { schema: Schema; value: Entry; path: string; onChange: (value: Entry) => void };

/** The inputs for an object, as its schema describes it; groups and lists within it stand below them. */
export function SchemaForm({ schema, value, path, onChange, ...around }: GroupProps) {
  const places = Object.entries(schema.properties ?? {}).filter(([, given]) => given.const === undefined);
  const isBlock = (given: Schema) => ["group", "list", "kinds", "checks"].includes(inputOf(given, around.root).type);
  const place = ([name, given]: [string, Schema]) => (
    <SchemaPlace
      key={name}
      {...around}
      schema={given}
      name={name}
      value={value[name]}
      path={path === "" ? name : `${path}.${name}`}
      onChange={(next) => onChange({ ...value, [name]: next })}
    />
  );
  const plain = places.filter(([, given]) => !isBlock(given));
  return (
    <div className={css.group}>
      {plain.length === 0 ? null : <FieldGrid>{plain.map(place)}</FieldGrid>}
      {places.filter(([, given]) => isBlock(given)).map(place)}
    </div>
  );
}

type PlaceProps = Surroundings & { schema: Schema; name: string; value: unknown; path: string; onChange: (value: unknown) => void };

function SchemaPlace(props: PlaceProps) {
  const note = props.noteAt?.(props.path) ?? null;
  const described = note === null ? props.schema : { ...props.schema, description: [props.schema.description, note].filter(Boolean).join(" ") };
  return <PlaceInput {...props} schema={described} />;
}

function PlaceInput(props: PlaceProps) {
  const { schema, name, value, path, onChange, wrongAt, root } = props;
  const input = inputOf(schema, root);
  const label = schema.title ?? name;
  // What is wrong with one of several words stands at them all: each has no place of its own.
  const error = wrongAt(path) ?? wordsOf(value).map((_word, place) => wrongAt(`${path}.${place}`)).find((each) => each !== null) ?? null;
  const optionsOf = (codes: string[]) => codes.map((code) => ({ code, label: schema.labels?.[code] ?? code }));
  switch (input.type) {
    case "group":
      if (input.isOptional) return <MaybeGroup {...props} label={label} of={input.of} error={error} />;
      return (
        <Block label={label} help={schema.description} error={error}>
          <SchemaForm {...props} schema={input.of} value={entryOf(value)} />
        </Block>
      );
    case "list":
      return <EntryList {...props} label={label} of={input.of} error={error} />;
    case "kinds":
      return (
        <KindList
          {...{ name, path, label, error, wrongAt, root, onChange }}
          kindLabel={props.kindLabel}
          help={schema.description}
          kinds={input.of}
          entries={entriesOf(value)}
          form={(of, entry, at, put) => <SchemaForm {...props} schema={of} value={entry} path={at} onChange={put} />}
        />
      );
    case "flag":
      return (
        <div>
          <CheckField label={label} isChecked={value === true} onChange={onChange} />
          {error === null ? null : <FieldError>{error}</FieldError>}
        </div>
      );
    case "choice":
      return <PickField label={label} value={textOf(value)} options={optionsOf(input.codes)} error={error} onChange={onChange} />;
    case "checks":
      return (
        <ChecksField
          label={label}
          codes={wordsOf(value)}
          options={optionsOf(input.codes)}
          error={error}
          onChange={(code, isThere) => onChange([...wordsOf(value).filter((each) => each !== code), ...(isThere ? [code] : [])])}
        />
      );
    case "words":
      return <Words {...props} label={label} isWhole={input.isWhole} error={error} />;
    case "countries":
      return <Countries {...props} label={label} error={error} />;
    case "amounts":
      return <ByKey {...props} label={label} keys={props.currencies} nameOf={(currency) => currency} />;
    case "texts":
      return <Texts {...props} label={label} />;
    case "whole":
      return (
        <TextField
          label={label}
          type="number"
          help={schema.description}
          min={input.min === null ? undefined : String(input.min)}
          max={input.max === null ? undefined : String(input.max)}
          value={textOf(value)}
          error={error}
          onChange={(text) => onChange(text === "" ? (input.isOptional ? null : "") : Number(text))}
        />
      );
    case "moment":
      return <Moment {...props} label={label} error={error} />;
    case "day":
      return <TextField label={label} type="date" help={schema.description} value={textOf(value)} error={error} onChange={(text) => onChange(text === "" ? null : text)} />;
    default:
      return <TextField label={label} help={schema.description} value={textOf(value)} error={error} onChange={(text) => onChange(text === "" && isOptional(schema) ? null : input.type === "decimal" ? text.trim().replace(",", ".") : text)} />;
  }
}

/** What may be left out stands behind its box. */
function MaybeGroup({ label, of, error, ...props }: PlaceProps & { label: string; of: Schema; error: string | null }) {
  const { value, root, onChange } = props;
  return (
    <div className={css.block}>
      <CheckField label={label} help={props.schema.description} isChecked={value != null} onChange={(isThere) => onChange(isThere ? blankOf(of, root) : null)} />
      {error === null ? null : <FieldError>{error}</FieldError>}
      {value == null ? null : (
        <div className={css.entry}>
          <SchemaForm {...props} schema={of} value={entryOf(value)} />
        </div>
      )}
    </div>
  );
}

function EntryList({ label, of, error, ...props }: PlaceProps & { label: string; of: Schema; error: string | null }) {
  const t = useWords(schemaFormWords);
  const entries = entriesOf(props.value);
  const put = (index: number, next: Entry) => props.onChange(entries.map((entry, place) => (place === index ? next : entry)));
  return (
    <Block label={label} help={props.schema.description} error={error}>
      {entries.map((entry, index) => (
        <fieldset className={css.entry} key={index}>
          <legend>{t("entry", { number: index + 1 })}</legend>
          <SchemaForm {...props} schema={of} value={entry} path={`${props.path}.${index}`} onChange={(next) => put(index, next)} />
          <div>
            <Button onClick={() => props.onChange(entries.filter((_entry, place) => place !== index))} label={t("removeEntry", { label, number: index + 1 })}>
              {t("remove")}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button onClick={() => props.onChange([...entries, blankOf(of, props.root)])} label={t("addTo", { label })}>
          {t("add")}
        </Button>
      </div>
    </Block>
  );
}

function Words({ label, isWhole, error, options = [], ...props }: PlaceProps & { label: string; isWhole: boolean; error: string | null; options?: Pick[] }) {
  const t = useWords(schemaFormWords);
  return (
    <TokensField
      label={label}
      words={wordsOf(props.value)}
      options={options}
      help={props.schema.description ?? t("wordsHelp")}
      error={error}
      removeLabel={(word) => t("removeWord", { word })}
      onChange={(words) => props.onChange(isWhole ? words.map(numberOrText) : words)}
    />
  );
}

/** By their names, or their codes. */
function Countries(props: PlaceProps & { label: string; error: string | null }) {
  const language = useLanguage();
  const options = useMemo(() => countriesIn(language), [language]);
  return <Words {...props} options={options} isWhole={false} />;
}

function Moment({ label, schema, value, error, timeZone = "UTC", onChange }: PlaceProps & { label: string; error: string | null }) {
  const t = useWords(schemaFormWords);
  const help = [schema.description, t("zone", { zone: timeZone })].filter(Boolean).join(" ");
  const moment = new Date(textOf(value));
  const shown = Number.isNaN(moment.getTime()) ? "" : localOf(moment, timeZone);
  return <TextField label={label} type="datetime-local" help={help} value={shown} error={error} onChange={(text) => onChange(momentOf(text, timeZone))} />;
}

function Texts(props: PlaceProps & { label: string }) {
  return <ByKey {...props} keys={props.languages} nameOf={languageNames(useLanguage())} />;
}

/** One input for each currency, or each language; those that the document names already stand there too. */
function ByKey({ label, keys, nameOf, schema, value, path, wrongAt, noteAt, onChange }: PlaceProps & { label: string; keys: string[]; nameOf: (key: string) => string }) {
  const known = entryOf(value);
  const shown = [...new Set([...keys, ...Object.keys(known)])];
  const put = (key: string, text: string) => {
    const others = Object.entries(known).filter(([name]) => name !== key || text !== "");
    onChange(text === "" ? Object.fromEntries(others) : { ...known, [key]: text });
  };
  return (
    <>
      {shown.map((key, index) => (
        <TextField
          key={key}
          label={`${label} (${nameOf(key)})`}
          type={isLong(schema) ? "lines" : "text"}
          help={noteAt?.(`${path}.${key}`) ?? (index === 0 ? schema.description : undefined)}
          value={textOf(known[key])}
          error={wrongAt(`${path}.${key}`) ?? (index === 0 ? wrongAt(path) : null)}
          onChange={(text) => put(key, text)}
        />
      ))}
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function wordsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function entriesOf(value: unknown): Entry[] {
  return Array.isArray(value) ? (value as Entry[]) : [];
}

function entryOf(value: unknown): Entry {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Entry) : {};
}

function numberOrText(word: string): number | string {
  return /^\d+$/.test(word) ? Number(word) : word;
}
