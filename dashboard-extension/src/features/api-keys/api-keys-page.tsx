import { Columns, Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { SettingsViews } from "@/ui/settings-views";
import { useWords } from "@/words/locale-context";

import { ApiAddress } from "./api-address";
import { KeyTable } from "./key-table";
import { NewKey } from "./new-key";
import { useApiKeys } from "./use-api-keys";
import { apiKeyWords } from "./words";

export function ApiKeysPage() {
  const t = useWords(apiKeyWords);
  const state = useApiKeys();
  const gate = useQueryGate(state, state.keys, { need: "settings" });
  const aside = (
    <>
      <NewKey state={state} />
      <ApiAddress />
    </>
  );
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SettingsViews />
      {gate ?? <Columns main={<KeyTable state={state} />} aside={aside} />}
    </Page>
  );
}
