import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { flowViewWords } from "./words";

/** Stands below the title of each page about flows. */
export function FlowViews() {
  const t = useWords(flowViewWords);
  const views = [
    { to: "/flows", label: t("flows") },
    { to: "/flows/segments", label: t("segments") },
    { to: "/flows/tasks", label: t("tasks") },
  ];
  return <ViewTabs label={t("views")} views={views} />;
}
