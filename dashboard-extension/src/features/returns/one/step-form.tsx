import type { ReactNode } from "react";

import { Button } from "@/ui/controls/button";
import { FieldError, FieldRow, Form } from "@/ui/controls/fields";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";

type StepFormProps = {
  title: string;
  lead?: ReactNode;
  submit: string;
  error: string | null;
  isRunning: boolean;
  isDanger?: boolean;
  isDisabled?: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
};

/** A step's form, opened in place below the sentence that asks for it. */
export function StepForm(props: StepFormProps) {
  const t = useWords(uiWords);
  return (
    <Form label={props.title} onSubmit={props.onSubmit}>
      <div className={css.form}>
        <h3 className={css.formTitle}>{props.title}</h3>
        {props.lead === undefined ? null : <p className={css.note}>{props.lead}</p>}
        {props.children}
        {props.error === null ? null : <FieldError>{props.error}</FieldError>}
        <FieldRow>
          <Button type="submit" variant={props.isDanger === true ? "error" : "primary"} isDisabled={props.isRunning || props.isDisabled === true}>
            {props.submit}
          </Button>
          <Button onClick={props.onCancel}>{t("cancel")}</Button>
        </FieldRow>
      </div>
    </Form>
  );
}
