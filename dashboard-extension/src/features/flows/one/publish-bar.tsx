import { type ReactNode, useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { useLeaveGuard } from "@/ui/use-leave-guard";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./flow.module.css";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

type Asking = "nothing" | "publish" | "discard";

/** Always in sight: what is not saved, and the way to let it run. */
export function PublishBar({ editor }: { editor: Editor }) {
  const t = useWords(flowWords);
  const formats = useFormats();
  const guard = useLeaveGuard(editor.isChanged);
  const [asking, setAsking] = useState<Asking>("nothing");
  const then = (act: () => Promise<void>) => {
    setAsking("nothing");
    void act();
  };
  const cancel = <Button onClick={() => setAsking("nothing")}>{t("cancel")}</Button>;
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
        {cancel}
        <Button variant="error" onClick={() => then(editor.discard)} isDisabled={editor.isBusy}>
          {t("discardIt")}
        </Button>
      </Bar>
    );
  }
  const { isUpToDate, canPublish } = editor.check;
  if (asking === "publish") {
    return (
      <Bar said={t("publishQuestion")}>
        {cancel}
        <Button variant="primary" onClick={() => then(editor.publish)} isDisabled={editor.isBusy || !isUpToDate || !canPublish}>
          {t("publishIt")}
        </Button>
      </Bar>
    );
  }
  const { draft, current } = editor.flow;
  const isNew = editor.isChanged || draft !== null;
  return (
    <Bar said={t(editor.isChanged ? "unsaved" : "allSaved")}>
      {/* Without a version that was published there would be nothing left. */}
      {draft === null || current === null ? null : (
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
      <Button variant="primary" onClick={() => setAsking("publish")} isDisabled={editor.isBusy || !canPublish || !isNew}>
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
