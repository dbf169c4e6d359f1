import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./editor.module.css";
import type { Editor } from "./use-editor";
import type { Rival } from "./use-rival";
import { editorWords } from "./words";

/** Somebody was faster: both texts are there, and the person chooses which one goes on. */
export function OvertakenPanel({ editor, rival, onChoose }: { editor: Editor; rival: Rival; onChoose: () => void }) {
  const t = useWords(editorWords);
  const formats = useFormats();
  const isDraft = rival.status === "DRAFT";
  const take = () => {
    onChoose();
    editor.takeTheirs();
  };
  const keep = () => {
    onChoose();
    void editor.keepMine();
  };
  return (
    <>
      <Callout
        tone="warning"
        title={t(`overtaken_${rival.status}`, {
          name: rival.changedBy ?? t("somebody"),
          moment: formats.dateTime(rival.changedAt),
        })}
        isAlert
      >
        <p>{t("overtakenAdvice")}</p>
      </Callout>
      <FieldRow>
        <Button onClick={take} isDisabled={editor.isBusy}>
          {t(rival.status === "DISCARDED" ? "takeLive" : "takeTheirs")}
        </Button>
        <Button variant="primary" onClick={keep} isDisabled={editor.isBusy}>
          {t(isDraft ? "keepMineOver" : "keepMineNew")}
        </Button>
      </FieldRow>
    </>
  );
}

/** The text that was not chosen, at hand until the page is left. */
export function AsideRow({ editor }: { editor: Editor }) {
  const t = useWords(editorWords);
  if (editor.aside === null) return null;
  const isMine = editor.aside.whose === "mine";
  return (
    <div className={css.barRow}>
      <span>{t(isMine ? "mineAside" : "theirsAside")}</span>
      <Button onClick={editor.swap} isDisabled={editor.isBusy}>
        {t(isMine ? "showMine" : "showTheirs")}
      </Button>
    </div>
  );
}
