import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "../members.module.css";
import type { Member } from "./use-member";
import { oneWords } from "./words";

type Points = NonNullable<NonNullable<Member["customer"]>["points"]>;
type Entry = NonNullable<Points["entries"]>["edges"][number]["node"];

/** What happened to their points, and why: the same words that the customer reads. */
export function EntriesSection({ member }: { member: Member }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const entries = member.customer?.points?.entries ?? null;
  if (entries === null) return null;
  const rows = entries.edges.map(({ node }) => node);
  const columns: Column<Entry>[] = [
    {
      head: t("entriesTitle"),
      isMain: true,
      cell: (entry) => (
        <>
          <strong>{entry.title}</strong>
          {entry.about === null ? null : <div>{entry.about}</div>}
          {entry.why === null ? null : <div className={css.quiet}>{entry.why}</div>}
          {entry.until === null ? null : <div className={css.quiet}>{entry.until}</div>}
        </>
      ),
    },
    {
      head: "",
      cell: (entry) => (
        <span className={css.quiet}>
          {formats.dateTime(entry.occurredAt)}
          {entry.orderNumber === null ? null : <div>{t("order", { number: entry.orderNumber })}</div>}
        </span>
      ),
    },
    { head: t("points"), cell: (entry) => signed(entry.change, formats.number), isEnd: true },
  ];
  return (
    <Card title={t("entriesTitle")} lead={rows.length < entries.totalCount ? t("entriesMore", { count: rows.length, total: entries.totalCount }) : undefined}>
      {rows.length === 0 ? <EmptyState>{t("entriesNone")}</EmptyState> : <Table label={t("entriesTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} isStacked />}
    </Card>
  );
}

function signed(change: number, number: (value: number) => string): string {
  return change > 0 ? `+${number(change)}` : number(change);
}
