import { useClient } from "@/api/client-context";
import type { StaffTaskBesideFragment } from "@/api/generated/flows-aside";
import { useFormats, useWords } from "@/words/locale-context";

import { asideWords } from "./words";

type Tasks = { totalCount: number; edges: { node: Pick<StaffTaskBesideFragment, "dueAt"> }[] };

/** How many are open, and until when the first; null where there are none. */
export function useTaskLine(): (tasks: Tasks | null) => string | null {
  const t = useWords(asideWords);
  const formats = useFormats();
  const now = useClient().now();
  return (tasks) => {
    const first = tasks?.edges[0]?.node.dueAt;
    if (tasks === null || first === undefined) return null;
    const isLate = new Date(first).getTime() < now.getTime();
    return t(isLate ? "lineTaskLate" : "lineTasks", { count: tasks.totalCount, date: formats.date(first) });
  };
}
