import { useCodeWords } from "@/ui/codes";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import type { OrderData } from "./use-order";
import { orderWords } from "./words";

export function HoldsSection({ holds }: { holds: OrderData["holds"] }) {
  const t = useWords(orderWords);
  const formats = useFormats();
  const codes = useCodeWords();
  if (holds.length === 0) return null;
  return (
    <Callout tone="warning" title={t("holdsTitle")}>
      <ul>
        {holds.map((hold) => (
          <li key={hold.id}>{`${codes("hold", hold.reason)}, ${t("since", { date: formats.date(hold.since) })}`}</li>
        ))}
      </ul>
      <p>{t("holdsLead")}</p>
    </Callout>
  );
}
