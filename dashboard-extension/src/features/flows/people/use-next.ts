import { useClient } from "@/api/client-context";
import type { JourneyRowFragment } from "@/api/generated/flows";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { peopleWords } from "./words";

type Row = Pick<JourneyRowFragment, "state" | "awaits" | "comesNext" | "dueAt" | "passages">;

/** What comes next and when, or what it waits for; and the mail that has not left yet, with the reason. */
export function useNext(row: Row): { next: string | null; held: string | null } {
  const t = useWords(peopleWords);
  const formats = useFormats();
  const now = useClient().now();
  const mail = row.passages.map((passage) => passage.mail).findLast((each) => each?.state === "WAITING") ?? null;
  const held = mail === null ? null : t("held", { reason: mail.reason ?? t("mailWAITING"), moment: formats.dateTime(mail.dueAt ?? row.dueAt) });
  if (row.state !== "WAITING") return { next: null, held };
  const what = capital(row.comesNext ?? t("theEnd"));
  if (row.awaits !== null) return { next: `${what}. ${capital(row.awaits)}.`, held };
  const isDue = new Date(row.dueAt).getTime() <= now.getTime();
  return { next: isDue ? t("dueNow", { next: what }) : t("due", { next: what, moment: formats.dateTime(row.dueAt) }), held };
}
