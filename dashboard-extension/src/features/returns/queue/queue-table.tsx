import { Link } from "react-router";

import { useClient } from "@/api/client-context";
import { CheckField } from "@/ui/controls/fields";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { RefundClockPill } from "../refund-clock";
import { ReturnStatus } from "../return-status";
import { refundClock, standingOf } from "../standing";
import { useStandingLine } from "../use-standing-line";
import { returnWords } from "../words";
import { isNarrowed } from "./filter";
import css from "./queue.module.css";
import type { Bulk } from "./use-bulk";
import type { Queue, QueuedReturn } from "./use-queue";
import { queueWords } from "./words";

export function QueueTable({ queue, bulk }: { queue: Queue; bulk: Bulk }) {
  const t = useWords(queueWords);
  const columns = useColumns(bulk);
  if (queue.returns === null) return null;
  const rows = queue.returns.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t(isNarrowed(queue.filter) ? "noneFound" : "none")}</EmptyState>;
  return (
    <>
      {bulk.canChoose ? (
        <CheckField label={t("selectAll")} isChecked={bulk.isAllChosen} onChange={bulk.toggleAll} />
      ) : null}
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={queue.isLoading} isStacked />
      <Pager pages={queue.pages} totalCount={queue.returns.totalCount} pageInfo={queue.returns.pageInfo} />
    </>
  );
}

function useColumns(bulk: Bulk): Column<QueuedReturn>[] {
  const t = useWords(queueWords);
  const words = useWords(returnWords);
  const formats = useFormats();
  return [
    {
      head: <span className={css.hidden}>{t("select")}</span>,
      // Only what waits for an answer can be answered.
      cell: ({ id, number, status }) =>
        status === "REQUESTED" ? (
          <CheckField label={t("selectOne", { number })} isLabelHidden isChecked={bulk.isChosen(id)} onChange={() => bulk.toggle(id)} />
        ) : null,
    },
    {
      head: t("number"),
      isMain: true,
      cell: (ret) => (
        <>
          <Link className={css.number} to={`/returns/${encodeURIComponent(ret.id)}`}>
            {ret.number}
          </Link>
          <span className={css.note}>
            {`#${ret.orderNumber} · ${ret.customer?.name ?? ret.customer?.email ?? words("noName")}`}
          </span>
        </>
      ),
    },
    { head: t("status"), cell: (ret) => <Marks ret={ret} /> },
    { head: t("next"), cell: (ret) => <Next ret={ret} error={bulk.errorOf(ret.id)} /> },
    {
      head: t("wanted"),
      cell: (ret) => (
        <>
          {words(`outcome${ret.outcome}`)}
          {ret.method === null ? null : <span className={css.note}>{ret.method.label}</span>}
        </>
      ),
    },
    { head: t("value"), cell: (ret) => formats.money(ret.estimate), isEnd: true },
    {
      head: t("age"),
      cell: (ret) => (
        <span title={formats.dateTime(ret.requestedAt)}>
          {t("days", { days: ret.ageDays })}
          {ret.daysInStatus === ret.ageDays ? null : <span className={css.note}>{t("daysHere", { days: ret.daysInStatus })}</span>}
        </span>
      ),
    },
  ];
}

function Marks({ ret }: { ret: QueuedReturn }) {
  const t = useWords(queueWords);
  const client = useClient();
  return (
    <div className={css.marks}>
      <ReturnStatus status={ret.status} />
      {ret.needsReview === true && ret.status === "REQUESTED" ? <Pill>{t("review")}</Pill> : null}
      <RefundClockPill clock={refundClock(ret, client.now())} />
    </div>
  );
}

/** Who acts next and by when; or why the answer to many did not reach this one. */
function Next({ ret, error }: { ret: QueuedReturn; error: string | null }) {
  const t = useWords(queueWords);
  const client = useClient();
  const line = useStandingLine();
  if (error !== null) return <span className={css.rowError}>{t("rowError", { message: error })}</span>;
  return <div className={ret.isOverdue === true ? css.late : css.next}>{line(standingOf(ret, client.now()))}</div>;
}
