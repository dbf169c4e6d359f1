import type { JourneyRowFragment } from "@/api/generated/flows";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import css from "./people.module.css";
import { peopleWords } from "./words";

type Mail = NonNullable<JourneyRowFragment["passages"][number]["mail"]>;

/** The steps that they took, and what became of each mail. */
export function History({ row: { passages } }: { row: JourneyRowFragment }) {
  const t = useWords(peopleWords);
  const formats = useFormats();
  if (passages.length === 0) return null;
  return (
    <details className={css.history}>
      <summary>{t("history", { count: passages.length })}</summary>
      <ol>
        {passages.map(({ step, number, told, nextNumber, at, mail }) => (
          <li key={step} value={number ?? undefined}>
            {capital(told)}
            {number !== null && nextNumber !== null && nextNumber !== number + 1 ? ` → ${t("wentTo", { number: nextNumber })}` : null}
            {mail === null ? null : <MailState mail={mail} />}
            <span className={css.quiet}> · {formats.dateTime(at)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function MailState({ mail: { state, reason, sentAt } }: { mail: Mail }) {
  const t = useWords(peopleWords);
  const formats = useFormats();
  const said = state === "SENT" ? t("mailSENT", { moment: formats.dateTime(sentAt ?? "") }) : t(`mail${state}`);
  return <> · {reason === null ? said : t("mailWhy", { state: said, reason })}</>;
}
