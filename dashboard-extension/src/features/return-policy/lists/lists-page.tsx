import { ReturnGuardListDocument } from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";
import { Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { canSeeOrders } from "../orders-permission";
import { PolicyViews } from "../views";
import { GuardForm } from "./guard-form";
import { GuardTable } from "./guard-table";
import { listWords } from "./words";

export function ListsPage() {
  const t = useWords(listWords);
  const state = useQuery(ReturnGuardListDocument, {});
  const guards = state.data?.returnGuards ?? null;
  const gate = useQueryGate(state, guards, { need: "settings" });
  const canHandle = state.data !== null && canSeeOrders(state.data);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyViews />
      {gate}
      {guards === null ? null : (
        <>
          {canHandle ? (
            <GuardForm timeZone={state.data?.postSaleSettings?.timeZone ?? "Europe/Madrid"} onDone={state.reload} />
          ) : (
            <Callout tone="info" title={t("readOnly")} />
          )}
          <GuardTable title={t("blocked")} emptyText={t("noneBlocked")} guards={guards.filter(({ isBlock }) => isBlock)} canHandle={canHandle} onChanged={state.reload} />
          <GuardTable title={t("allowed")} emptyText={t("noneAllowed")} guards={guards.filter(({ isBlock }) => !isBlock)} canHandle={canHandle} onChanged={state.reload} />
        </>
      )}
    </Page>
  );
}
