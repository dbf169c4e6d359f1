import { Link } from "react-router";

import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { STATE_TONES } from "../due";
import { DuePill } from "../due-pill";
import { careWords } from "../words";
import type { CaseList, ListedCase } from "./use-cases";

export function CaseTable({ list }: { list: CaseList }) {
  const t = useWords(careWords);
  const columns = useColumns();
  if (list.cases === null) return null;
  const rows = list.cases.edges.map(({ node }) => node);
  const { search, owner, shown } = list.wanted;
  if (rows.length === 0) return <EmptyState>{t(search === "" && owner === "" && shown === "waiting" ? "none" : "noneFound")}</EmptyState>;
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} isStacked />
      <Pager pages={list.pages} totalCount={list.cases.totalCount} pageInfo={list.cases.pageInfo} />
    </>
  );
}

function useColumns(): Column<ListedCase>[] {
  const t = useWords(careWords);
  const formats = useFormats();
  return [
    {
      head: t("number"),
      cell: (one) => (
        <>
          <Link to={`/cases/${encodeURIComponent(one.id)}`}>{one.number}</Link> <Pill tone={STATE_TONES[one.state]}>{one.stateLabel}</Pill>{" "}
          {one.severity === "HIGH" ? <Pill tone="danger">{t("severityHIGH")}</Pill> : null}
        </>
      ),
      isMain: true,
    },
    {
      head: t("about"),
      cell: (one) =>
        [capital(one.topicLabel), one.score === null ? null : t("score", { kind: one.score.kind.toUpperCase(), value: String(one.score.value) })]
          .filter(Boolean)
          .join(" · "),
    },
    {
      head: t("customer"),
      cell: (one) => (
        <>
          {one.customer?.name ?? one.customer?.email ?? t("noName")}
          {one.orderNumber === null ? null : ` · ${t("order", { number: one.orderNumber })}`}
        </>
      ),
    },
    { head: t("owner"), cell: ({ owner }) => (owner === null ? t("ownerNobody") : owner.isViewer ? t("ownerMe") : owner.label) },
    {
      head: t("due"),
      cell: (one) =>
        one.dueAt === null ? `${capital(one.outcomeLabel ?? t("dueNone"))} · ${formats.date(one.stateSince)}` : <DuePill dueAt={one.dueAt} />,
    },
  ];
}
