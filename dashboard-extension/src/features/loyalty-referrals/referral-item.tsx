import { Link } from "react-router";

import type { ReferralDetailsFragment } from "@/api/generated/loyalty-referrals";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { Decision } from "./decision";
import css from "./referrals.module.css";
import { TONES } from "./states";
import { referralWords } from "./words";

type ReferralItemProps = { referral: ReferralDetailsFragment; canDecide: boolean; onChanged: () => void };

/** Who sent whom, what became of it, and what speaks against it. */
export function ReferralItem({ referral, canDecide, onChanged }: ReferralItemProps) {
  const t = useWords(referralWords);
  const formats = useFormats();
  const { state, referrer, friend, orderNumber, decidedAt, reason } = referral;
  const signals = referral.signals ?? [];
  return (
    <article className={css.referral}>
      <div className={css.head}>
        <Person person={referrer} />
        <span>{t("sent")}</span>
        <Person person={friend} />
        <Pill tone={TONES[state]}>{referral.stateLabel}</Pill>
      </div>
      <div className={css.quiet}>
        {t("invited", { date: formats.date(referral.invitedAt) })} {orderNumber === null ? t("noOrder") : t("order", { number: orderNumber })}
      </div>
      {signals.length === 0 ? null : (
        <div>
          <div>{t("signals")}</div>
          <ul className={css.signals}>
            {signals.map(({ code, label }) => (
              <li key={code}>{capital(label)}</li>
            ))}
          </ul>
        </div>
      )}
      {decidedAt === null ? null : <div className={css.quiet}>{t("decidedOn", { date: formats.dateTime(decidedAt) })}</div>}
      {reason === null ? null : <div>{t("because", { reason })}</div>}
      {state === "HELD" && canDecide ? <Decision id={referral.id} onChanged={onChanged} /> : null}
    </article>
  );
}

function Person({ person }: { person: ReferralDetailsFragment["friend"] }) {
  const t = useWords(referralWords);
  if (person === null) return <span>{t("somebody")}</span>;
  return <Link to={`/customers/${encodeURIComponent(person.id)}`}>{person.name ?? person.email ?? t("somebody")}</Link>;
}
