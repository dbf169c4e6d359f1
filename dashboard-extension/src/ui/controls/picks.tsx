import { type ChangeEvent, type KeyboardEvent, useId, useRef, useState } from "react";

import { capital } from "@/words/readable";

import css from "./controls.module.css";
import { CheckField, FieldError } from "./fields";

export type Pick = { code: string; label: string };

type PickFieldProps = {
  label: string;
  value: string;
  options: Pick[];
  onChange: (code: string) => void;
  /** What an empty value means. */
  emptyLabel?: string;
  error?: string | null;
};

/** One of a list that is only known while it runs. A value that the list lacks stays to be seen. */
export function PickField({ label, value, options, onChange, emptyLabel, error }: PickFieldProps) {
  const isUnknown = value !== "" && !options.some(({ code }) => code === value);
  return (
    <div>
      <label className={error == null ? css.select : `${css.select} ${css.wrong}`}>
        <span className={css.label}>{capital(label)}</span>
        <select value={value} onChange={(event) => onChange(event.target.value)} aria-invalid={error != null}>
          {emptyLabel === undefined ? null : <option value="">{emptyLabel}</option>}
          {isUnknown ? <option value={value}>{value}</option> : null}
          {options.map(({ code, label: name }) => (
            <option value={code} key={code}>
              {capital(name)}
            </option>
          ))}
        </select>
      </label>
      {error == null ? null : <FieldError>{error}</FieldError>}
    </div>
  );
}

type GroupedAddProps = {
  label: string;
  groups: { label: string; options: Pick[] }[];
  onAdd: (code: string) => void;
};

/** Chooses what to add: it falls back to its label once something was chosen. */
export function GroupedAdd({ label, groups, onAdd }: GroupedAddProps) {
  return (
    <select className={css.add} aria-label={label} value="" onChange={(event) => onAdd(event.target.value)}>
      <option value="" disabled>
        {label}
      </option>
      {groups.map((group) => (
        <optgroup label={group.label} key={group.label}>
          {group.options.map(({ code, label: name }) => (
            <option value={code} key={code}>
              {capital(name)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

type ChecksFieldProps = {
  label: string;
  codes: readonly string[];
  options: Pick[];
  onChange: (code: string, isThere: boolean) => void;
  error?: string | null;
};

export function ChecksField({ label, codes, options, onChange, error }: ChecksFieldProps) {
  const unknown = codes.filter((code) => !options.some((option) => option.code === code));
  return (
    <div role="group" aria-label={label} className={css.checks}>
      <span className={css.groupLabel}>{label}</span>
      {[...options, ...unknown.map((code) => ({ code, label: code }))].map((option) => (
        <CheckField
          key={option.code}
          label={capital(option.label)}
          isChecked={codes.includes(option.code)}
          onChange={(isThere) => onChange(option.code, isThere)}
        />
      ))}
      {error == null ? null : <FieldError>{error}</FieldError>}
    </div>
  );
}

type TokensFieldProps = {
  label: string;
  words: readonly string[];
  options: Pick[];
  onChange: (words: string[]) => void;
  removeLabel: (word: string) => string;
  help?: string;
  error?: string | null;
};

/** A list of words: typed and closed with Enter or a comma, or taken from what is known. */
export function TokensField({ label, words, options, onChange, removeLabel, help, error }: TokensFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const nameOf = (code: string) => options.find((option) => option.code === code)?.label ?? code;

  const add = (text: string) => {
    const wanted = text
      .split(",")
      .map((part) => codeOf(part.trim(), options))
      .filter((code) => code !== "" && !words.includes(code));
    if (wanted.length > 0) onChange([...words, ...new Set(wanted)]);
    setTyped("");
  };
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const text = event.target.value;
    const isTaken = options.some(({ label: name }) => name === text);
    if (isTaken || text.endsWith(",")) add(text);
    else setTyped(text);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "" && words.length > 0) {
      onChange(words.slice(0, -1));
    }
  };
  const remove = (word: string) => {
    onChange(words.filter((known) => known !== word));
    input.current?.focus();
  };

  return (
    <div className={css.tokensField}>
      <div className={error == null ? css.field : `${css.field} ${css.wrong}`}>
        <label className={css.label} htmlFor={id}>
          {capital(label)}
        </label>
        <div className={css.tokens}>
          {words.map((word) => (
            <span className={css.token} key={word}>
              {nameOf(word)}
              <button type="button" onClick={() => remove(word)} aria-label={removeLabel(nameOf(word))}>
                {"×"}
              </button>
            </span>
          ))}
          <input
            id={id}
            ref={input}
            value={typed}
            list={options.length === 0 ? undefined : `${id}-list`}
            onChange={type}
            onKeyDown={press}
            onBlur={() => add(typed)}
            autoComplete="off"
            aria-invalid={error != null}
          />
        </div>
        {options.length === 0 ? null : (
          <datalist id={`${id}-list`}>
            {options
              .filter(({ code }) => !words.includes(code))
              .map(({ code, label: name }) => (
                <option value={name} key={code} />
              ))}
          </datalist>
        )}
      </div>
      {error == null ? help === undefined ? null : <p className={css.help}>{help}</p> : <FieldError>{error}</FieldError>}
    </div>
  );
}

function codeOf(text: string, options: readonly Pick[]): string {
  const wanted = text.toLowerCase();
  const found = options.find(({ code, label }) => code.toLowerCase() === wanted || label.toLowerCase() === wanted);
  return found?.code ?? text;
}

type FileButtonProps = { label: string; accept: string; onFile: (file: File) => void; isDisabled?: boolean };

/** A file input that looks like the Dashboard's secondary button. */
export function FileButton({ label, accept, onFile, isDisabled = false }: FileButtonProps) {
  return (
    <label className={isDisabled ? `${css.file} ${css.fileOff}` : css.file}>
      <input
        type="file"
        accept={accept}
        disabled={isDisabled}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file again is a new choice.
          event.target.value = "";
          if (file !== undefined) onFile(file);
        }}
      />
      {label}
    </label>
  );
}
