import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { flowViewWords } from "./words";

/** Stands below the title of each page about one flow. */
export function OneFlowViews({ id }: { id: string }) {
  const t = useWords(flowViewWords);
  const path = `/flows/${encodeURIComponent(id)}`;
  const views = [
    { to: path, label: t("flow") },
    { to: `${path}/people`, label: t("people") },
    { to: `${path}/versions`, label: t("versions") },
  ];
  return <ViewTabs label={t("oneViews")} views={views} />;
}
