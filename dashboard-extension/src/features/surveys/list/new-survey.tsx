import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, Form, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { type ReadyMade, useNewSurvey } from "./use-surveys";
import { surveysWords } from "./words";

type NewSurveyProps = { readyMade: readonly ReadyMade[]; taken: readonly string[]; onCancel: () => void };

export function NewSurvey({ readyMade, taken, onCancel }: NewSurveyProps) {
  const t = useWords(surveysWords);
  const survey = useNewSurvey(readyMade, taken);
  const options = readyMade.map(({ code, title }) => ({ code, label: title }));
  return (
    <Card title={t("newTitle")} lead={t("newLead")}>
      <Form label={t("newTitle")} onSubmit={() => void survey.create()}>
        <Stack>
          <PickField label={t("startFrom")} value={survey.from} options={options} onChange={survey.setFrom} />
          {survey.origin === null ? null : <p>{survey.origin.summary}</p>}
          <FieldGrid>
            <TextField label={t("titleOf")} value={survey.title} onChange={survey.setTitle} help={t("titleHelp")} error={survey.errorOf("title")} />
            <TextField label={t("code")} value={survey.code} onChange={survey.setCode} help={t("codeHelp")} error={survey.errorOf("code")} />
          </FieldGrid>
          <FieldRow>
            <Button type="submit" variant="primary" isDisabled={survey.isBusy || survey.code.trim() === ""}>
              {t("create")}
            </Button>
            <Button onClick={onCancel}>{t("cancel")}</Button>
          </FieldRow>
        </Stack>
      </Form>
    </Card>
  );
}
