import { useWords } from "@/words/locale-context";

import { ViewTabs } from "./view-tabs";
import { uiWords } from "./words";

/** The pages under Settings. */
export function SettingsViews() {
  const t = useWords(uiWords);
  return (
    <ViewTabs
      label={t("views")}
      views={[
        { to: "/settings", label: t("viewSettings") },
        { to: "/settings/api-keys", label: t("viewKeys") },
        { to: "/settings/outgoing", label: t("viewOutgoing") },
      ]}
    />
  );
}
