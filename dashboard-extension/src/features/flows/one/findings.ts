import { resolved, type Schema } from "@/ui/schema-form/schema";

import type { Editor } from "./use-flow";

type Findings = Editor["check"]["findings"];

/** What is wrong at a place of the document, as `steps.2.days`. */
export function wrongIn(findings: Findings): (path: string) => string | null {
  return (path) => findings.find((each) => each.path === path)?.message ?? null;
}

/** How people call a place: a step by its number, all else by what its card or its field is called. */
export function placeOf(path: string, root: Schema): { step: number } | { title: string } {
  const [first = "", second = ""] = path.split(".");
  if (first === "steps" && /^\d+$/.test(second)) return { step: Number(second) + 1 };
  const group = root.properties?.[first];
  const field = group === undefined ? undefined : resolved(group, root).properties?.[second];
  return { title: [group?.title, field?.title].filter(Boolean).join(" · ") || path };
}

const CARDS = ["trigger", "audience"];
const BASICS = ["names", "languages"];

/** The id of the card where a place is written. */
export function cardOf(path: string): string {
  const [first = "", second = ""] = path.split(".");
  if (first === "steps") return /^\d+$/.test(second) ? `flow-step-${second}` : "flow-step-0";
  if (CARDS.includes(first)) return `flow-${first}`;
  return BASICS.includes(first) ? "flow-basics" : "flow-rules";
}
