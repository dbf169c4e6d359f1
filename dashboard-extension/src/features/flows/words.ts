import { defineWords } from "@/words/words";

export const flowViewWords = defineWords({
  en: { views: "Pages about flows", flows: "Flows", segments: "Segments", tasks: "Tasks" },
  es: { views: "Páginas sobre los flujos", flows: "Flujos", segments: "Segmentos", tasks: "Tareas" },
});
