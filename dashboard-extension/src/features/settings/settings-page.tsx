import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { SettingsViews } from "@/ui/settings-views";
import { useWords } from "@/words/locale-context";

import { SettingsFormView } from "./settings-form";
import { useSettings } from "./use-settings";
import { settingsWords } from "./words";

export function SettingsPage() {
  const t = useWords(settingsWords);
  const state = useSettings();
  const gate = useQueryGate(state, state.settings, { need: "settings" });
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <SettingsViews />
      {gate}
      {state.settings === null ? null : <SettingsFormView settings={state.settings} />}
    </Page>
  );
}
