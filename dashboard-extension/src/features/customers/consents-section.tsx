import { useCodeWords } from "@/ui/codes";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./customers.module.css";
import type { CustomerData } from "./use-customer";
import { customerWords } from "./words";

export function ConsentsSection({ consents }: { consents: CustomerData["consents"] }) {
  const t = useWords(customerWords);
  const formats = useFormats();
  const codes = useCodeWords();
  return (
    <Card title={t("consentsTitle")} lead={t("consentsLead")}>
      {consents.length === 0 ? (
        <EmptyState>{t("consentsNone")}</EmptyState>
      ) : (
        <ul className={css.list}>
          {consents.map(({ topic, isGiven, since, source }) => (
            <li className={css.consent} key={topic}>
              <div>
                {codes("topic", topic)}
                <span className={css.note}>
                  {t("consentNote", { date: formats.date(since), source: codes("source", source) })}
                </span>
              </div>
              <Pill tone={isGiven ? "success" : "neutral"}>{t(isGiven ? "given" : "notGiven")}</Pill>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
