import { useState } from "react";

import { ReferralsDocument } from "@/api/generated/loyalty-referrals";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PointsViews } from "@/ui/points-views";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { useWords } from "@/words/locale-context";

import { ReferralItem } from "./referral-item";
import { SHOWN, type Shown, statesOf } from "./states";
import { referralWords } from "./words";

const PAGE_SIZE = 20;

export function ReferralsPage() {
  const t = useWords(referralWords);
  const [shown, setShown] = useState<Shown>("waiting");
  const pages = usePages();
  const query = useQuery(ReferralsDocument, { filter: { states: statesOf(shown) }, first: PAGE_SIZE, after: pages.after });
  const found = query.data?.referrals ?? null;
  const canDecide = query.data?.postSaleViewer?.permissions.includes("MANAGE_ORDERS") === true;
  const gate = useQueryGate(query, found);
  const show = (next: Shown) => {
    pages.restart();
    setShown(next);
  };
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PointsViews />
      <FieldRow>
        <SelectField label={t("show")} value={shown} options={SHOWN.map((value) => ({ value, label: t(value) }))} onChange={show} />
      </FieldRow>
      {found === null ? (
        gate
      ) : found.edges.length === 0 ? (
        <EmptyState>{t(shown === "waiting" ? "noneWaiting" : "none")}</EmptyState>
      ) : (
        <>
          <Card title={t(shown)}>
            {found.edges.map(({ node }) => (
              <ReferralItem referral={node} canDecide={canDecide} onChanged={query.reload} key={node.id} />
            ))}
          </Card>
          <Pager pages={pages} totalCount={found.totalCount} pageInfo={found.pageInfo} />
        </>
      )}
    </Page>
  );
}
