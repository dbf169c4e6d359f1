import { useState } from "react";

import { ReturnNoteAddDocument } from "@/api/generated/returns";
import { Button } from "@/ui/controls/button";
import { CheckField, FieldError, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { actorNote } from "@/ui/timeline";
import { uiWords } from "@/ui/words";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { ReturnState } from "./use-return";
import { useStep } from "./use-step";
import { oneWords } from "./words";

export function NotesSection({ state }: { state: ReturnState }) {
  const t = useWords(oneWords);
  const said = useWords(uiWords);
  const formats = useFormats();
  const notes = state.ret?.notes ?? [];
  return (
    <Card title={t("notesTitle")}>
      {notes.length === 0 ? (
        <div className={css.notes}>
          <EmptyState>{t("notesNone")}</EmptyState>
        </div>
      ) : null}
      <ul className={css.notes}>
        {notes.map((note) => (
          <li key={note.id}>
            <p className={css.noteText}>{note.text}</p>
            <p className={css.note}>{[formats.dateTime(note.at), actorNote(note, said)].filter(Boolean).join(" · ")}</p>
            <Pill tone={note.isInternal ? "neutral" : "info"}>{t(note.isInternal ? "noteInternal" : "notePublic")}</Pill>
          </li>
        ))}
      </ul>
      <NoteForm state={state} />
    </Card>
  );
}

/** For the team unless somebody says otherwise: what was told can't be taken back. */
function NoteForm({ state }: { state: ReturnState }) {
  const t = useWords(oneWords);
  const [text, setText] = useState("");
  const [isPublic, setIsPublic] = useState(false);
  const step = useStep(ReturnNoteAddDocument, "returnNoteAdd", {
    state,
    said: t("noteToast"),
    onDone: () => {
      setText("");
      setIsPublic(false);
    },
  });
  return (
    <Form
      label={t("noteAdd")}
      onSubmit={() => (text.trim() === "" ? step.setError(t("noteEmpty")) : void step.run({ id: state.ret?.id ?? "", text, isInternal: !isPublic }))}
    >
      <div className={css.form}>
        <TextField label={t("noteWrite")} type="lines" value={text} onChange={setText} />
        <CheckField label={t("noteTell")} isChecked={isPublic} onChange={setIsPublic} />
        {step.error === null ? null : <FieldError>{step.error}</FieldError>}
        <FieldRow>
          <Button type="submit" isDisabled={step.isRunning}>
            {t(isPublic ? "noteAddPublic" : "noteAdd")}
          </Button>
        </FieldRow>
      </div>
    </Form>
  );
}
