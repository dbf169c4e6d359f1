import { Columns, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { MailViews } from "./mail-views";
import { TemplatePreview } from "./template-preview";
import { TestSend } from "./test-send";
import { useTemplates } from "./use-templates";
import { mailWords } from "./words";

export function TemplatesPage() {
  const t = useWords(mailWords);
  const state = useTemplates();
  const gate = useQueryGate(state, state.templates);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("templatesLead")} />
      <MailViews />
      {gate ??
        (state.template === null ? (
          <EmptyState>{t("templatesNone")}</EmptyState>
        ) : (
          <Columns
            main={<TemplatePreview state={state} />}
            aside={<TestSend template={state.template} language={state.language} />}
          />
        ))}
    </Page>
  );
}
