import { Link } from "react-router";

import type { AdjustmentDetailsFragment } from "@/api/generated/loyalty-members";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import css from "../members.module.css";
import { nameOf } from "../person";
import { Decision } from "./decision";
import { waitingWords } from "./words";

type AdjustmentListProps = {
  adjustments: readonly AdjustmentDetailsFragment[];
  /** Said where there are none; without it, nothing is shown then. */
  none?: string;
  hasNames?: boolean;
  onChanged: () => void;
};

const TONES: Record<AdjustmentDetailsFragment["state"], Tone> = {
  WAITING: "info",
  BOOKED: "success",
  DECLINED: "danger",
  WITHDRAWN: "neutral",
  LAPSED: "warning",
};

export function AdjustmentList({ adjustments, none, hasNames = false, onChanged }: AdjustmentListProps) {
  const t = useWords(waitingWords);
  if (adjustments.length === 0) return none === undefined ? null : <EmptyState>{none}</EmptyState>;
  return (
    <Card title={t("cardTitle")}>
      {adjustments.map((each) => (
        <Asked asked={each} hasName={hasNames} onChanged={onChanged} key={each.id} />
      ))}
    </Card>
  );
}

function Asked({ asked, hasName, onChanged }: { asked: AdjustmentDetailsFragment; hasName: boolean; onChanged: () => void }) {
  const t = useWords(waitingWords);
  const formats = useFormats();
  const points = asked.points > 0 ? `+${formats.number(asked.points)}` : formats.number(asked.points);
  const isWaiting = asked.state === "WAITING";
  return (
    <article className={css.asked}>
      <div className={css.head}>
        <span className={css.amount}>{t("change", { points })}</span>
        <span>{asked.reasonLabel}</span>
        {hasName ? <Link to={`/points/members/${encodeURIComponent(asked.memberId)}`}>{nameOf(asked.customer) ?? t("noName")}</Link> : null}
        <Pill tone={TONES[asked.state]}>{asked.stateLabel}</Pill>
      </div>
      <div>{t("asked", { by: asked.askedBy, date: formats.dateTime(asked.askedAt), note: asked.note })}</div>
      {isWaiting ? (
        <div className={css.quiet}>
          {t("balance", { balance: formats.number(asked.balance) })} {t("until", { date: formats.date(asked.lapsesAt) })}
        </div>
      ) : null}
      {!isWaiting && asked.endedBy !== null && asked.endedBy !== asked.askedBy && asked.endedAt !== null ? (
        <div className={css.quiet}>
          {t("ended", { by: asked.endedBy, date: formats.dateTime(asked.endedAt) })}{" "}
          {asked.endedNote === null ? null : t("endedNote", { note: asked.endedNote })}
        </div>
      ) : null}
      {isWaiting ? <Decision asked={asked} onChanged={onChanged} /> : null}
    </article>
  );
}
