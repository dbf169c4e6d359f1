import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { MailViews } from "./mail-views";
import { MessageTable } from "./message-table";
import { MESSAGE_STATES, type StateFilter, useMessageList } from "./use-message-list";
import { mailWords } from "./words";

export function MessagesPage() {
  const t = useWords(mailWords);
  const list = useMessageList();
  const gate = useQueryGate(list, list.messages);
  const states: StateFilter[] = ["ANY", ...MESSAGE_STATES];
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("messagesLead")} />
      <MailViews />
      <FieldRow>
        <SelectField
          label={t("filterState")}
          value={list.state}
          options={states.map((value) => ({ value, label: t(`state${value}`) }))}
          onChange={list.setState}
        />
      </FieldRow>
      {gate ?? <MessageTable list={list} />}
    </Page>
  );
}
