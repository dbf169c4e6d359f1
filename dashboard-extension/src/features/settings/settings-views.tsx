import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { settingsWords } from "./words";

export function SettingsViews() {
  const t = useWords(settingsWords);
  return (
    <ViewTabs
      label={t("views")}
      views={[
        { to: "/settings", label: t("viewSettings") },
        { to: "/settings/api-keys", label: t("viewKeys") },
      ]}
    />
  );
}
