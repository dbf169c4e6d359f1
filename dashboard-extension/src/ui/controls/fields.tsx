import { Checkbox as MacawCheckbox } from "@saleor/macaw-ui";
import { type ChangeEvent, type FormEvent, type ReactNode, useId } from "react";

import css from "./controls.module.css";

type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "lines" | "email" | "url" | "date" | "datetime-local" | "time" | "number" | "search" | "color";
  help?: string;
  error?: string | null;
  max?: string;
  min?: string;
  isWide?: boolean;
  /** An example of what is expected; never a word that would need translating. */
  placeholder?: string;
};

/** The Dashboard's input: the label floats inside the border. Native, so that date and time pickers are the browser's. */
export function TextField({ label, value, onChange, type = "text", help, error, max, min, isWide, placeholder }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? help;
  const isWrong = error != null;
  const shared = {
    id,
    value,
    "aria-invalid": isWrong,
    "aria-describedby": note === undefined ? undefined : noteId,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
  };
  return (
    <div className={isWide === true ? css.wide : undefined}>
      <label className={isWrong ? `${css.field} ${css.wrong}` : css.field} htmlFor={id}>
        <span className={css.label}>{label}</span>
        {type === "lines" ? (
          <textarea rows={3} {...shared} />
        ) : (
          <input type={type} min={min} max={max} placeholder={placeholder} {...shared} />
        )}
      </label>
      {note === undefined ? null : (
        <p className={isWrong ? css.error : css.help} id={noteId}>
          {note}
        </p>
      )}
    </div>
  );
}

type SelectFieldProps<Value extends string> = {
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
};

/** Native as well: a list of our own would be cut off at the frame's edge. */
export function SelectField<Value extends string>({ label, value, options, onChange }: SelectFieldProps<Value>) {
  return (
    <label className={css.select}>
      <span className={css.label}>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type CheckFieldProps = {
  label: string;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  isDisabled?: boolean;
  isLabelHidden?: boolean;
  help?: string;
};

/**
 * A label that is not shown is text all the same: Macaw would put an `aria-label` on its `label`, where none may be. What
 * describes the box is set on the box itself, which alone gets the ref.
 */
export function CheckField({ label, isChecked, onChange, isDisabled, isLabelHidden = false, help }: CheckFieldProps) {
  const helpId = useId();
  const describe = (box: HTMLButtonElement | null) => box?.setAttribute("aria-describedby", helpId);
  const field = (
    <div className={css.choice}>
      <MacawCheckbox
        ref={help === undefined ? undefined : describe}
        checked={isChecked}
        disabled={isDisabled}
        onCheckedChange={(checked) => onChange(checked === true)}
      >
        <span className={isLabelHidden ? css.hidden : undefined}>{label}</span>
      </MacawCheckbox>
    </div>
  );
  if (help === undefined) return field;
  return (
    <div>
      {field}
      <p className={css.help} id={helpId}>
        {help}
      </p>
    </div>
  );
}

export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}

export function FieldGrid({ children }: { children: ReactNode }) {
  return <div className={css.grid}>{children}</div>;
}

export function Form({ label, onSubmit, children }: { label: string; onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form aria-label={label} onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

/** The frame may not touch the clipboard: one click selects the whole text. */
export function SelectableText({ label, children }: { label: string; children: string }) {
  return (
    <pre className={css.text} aria-label={label} tabIndex={0}>
      {children}
    </pre>
  );
}

export function FieldError({ children }: { children: string }) {
  return (
    <p className={css.error} role="alert">
      {children}
    </p>
  );
}
