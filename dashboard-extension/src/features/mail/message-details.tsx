import { useCodeWords } from "@/ui/codes";
import { Card, Facts } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import type { MessageData } from "./use-message";
import { mailWords } from "./words";

export function MessageDetails({ message }: { message: MessageData }) {
  const t = useWords(mailWords);
  const formats = useFormats();
  const codes = useCodeWords();
  const moment = (at: string | null) => (at === null ? t("notYet") : formats.dateTime(at));
  return (
    <Card title={t("detailsTitle")}>
      <Facts
        facts={[
          { label: t("to"), value: message.to ?? t("hiddenTo") },
          { label: t("template"), value: message.templateLabel },
          { label: t("topic"), value: codes("topic", message.topic) },
          { label: t("basis"), value: codes("basis", message.legalBasis) },
          { label: t("language"), value: t(`language${message.language}`) },
          { label: t("dueLabel"), value: moment(message.dueAt) },
          { label: t("sentLabel"), value: moment(message.sentAt) },
        ]}
      />
    </Card>
  );
}
