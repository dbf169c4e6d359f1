import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";

import { Button } from "@/ui/controls/button";
import { FieldRow, TextField } from "@/ui/controls/fields";
import { useLeaveGuard } from "@/ui/use-leave-guard";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./editor.module.css";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

type Asking = "nothing" | "publish" | "discard";

/** Always in sight: what is not saved, and the way to put it in force. */
export function PublishBar({ editor }: { editor: Editor }) {
  const t = useWords(editorWords);
  const formats = useFormats();
  const navigate = useNavigate();
  const guard = useLeaveGuard(editor.isChanged);
  const [asking, setAsking] = useState<Asking>("nothing");
  const [when, setWhen] = useState("");
  const close = () => setAsking("nothing");
  const then = async (act: () => Promise<boolean>) => {
    if (await act()) void navigate("/points");
  };
  if (guard.isAsking) {
    return (
      <Bar isAlert said={t("leaveQuestion")}>
        <Button onClick={guard.stay}>{t("stay")}</Button>
        <Button onClick={guard.leave} variant="error">
          {t("leave")}
        </Button>
      </Bar>
    );
  }
  if (editor.rival !== null) {
    const { changedBy, changedAt } = editor.rival;
    return (
      <Bar isAlert said={t("overtaken", { name: changedBy ?? t("somebody"), moment: formats.dateTime(changedAt) })}>
        <Button onClick={editor.takeTheirs}>{t("takeTheirs")}</Button>
        <Button onClick={() => void editor.keepMine()} isDisabled={editor.isBusy}>
          {t("keepMine")}
        </Button>
      </Bar>
    );
  }
  if (asking === "discard") {
    return (
      <Bar isAlert said={t("discardQuestion")}>
        <Button onClick={close}>{t("cancel")}</Button>
        <Button variant="error" onClick={() => void then(editor.discard)} isDisabled={editor.isBusy}>
          {t("discardIt")}
        </Button>
      </Bar>
    );
  }
  if (asking === "publish") {
    return (
      <Bar said={t("publishQuestion")}>
        <TextField label={t("since")} type="datetime-local" value={when} onChange={setWhen} help={t("sinceHelp", { zone: editor.timeZone })} />
        <Button onClick={close}>{t("cancel")}</Button>
        <Button
          variant="primary"
          onClick={() => void then(() => editor.publish(when))}
          isDisabled={editor.isBusy || !editor.check.isUpToDate || !editor.check.canPublish}
        >
          {t("publishIt")}
        </Button>
      </Bar>
    );
  }
  return (
    <Bar said={t(editor.isChanged ? "unsaved" : "allSaved")}>
      {editor.kept === null ? null : (
        <Button onClick={() => setAsking("discard")} isDisabled={editor.isBusy}>
          {t("discard")}
        </Button>
      )}
      <Button onClick={editor.undo} isDisabled={!editor.isChanged}>
        {t("undo")}
      </Button>
      <Button onClick={() => void editor.save()} isDisabled={editor.isBusy || !editor.isChanged}>
        {t("save")}
      </Button>
      <Button variant="primary" onClick={() => setAsking("publish")} isDisabled={editor.isBusy || !editor.check.canPublish}>
        {t("publish")}
      </Button>
    </Bar>
  );
}

function Bar({ said, isAlert = false, children }: { said: string; isAlert?: boolean; children: ReactNode }) {
  return (
    <div className={css.bar} role={isAlert ? "alert" : undefined}>
      <span role={isAlert ? undefined : "status"}>{said}</span>
      <FieldRow>{children}</FieldRow>
    </div>
  );
}
