import { Link, useNavigate } from "react-router";

import type { PolicyVersionFieldsFragment } from "@/api/generated/return-policy";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { FileButton } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { FileMistakes } from "./file-mistakes";
import css from "./policy.module.css";
import { useExport, useImport } from "./use-policy";
import { policyWords } from "./words";

type DraftProps = { draft: PolicyVersionFieldsFragment | null; canChange: boolean; onChanged: () => void };

export function DraftSection({ draft, canChange, onChanged }: DraftProps) {
  const t = useWords(policyWords);
  const formats = useFormats();
  const navigate = useNavigate();
  const file = useImport(draft, onChanged);
  const exportFile = useExport();
  return (
    <Card title={t("draftTitle")}>
      <Stack>
        <p>
          {draft === null
            ? t("draftNone")
            : t(draft.changedBy === null ? "draftThere" : "draftThereBy", {
                number: draft.number,
                moment: formats.dateTime(draft.changedAt),
                name: draft.changedBy ?? "",
              })}
        </p>
        <FieldRow>
          <Button variant="primary" onClick={() => void navigate("/policy/edit")}>
            {t(draft === null ? (canChange ? "startDraft" : "lookAtRules") : "goOnWithDraft")}
          </Button>
          {draft === null ? null : (
            <Button onClick={() => void exportFile(draft.id)} label={t("exportVersion", { number: draft.number })}>
              {t("export")}
            </Button>
          )}
          {canChange ? (
            <FileButton
              label={t("import")}
              accept=".json,application/json"
              onFile={(chosen) => void file.take(chosen)}
              isDisabled={file.isRunning}
            />
          ) : null}
        </FieldRow>
        <FileMistakes mistakes={file.mistakes} />
        {file.overtakenBy === null ? null : (
          <Callout
            tone="warning"
            title={t("fileOvertaken", {
              name: file.overtakenBy.changedBy ?? t("somebody"),
              moment: formats.dateTime(file.overtakenBy.changedAt),
            })}
            isAlert
          >
            <div className={css.choice}>
              <FieldRow>
                <Button onClick={file.letBe}>{t("leaveDraft")}</Button>
                <Button variant="primary" onClick={() => void file.takeAllTheSame()} isDisabled={file.isRunning}>
                  {t("takeFile")}
                </Button>
              </FieldRow>
            </div>
          </Callout>
        )}
        <p>
          <Link to="/policy/simulator">{t("toSimulator")}</Link>
        </p>
      </Stack>
    </Card>
  );
}
