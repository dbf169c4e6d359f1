import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useLanguage, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { type Document, said } from "./document";
import css from "./flow.module.css";
import { useMailPreview } from "./use-mail-preview";
import { flowWords } from "./words";

type Width = "phone" | "desktop";
type Previewed = ReturnType<typeof useMailPreview>;

/** Each mail as it is written now, on a phone and on a desk, in each language. */
export function MailCard({ document }: { document: Document }) {
  const t = useWords(flowWords);
  const [width, setWidth] = useState<Width>("phone");
  const state = useMailPreview(document);
  if (state.mail === null) {
    return (
      <Card title={t("mailTitle")}>
        <EmptyState>{t("mailNothing")}</EmptyState>
      </Card>
    );
  }
  return (
    <Card title={t("mailTitle")} lead={t("mailLead")}>
      <Stack>
        <Choices state={state} languages={document.languages} width={width} onWidth={setWidth} />
        {state.preview === null ? <EmptyState>{t("mailNone")}</EmptyState> : <Shown preview={state.preview} width={width} />}
        <Test test={state.test} />
      </Stack>
    </Card>
  );
}

type ChoicesProps = { state: Previewed; languages: string[]; width: Width; onWidth: (width: Width) => void };

function Choices({ state: { mails, mail, choose, language, setLanguage, order }, languages, width, onWidth }: ChoicesProps) {
  const t = useWords(flowWords);
  const own = useLanguage();
  const names = new Intl.DisplayNames([own], { type: "language" });
  const options = mails.map(({ key, number, isOther, subject, step }) => ({
    code: key,
    label: t(isOther ? "mailOther" : "mailOf", { number, subject: said(subject, own, step) }),
  }));
  const widths = (["phone", "desktop"] as const).map((value) => ({ value, label: t(value) }));
  return (
    <FieldGrid>
      <PickField label={t("mail")} value={mail?.key ?? ""} options={options} onChange={choose} />
      <SelectField label={t("width")} value={width} options={widths} onChange={onWidth} />
      <SelectField
        label={t("language")}
        value={language}
        options={languages.map((value) => ({ value, label: capital(names.of(value) ?? value) }))}
        onChange={setLanguage}
      />
      <TextField label={t("orderNumber")} value={order.number} onChange={order.setNumber} help={t("orderHelp")} error={order.isUnknown ? t("orderUnknown") : null} />
    </FieldGrid>
  );
}

function Shown({ preview, width }: { preview: NonNullable<Previewed["preview"]>; width: Width }) {
  const t = useWords(flowWords);
  return (
    <div>
      <p>
        {t("subject")}: <strong>{preview.subject}</strong>
      </p>
      <div className={css.shown} tabIndex={width === "desktop" ? 0 : -1} role="group" aria-label={t(width)}>
        {/* No scripts, no same origin, no forms: the mail can only be looked at. */}
        <iframe className={`${css.mail} ${css[width]}`} title={t("mailTitle")} sandbox="" srcDoc={preview.html} />
      </div>
      <details>
        <summary>{t("textPart")}</summary>
        <pre className={css.text}>{preview.text}</pre>
      </details>
    </div>
  );
}

function Test({ test }: { test: Previewed["test"] }) {
  const t = useWords(flowWords);
  return (
    <Form label={t("testSend")} onSubmit={() => void test.send()}>
      <FieldRow>
        <TextField label={t("testTo")} type="email" value={test.to} onChange={test.setTo} help={t("testHelp")} error={test.error} />
        <Button type="submit" isDisabled={test.isSending || !test.to.includes("@")}>
          {t("testSend")}
        </Button>
      </FieldRow>
    </Form>
  );
}
