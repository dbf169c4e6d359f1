import { useState } from "react";

import { ReviewsDocument } from "@/api/generated/reviews";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { useWords } from "@/words/locale-context";

import { FairnessSection } from "./fairness-section";
import { ReviewItem } from "./review-item";
import { SHOWN, type Shown, statusesOf } from "./states";
import { reviewWords } from "./words";

const PAGE_SIZE = 20;
const DECIDING = ["MANAGE_ORDERS", "MANAGE_PRODUCTS"];

export function ReviewsPage() {
  const t = useWords(reviewWords);
  const [shown, setShown] = useState<Shown>("waiting");
  const pages = usePages();
  const query = useQuery(ReviewsDocument, { filter: { statuses: statusesOf(shown) }, first: PAGE_SIZE, after: pages.after });
  const found = query.data?.reviews ?? null;
  const canDecide = query.data?.postSaleViewer?.permissions.some((each) => DECIDING.includes(each)) === true;
  const gate = useQueryGate(query, found);
  const show = (next: Shown) => {
    pages.restart();
    setShown(next);
  };
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
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
              <ReviewItem review={node} canDecide={canDecide} onChanged={query.reload} key={node.id} />
            ))}
          </Card>
          <Pager pages={pages} totalCount={found.totalCount} pageInfo={found.pageInfo} />
        </>
      )}
      <FairnessSection />
    </Page>
  );
}
