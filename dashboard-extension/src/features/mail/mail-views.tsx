import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { mailWords } from "./words";

export function MailViews() {
  const t = useWords(mailWords);
  return (
    <ViewTabs
      label={t("views")}
      views={[
        { to: "/mail", label: t("viewMessages") },
        { to: "/mail/templates", label: t("viewTemplates") },
      ]}
    />
  );
}
