import { useState } from "react";

import { type PostSaleLanguage, SurveyTestSendDocument } from "@/api/generated/surveys";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

type TestCardProps = { editor: Editor; languages: readonly PostSaleLanguage[] };

/** The mail to whoever asks for it, by what is saved. */
export function TestCard({ editor, languages }: TestCardProps) {
  const t = useWords(surveyWords);
  const bridge = useBridge();
  const sending = useMutation(SurveyTestSendDocument, "surveyTestSend");
  const [language, setLanguage] = useState<PostSaleLanguage>(languages[0] ?? "ES");
  const send = async () => {
    const { isDone, errors } = await sending.run({ input: { id: editor.survey.id, language } });
    if (isDone) bridge.notify("success", t("testSent"));
    else bridge.notify("error", t("testNotSent"), errors[0]?.message);
  };
  return (
    <Card title={t("testTitle")} lead={t(editor.isChanged ? "testUnsaved" : "testLead")}>
      <FieldRow>
        <SelectField label={t("language")} value={language} options={languages.map((value) => ({ value, label: t(`in${value}`) }))} onChange={setLanguage} />
        <Button onClick={() => void send()} isDisabled={sending.isRunning}>
          {t("testSend")}
        </Button>
      </FieldRow>
    </Card>
  );
}
