import { Link } from "react-router";

import type { CaseAsideFragment } from "@/api/generated/care-aside";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { STATE_TONES } from "../due";
import { DuePill } from "../due-pill";
import css from "./aside.module.css";
import { asideWords } from "./words";

/** Cases beside something else: each with how it stands. */
export function CaseList({ cases, hasOrders = false }: { cases: CaseAsideFragment[]; hasOrders?: boolean }) {
  const t = useWords(asideWords);
  const formats = useFormats();
  return (
    <ul className={css.list}>
      {cases.map((one) => (
        <li key={one.id}>
          <p className={css.head}>
            <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.number}</Link>
            <Pill tone={STATE_TONES[one.state]}>{one.stateLabel}</Pill>
            <DuePill dueAt={one.dueAt} />
          </p>
          <p className={css.note}>
            {[
              capital(one.topicLabel),
              hasOrders && one.orderNumber !== null ? t("ofOrder", { number: one.orderNumber }) : null,
              t("opened", { date: formats.date(one.openedAt) }),
              one.outcomeLabel,
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
