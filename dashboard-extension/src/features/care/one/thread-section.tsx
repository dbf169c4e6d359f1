import { useState } from "react";

import { CaseAnswerDocument, CaseNoteAddDocument } from "@/api/generated/care";
import { Button } from "@/ui/controls/button";
import { FieldRow, Form, TextField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { actorNote } from "@/ui/timeline";
import { uiWords } from "@/ui/words";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { CaseData, PartProps } from "./use-case";
import { useStep } from "./use-step";
import { oneWords } from "./words";

type Message = CaseData["messages"][number];

export function ThreadSection({ one, onChanged }: PartProps) {
  const t = useWords(oneWords);
  return (
    <Card title={t("threadTitle")}>
      {one.messages.length === 0 ? <EmptyState>{t("threadNone")}</EmptyState> : null}
      <ul className={css.thread}>
        {one.messages.map((message) => (
          <Said message={message} key={message.id} />
        ))}
      </ul>
      {one.nextSteps.includes("ANSWER") ? <AnswerForm one={one} onChanged={onChanged} /> : null}
      <NoteForm one={one} onChanged={onChanged} />
    </Card>
  );
}

function Said({ message }: { message: Message }) {
  const t = useWords(oneWords);
  const said = useWords(uiWords);
  const formats = useFormats();
  const isTheirs = message.actorKind === "SHOPPER";
  const kind = message.isInternal ? "internal" : isTheirs ? "fromCustomer" : "toCustomer";
  return (
    <li className={message.isInternal ? css.internal : undefined}>
      <p className={css.text}>{message.text}</p>
      <p className={css.meta}>{[formats.dateTime(message.at), actorNote(message, said)].filter(Boolean).join(" · ")}</p>
      <Pill tone={message.isInternal ? "neutral" : isTheirs ? "warning" : "info"}>{t(kind)}</Pill>
    </li>
  );
}

function AnswerForm({ one, onChanged }: PartProps) {
  const t = useWords(oneWords);
  const [text, setText] = useState("");
  const step = useStep(CaseAnswerDocument, "caseAnswer", { said: t("answered"), onChanged });
  const send = async () => {
    if (text.trim() === "") return step.setError(t("answerEmpty"));
    if (await step.run({ id: one.id, text })) setText("");
  };
  return (
    <Form label={t("answer")} onSubmit={() => void send()}>
      <div className={css.form}>
        <TextField label={t("answer")} type="lines" value={text} onChange={setText} help={t("answerHelp")} error={step.error} />
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={step.isRunning}>
            {t("answerSend")}
          </Button>
        </FieldRow>
      </div>
    </Form>
  );
}

function NoteForm({ one, onChanged }: PartProps) {
  const t = useWords(oneWords);
  const [text, setText] = useState("");
  const step = useStep(CaseNoteAddDocument, "caseNoteAdd", { said: t("noted"), onChanged });
  const keep = async () => {
    if (text.trim() === "") return step.setError(t("answerEmpty"));
    if (await step.run({ id: one.id, text })) setText("");
  };
  return (
    <Form label={t("note")} onSubmit={() => void keep()}>
      <div className={css.form}>
        <TextField label={t("note")} type="lines" value={text} onChange={setText} error={step.error} />
        <FieldRow>
          <Button type="submit" isDisabled={step.isRunning}>
            {t("noteAdd")}
          </Button>
        </FieldRow>
      </div>
    </Form>
  );
}
