import { useState } from "react";
import { useNavigate } from "react-router";

import { Button } from "@/ui/controls/button";
import { FieldRow, TextField } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useLeaveGuard } from "@/ui/use-leave-guard";
import { useWords } from "@/words/locale-context";

import { useClient } from "@/api/client-context";

import { localOf, momentOf } from "@/ui/zoned-moment";
import css from "./editor.module.css";
import { FindingList } from "./finding-list";
import { AsideRow, OvertakenPanel } from "./overtaken-panel";
import type { Editor } from "./use-editor";
import { editorWords } from "./words";

type Asking = "nothing" | "publish" | "discard";

/** Always in sight: what is not saved, and the way to put it in force. */
export function PublishBar({ editor, onShowRule }: { editor: Editor; onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const guard = useLeaveGuard(editor.isChanged || editor.aside?.whose === "mine");
  const [asking, setAsking] = useState<Asking>("nothing");
  if (guard.isAsking) {
    return (
      <div className={css.bar} role="alert">
        <div className={css.barRow}>
          <span>{t(editor.isChanged ? "leaveQuestion" : "leaveAsideQuestion")}</span>
          <FieldRow>
            <Button onClick={guard.stay}>{t("stay")}</Button>
            <Button onClick={guard.leave} variant="error">
              {t("leave")}
            </Button>
          </FieldRow>
        </div>
      </div>
    );
  }
  if (editor.rival !== null) {
    return (
      <div className={css.bar}>
        <OvertakenPanel editor={editor} rival={editor.rival} onChoose={() => setAsking("nothing")} />
      </div>
    );
  }
  return (
    <div className={css.bar}>
      <AsideRow editor={editor} />
      {asking === "publish" ? <PublishPanel editor={editor} onClose={() => setAsking("nothing")} onShowRule={onShowRule} /> : null}
      {asking === "discard" ? <DiscardPanel editor={editor} onClose={() => setAsking("nothing")} /> : null}
      {asking === "nothing" ? <Acts editor={editor} onAsk={setAsking} /> : null}
    </div>
  );
}

function Acts({ editor, onAsk }: { editor: Editor; onAsk: (asking: Asking) => void }) {
  const t = useWords(editorWords);
  const { findings } = editor.check;
  return (
    <div className={css.barRow}>
      <span role="status">
        {[editor.isChanged ? t("unsaved") : t("allSaved"), findings.length === 0 ? null : t("toMend", { count: findings.length })]
          .filter(Boolean)
          .join(" · ")}
      </span>
      <FieldRow>
        {editor.kept === null ? null : (
          <Button onClick={() => onAsk("discard")} isDisabled={editor.isBusy}>
            {t("discard")}
          </Button>
        )}
        <Button onClick={editor.undo} isDisabled={!editor.isChanged}>
          {t("undo")}
        </Button>
        <Button onClick={() => void editor.save()} isDisabled={!editor.isChanged || editor.isBusy}>
          {t("saveDraft")}
        </Button>
        <Button variant="primary" onClick={() => onAsk("publish")} isDisabled={editor.isBusy}>
          {t("publish")}
        </Button>
      </FieldRow>
    </div>
  );
}

type PanelProps = { editor: Editor; onClose: () => void };

function PublishPanel({ editor, onClose, onShowRule }: PanelProps & { onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const navigate = useNavigate();
  const { now } = useClient();
  const [isLater, setIsLater] = useState(false);
  const [when, setWhen] = useState(() => localOf(new Date(now().getTime() + 86_400_000), editor.timeZone));
  const { check } = editor;
  const moment = isLater ? momentOf(when, editor.timeZone) : null;
  const isPast = isLater && (moment === null || new Date(moment) <= now());

  const publish = async () => {
    if (await editor.publish(isLater ? when : null)) void navigate("/policy");
  };

  if (check.isUpToDate && !check.canPublish) {
    return (
      <>
        <Callout tone="danger" title={t("cannotPublish")} isAlert>
          <FindingList editor={editor} onShowRule={onShowRule} />
        </Callout>
        <FieldRow>
          <Button onClick={onClose}>{t("goOnWriting")}</Button>
        </FieldRow>
      </>
    );
  }
  return (
    <>
      <fieldset className={css.radios}>
        <legend>{t("publishQuestion")}</legend>
        <label>
          <input type="radio" name="when" checked={!isLater} onChange={() => setIsLater(false)} />
          {t("publishNow")}
        </label>
        <label>
          <input type="radio" name="when" checked={isLater} onChange={() => setIsLater(true)} />
          {t("publishLater")}
        </label>
      </fieldset>
      {isLater ? (
        <FieldRow>
          <TextField
            label={t("takesEffectAt")}
            type="datetime-local"
            value={when}
            onChange={setWhen}
            help={t("takesEffectHelp", { zone: editor.timeZone })}
            error={isPast ? t("inThePast") : null}
          />
        </FieldRow>
      ) : null}
      <p className={css.note}>{t("publishNote")}</p>
      {editor.refusal === null ? null : <Callout tone="danger" title={editor.refusal.message} isAlert />}
      <FieldRow>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button
          variant="primary"
          onClick={() => void publish()}
          isDisabled={editor.isBusy || isPast || !check.isUpToDate}
        >
          {t(isLater ? "schedule" : "publishIt")}
        </Button>
      </FieldRow>
    </>
  );
}

function DiscardPanel({ editor, onClose }: PanelProps) {
  const t = useWords(editorWords);
  const navigate = useNavigate();
  const discard = async () => {
    if (await editor.discard()) void navigate("/policy");
  };
  return (
    <div className={css.barRow} role="alert">
      <span>{t("discardQuestion")}</span>
      <FieldRow>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button variant="error" onClick={() => void discard()} isDisabled={editor.isBusy}>
          {t("discardIt")}
        </Button>
      </FieldRow>
    </div>
  );
}
