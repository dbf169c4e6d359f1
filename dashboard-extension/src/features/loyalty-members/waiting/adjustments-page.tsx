import { useState } from "react";

import { PointsAdjustmentsDocument } from "@/api/generated/loyalty-members";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { PointsViews } from "@/ui/points-views";
import { useWords } from "@/words/locale-context";

import { AdjustmentList } from "./adjustment-list";
import { waitingWords } from "./words";

const PAGE_SIZE = 20;
type Shown = "WAITING" | "ALL";

export function AdjustmentsPage() {
  const t = useWords(waitingWords);
  const [shown, setShown] = useState<Shown>("WAITING");
  const pages = usePages();
  const query = useQuery(PointsAdjustmentsDocument, {
    states: shown === "WAITING" ? ["WAITING"] : null,
    first: PAGE_SIZE,
    after: pages.after,
  });
  const found = query.data?.pointsAdjustments ?? null;
  const gate = useQueryGate(query, found);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PointsViews />
      <FieldRow>
        <SelectField
          label={t("show")}
          value={shown}
          options={(["WAITING", "ALL"] as const).map((value) => ({ value, label: t(value) }))}
          onChange={setShown}
        />
      </FieldRow>
      {found === null ? (
        gate
      ) : (
        <>
          <AdjustmentList
            adjustments={found.edges.map(({ node }) => node)}
            none={t(shown === "WAITING" ? "none" : "noneAll")}
            hasNames
            onChanged={query.reload}
          />
          <Pager pages={pages} totalCount={found.totalCount} pageInfo={found.pageInfo} />
        </>
      )}
    </Page>
  );
}
