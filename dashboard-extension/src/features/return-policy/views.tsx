import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { policyWords } from "./words";

export function PolicyViews() {
  const t = useWords(policyWords);
  return (
    <ViewTabs
      label={t("views")}
      views={[
        { to: "/policy", label: t("viewPolicy") },
        { to: "/policy/edit", label: t("viewEdit") },
        { to: "/policy/simulator", label: t("viewSimulator") },
        { to: "/policy/ways", label: t("viewWays") },
        { to: "/policy/reasons", label: t("viewReasons") },
        { to: "/policy/lists", label: t("viewLists") },
      ]}
    />
  );
}
