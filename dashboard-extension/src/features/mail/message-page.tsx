import { useParams } from "react-router";

import { SelectableText } from "@/ui/controls/fields";
import { Card, Columns, Page, PageHeader } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { HtmlPreview } from "./html-preview";
import { MessageDetails } from "./message-details";
import { MessageState } from "./message-state";
import { useMessage } from "./use-message";
import { mailWords } from "./words";

export function MessagePage() {
  const { id = "" } = useParams();
  const t = useWords(mailWords);
  const state = useMessage(id);
  const gate = useQueryGate(state, state.message, { missing: t("missing") });
  const { message } = state;
  if (message === null) return <Page>{gate}</Page>;
  return (
    <Page>
      <PageHeader
        back={{ to: "/mail", label: t("backToList") }}
        title={message.subject ?? t("noSubject", { state: message.state })}
        marks={<MessageState state={message.state} />}
      />
      {message.reason === null ? null : <Callout tone="warning" title={message.reason} />}
      <Columns
        main={
          <>
            <Card title={t("previewTitle")}>
              {message.html === null ? <EmptyState>{t("notWritten", { state: message.state })}</EmptyState> : <HtmlPreview html={message.html} />}
            </Card>
            {message.text === null ? null : (
              <Card title={t("textTitle")}>
                <SelectableText label={t("textTitle")}>{message.text}</SelectableText>
              </Card>
            )}
          </>
        }
        aside={<MessageDetails message={message} />}
      />
    </Page>
  );
}
