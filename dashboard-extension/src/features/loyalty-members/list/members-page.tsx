import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { PointsViews } from "@/ui/points-views";
import { useWords } from "@/words/locale-context";

import { memberWords } from "../words";
import { ExportButton } from "./export-button";
import { MemberFilters } from "./member-filters";
import { MemberTable } from "./member-table";
import { useMembers } from "./use-members";

export function MembersPage() {
  const t = useWords(memberWords);
  const list = useMembers();
  const gate = useQueryGate(list, list.members);
  const canExport = list.permissions.includes("MANAGE_USERS");
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} actions={canExport ? <ExportButton /> : undefined} />
      <PointsViews />
      <MemberFilters search={list.search} shown={list.shown} onShow={list.show} />
      {gate ?? <MemberTable list={list} />}
    </Page>
  );
}
