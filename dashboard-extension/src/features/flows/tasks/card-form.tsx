import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow, Form, SelectField, TextField } from "@/ui/controls/fields";
import { Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import css from "../flows.module.css";
import { type Paper, PAPERS, type TaskCard, useCard } from "./use-card";
import { taskWords } from "./words";

type CardFormProps = { card: TaskCard; fileName: string };

/** The card for the parcel: what stands on it may be changed before it is printed. */
export function CardForm({ card, fileName }: CardFormProps) {
  const t = useWords(taskWords);
  const [isOpen, open] = useState(false);
  if (!isOpen) {
    return <Button onClick={() => open(true)}>{t("card")}</Button>;
  }
  return <Words card={card} fileName={fileName} onClose={() => open(false)} />;
}

function Words({ card, fileName, onClose }: CardFormProps & { onClose: () => void }) {
  const t = useWords(taskWords);
  const { words, write, paper, choosePaper, printOut, isBusy } = useCard(card, fileName);
  return (
    <Form label={t("cardTitle")} onSubmit={() => void printOut()}>
      <Stack>
        <p className={css.quiet}>{t("cardLead")}</p>
        <TextField label={t("greeting")} value={words.greeting} onChange={write("greeting")} />
        <TextField label={t("words")} type="lines" value={words.words} onChange={write("words")} />
        <TextField label={t("closing")} value={words.closing} onChange={write("closing")} />
        <SelectField<Paper>
          label={t("paper")}
          value={paper}
          options={PAPERS.map((value) => ({ value, label: t(value) }))}
          onChange={choosePaper}
        />
        <FieldRow>
          <Button type="submit" variant="primary" isDisabled={isBusy}>
            {t("print")}
          </Button>
          <Button onClick={onClose}>{t("cancel")}</Button>
        </FieldRow>
      </Stack>
    </Form>
  );
}
