import { resolved, type Schema } from "@/ui/schema-form/schema";

import type { Editor } from "./use-survey";

type Findings = Editor["check"]["findings"];

/** What is wrong at a place of the document, as `questions.0.text`. */
export function wrongIn(findings: Findings): (path: string) => string | null {
  return (path) => findings.find((each) => each.path === path)?.message ?? null;
}

/** How people call a place: a question by its number, all else by what its card or its field is called. */
export function placeOf(path: string, root: Schema): { question: number } | { title: string } {
  const [first = "", second = ""] = path.split(".");
  if (first === "questions" && /^\d+$/.test(second)) return { question: Number(second) + 1 };
  const group = root.properties?.[first];
  const field = group === undefined ? undefined : resolved(group, root).properties?.[second];
  return { title: [group?.title, field?.title].filter(Boolean).join(" · ") || path };
}
