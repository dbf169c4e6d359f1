import { Link } from "react-router";

import type { PostSaleSurveyInvitationState, SurveyInvitationRowFragment } from "@/api/generated/surveys";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { INVITATION_STATES, INVITATION_TONES } from "../states";
import { useInvitations } from "./use-invitations";
import { surveyWords } from "./words";

/** Who was, or will be, asked, and who not, with the reason. */
export function InvitationsSection({ surveyId }: { surveyId: string }) {
  const t = useWords(surveyWords);
  const list = useInvitations(surveyId);
  const { invitations } = list;
  const gate = useQueryGate(list, invitations);
  const options = INVITATION_STATES.map((value) => ({ value, label: t(`state${value}`) }));
  return (
    <Card title={t("invitations")} lead={t("invitationsLead")}>
      <Stack>
        <FieldRow>
          <SelectField<PostSaleSurveyInvitationState | "">
            label={t("state")}
            value={list.shown}
            options={[{ value: "", label: t("everyState") }, ...options]}
            onChange={list.show}
          />
        </FieldRow>
        {gate}
        {invitations === null ? null : invitations.edges.length === 0 ? (
          <EmptyState>{t("noInvitations")}</EmptyState>
        ) : (
          <>
            <InvitationTable rows={invitations.edges.map(({ node }) => node)} isLoading={list.isLoading} />
            <Pager pages={list.pages} totalCount={invitations.totalCount} pageInfo={invitations.pageInfo} />
          </>
        )}
      </Stack>
    </Card>
  );
}

function InvitationTable({ rows, isLoading }: { rows: SurveyInvitationRowFragment[]; isLoading: boolean }) {
  const t = useWords(surveyWords);
  const formats = useFormats();
  const columns: Column<SurveyInvitationRowFragment>[] = [
    { head: t("person"), cell: (row) => <Person row={row} />, isMain: true },
    { head: t("after"), cell: ({ triggerLabel }) => triggerLabel },
    { head: t("state"), cell: ({ state, stateLabel }) => <Pill tone={INVITATION_TONES[state]}>{stateLabel}</Pill> },
    { head: t("reason"), cell: ({ reasonLabel }) => reasonLabel ?? "–" },
    { head: t("due"), cell: ({ dueAt }) => formats.dateTime(dueAt), isNamed: true },
    { head: t("sent"), cell: ({ sentAt }) => (sentAt === null ? "–" : formats.dateTime(sentAt)), isNamed: true },
  ];
  return <Table label={t("invitations")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={isLoading} isStacked />;
}

function Person({ row: { customer, order } }: { row: SurveyInvitationRowFragment }) {
  const t = useWords(surveyWords);
  if (customer !== null) return <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{customer.email ?? t("unseen")}</Link>;
  if (order !== null) return <Link to={`/orders/${encodeURIComponent(order.id)}`}>{t("order", { number: order.number })}</Link>;
  return <>{t("unseen")}</>;
}
