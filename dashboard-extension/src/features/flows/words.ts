import { defineWords } from "@/words/words";

export const flowViewWords = defineWords({
  en: {
    views: "Pages about flows",
    flows: "Flows",
    segments: "Segments",
    tasks: "Tasks",
    oneViews: "Pages about this flow",
    flow: "Flow",
    people: "People",
    versions: "Versions",
  },
  es: {
    views: "Páginas sobre los flujos",
    flows: "Flujos",
    segments: "Segmentos",
    tasks: "Tareas",
    oneViews: "Páginas sobre este flujo",
    flow: "Flujo",
    people: "Personas",
    versions: "Versiones",
  },
});
