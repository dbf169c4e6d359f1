import { useClient } from "@/api/client-context";
import type { CustomerFollowedQuery } from "@/api/generated/flows-aside";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { asideWords } from "./words";

type Customer = NonNullable<CustomerFollowedQuery["postSaleCustomer"]>;
type Journey = NonNullable<Customer["journeys"]>[number];
type Over = NonNullable<Customer["journeysOver"]>[number];
type Mail = NonNullable<Customer["plannedMails"]>[number];

/** In words: what comes next in a flow and when, and when a mail is to leave or why it waits. */
export function useLines() {
  const t = useWords(asideWords);
  const formats = useFormats();
  const now = useClient().now();
  return {
    next: ({ comesNext, awaits, dueAt }: Journey) => {
      const next = comesNext ?? t("theEnd");
      if (awaits !== null) return t("awaits", { next, reason: capital(awaits) });
      return new Date(dueAt).getTime() <= now.getTime() ? t("dueNow", { next }) : t("due", { next, moment: formats.dateTime(dueAt) });
    },
    over: ({ stateLabel, reasonLabel, endedAt, passages }: Over) => {
      const unsent = passages.find(({ mail }) => mail?.state === "CANCELLED")?.mail ?? null;
      const reason = unsent === null ? reasonLabel : t("notSent", { reason: unsent.reason ?? "" });
      return t("overLine", { state: capital(stateLabel), reason, moment: formats.dateTime(endedAt ?? now.toISOString()) });
    },
    leaves: ({ reason, dueAt }: Mail) => {
      const moment = formats.dateTime(dueAt ?? now.toISOString());
      return reason === null ? t("mailDue", { moment }) : t("mailWaits", { reason, moment });
    },
  };
}
