import { ViewTabs } from "@/ui/view-tabs";
import { useWords } from "@/words/locale-context";
import { defineWords } from "@/words/words";

export const flowViewWords = defineWords({
  en: { views: "Pages about flows", flows: "Flows", segments: "Segments", tasks: "Tasks" },
  es: { views: "Páginas sobre los flujos", flows: "Flujos", segments: "Segmentos", tasks: "Tareas" },
});

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
