import { Link } from "react-router";

import type { ReturnAsideFragment } from "@/api/generated/returns-aside";
import { useClient } from "@/api/client-context";
import { useFormats, useWords } from "@/words/locale-context";

import { RefundClockPill } from "../refund-clock";
import { ReturnStatus } from "../return-status";
import { refundClock, standingOf } from "../standing";
import { useStandingLine } from "../use-standing-line";
import css from "./aside.module.css";
import { asideWords } from "./words";

/** Returns beside something else: each with its state in a sentence. */
export function ReturnList({ returns, hasOrders = false }: { returns: ReturnAsideFragment[]; hasOrders?: boolean }) {
  const t = useWords(asideWords);
  const client = useClient();
  const formats = useFormats();
  const line = useStandingLine();
  return (
    <ul className={css.list}>
      {returns.map((ret) => (
        <li key={ret.id}>
          <p className={css.head}>
            <Link to={`/returns/${encodeURIComponent(ret.id)}`}>{ret.number}</Link>
            <ReturnStatus status={ret.status} />
            <RefundClockPill clock={refundClock(ret, client.now())} />
          </p>
          <p>{line(standingOf(ret, client.now()))}</p>
          <p className={css.note}>
            {[formats.date(ret.requestedAt), hasOrders ? t("ofOrder", { number: ret.orderNumber }) : null, formats.money(ret.estimate)]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
