import { Link } from "react-router";

import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { PartPill } from "../part-pill";
import { nameOf, partOf } from "../person";
import { memberWords } from "../words";
import type { ListedMember, MemberList } from "./use-members";

export function MemberTable({ list }: { list: MemberList }) {
  const t = useWords(memberWords);
  const formats = useFormats();
  if (list.members === null) return null;
  const rows = list.members.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t(list.search === "" && list.shown === "all" ? "none" : "noneFound")}</EmptyState>;
  const columns: Column<ListedMember>[] = [
    {
      head: t("name"),
      isMain: true,
      cell: (member) => (
        <>
          <Link to={`/points/members/${encodeURIComponent(member.id)}`}>{nameOf(member.customer) ?? t("noName")}</Link>{" "}
          {member.customer?.isGuest === true ? <Pill>{t("guest")}</Pill> : null} <PartPill part={partOf(member)} />
        </>
      ),
    },
    { head: t("level"), cell: (member) => member.levelName ?? t("noLevel") },
    { head: t("pending"), cell: (member) => formats.number(member.pending), isEnd: true, isNamed: true },
    {
      head: t("active"),
      cell: (member) => (
        <>
          {member.waitingCount > 0 ? <Pill tone="info">{t("waitingCount", { count: member.waitingCount })}</Pill> : null}{" "}
          {member.active < 0 ? <Pill tone="danger">{formats.number(member.active)}</Pill> : formats.number(member.active)}
        </>
      ),
      isEnd: true,
      isNamed: true,
    },
  ];
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} isStacked />
      <Pager pages={list.pages} totalCount={list.members.totalCount} pageInfo={list.members.pageInfo} />
    </>
  );
}
