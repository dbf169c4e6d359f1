import { useCodeWords } from "@/ui/codes";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./customers.module.css";
import type { CustomerData } from "./use-customer";
import { customerWords } from "./words";

export function HoldsSection({ holds }: { holds: CustomerData["holds"] }) {
  const t = useWords(customerWords);
  const formats = useFormats();
  const codes = useCodeWords();
  return (
    <Card title={t("holdsTitle")} lead={t("holdsLead")}>
      {holds.length === 0 ? <EmptyState>{t("holdsNone")}</EmptyState> : null}
      <ul className={css.list}>
        {holds.map((hold) => (
          <li className={css.hold} key={hold.id}>
            {[
              codes("hold", hold.reason),
              hold.orderNumber === null ? null : t("holdOrder", { number: hold.orderNumber }),
              t("since", { date: formats.date(hold.since) }),
            ]
              .filter(Boolean)
              .join(", ")}
          </li>
        ))}
      </ul>
    </Card>
  );
}
