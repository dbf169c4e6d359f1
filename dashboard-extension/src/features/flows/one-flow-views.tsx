import { useLocation } from "react-router";

import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";

import { flowViewWords } from "./words";

/** Stands below the title of each page about one flow. */
export function OneFlowViews() {
  const t = useWords(flowViewWords);
  // As it stands in the address: an id may be written there in more than one way, and tabs are told apart by their paths.
  const flow = useLocation().pathname.replace(/\/(people|versions)\/?$/, "");
  const views = [
    { to: flow, label: t("flow") },
    { to: `${flow}/people`, label: t("people") },
    { to: `${flow}/versions`, label: t("versions") },
  ];
  return <ViewTabs label={t("oneViews")} views={views} />;
}
