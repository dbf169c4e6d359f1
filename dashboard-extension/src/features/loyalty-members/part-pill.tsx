import { Pill } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import type { Part } from "./person";
import { memberWords } from "./words";

/** Nothing of who takes part: that is the ordinary case. */
export function PartPill({ part }: { part: Part }) {
  const t = useWords(memberWords);
  if (part === "in") return null;
  return <Pill tone={part === "left" ? "neutral" : "warning"}>{t(part === "left" ? "stateLeft" : "stateExcluded")}</Pill>;
}
