import type { ReactNode } from "react";

import { FieldError } from "@/ui/controls/fields";

import css from "./schema-form.module.css";

type BlockProps = { label: string; help?: string; error: string | null; children: ReactNode };

/** What belongs together, below its name. */
export function Block({ label, help, error, children }: BlockProps) {
  return (
    <fieldset className={css.block}>
      <legend>{label}</legend>
      {help === undefined ? null : <p className={css.help}>{help}</p>}
      {error === null ? null : <FieldError>{error}</FieldError>}
      {children}
    </fieldset>
  );
}
