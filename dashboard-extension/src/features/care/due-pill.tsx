import { useClient } from "@/api/client-context";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { DUE_TONES, dueOf } from "./due";
import { careWords } from "./words";

/** By when the team promised to act, while it is its turn. */
export function DuePill({ dueAt }: { dueAt: string | null }) {
  const t = useWords(careWords);
  const client = useClient();
  const formats = useFormats();
  const due = dueOf(dueAt, client.now());
  if (due === null) return null;
  return <Pill tone={DUE_TONES[due.kind]}>{t(due.kind === "late" ? "dueLate" : "dueBy", { moment: formats.dateTime(due.at) })}</Pill>;
}
