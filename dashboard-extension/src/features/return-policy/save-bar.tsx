import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { useLeaveGuard } from "@/ui/use-leave-guard";
import { useWords } from "@/words/locale-context";

import { saveBarWords } from "./words";
import css from "./policy.module.css";

type SaveBarProps = { isChanged: boolean; isBusy: boolean; onUndo: () => void; onSave: () => void };

/** Always in sight; asks before what is not saved is left behind. */
export function SaveBar({ isChanged, isBusy, onUndo, onSave }: SaveBarProps) {
  const t = useWords(saveBarWords);
  const guard = useLeaveGuard(isChanged);
  if (guard.isAsking) {
    return (
      <div className={css.saveBar} role="alert">
        <span>{t("leaveQuestion")}</span>
        <FieldRow>
          <Button onClick={guard.stay}>{t("stay")}</Button>
          <Button onClick={guard.leave} variant="error">
            {t("leave")}
          </Button>
        </FieldRow>
      </div>
    );
  }
  return (
    <div className={css.saveBar}>
      <span>{isChanged ? t("unsaved") : ""}</span>
      <FieldRow>
        <Button onClick={onUndo} isDisabled={!isChanged}>
          {t("undo")}
        </Button>
        <Button onClick={onSave} variant="primary" isDisabled={!isChanged || isBusy}>
          {t("save")}
        </Button>
      </FieldRow>
    </div>
  );
}
