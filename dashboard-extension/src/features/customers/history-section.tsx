import { Link } from "react-router";

import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { Timeline } from "@/ui/timeline";
import { useWords } from "@/words/locale-context";

import type { CustomerState } from "./use-customer";
import { customerWords } from "./words";

export function HistorySection({ state }: { state: CustomerState }) {
  const t = useWords(customerWords);
  const timeline = state.customer?.timeline;
  const events = (timeline?.edges ?? []).map(({ node }) => node);
  const hasMore = events.length < (timeline?.totalCount ?? 0);
  return (
    <Card title={t("historyTitle")} actions={<AuditLink id={state.customer?.id ?? ""} />}>
      {events.length === 0 ? <EmptyState>{t("historyNone")}</EmptyState> : <Timeline events={events} />}
      {hasMore ? (
        <PlainButton onClick={state.showMoreEvents} isDisabled={state.isLoading}>
          {t("historyMore")}
        </PlainButton>
      ) : null}
    </Card>
  );
}

/** There it can be narrowed to what is looked for. */
function AuditLink({ id }: { id: string }) {
  const t = useWords(customerWords);
  return <Link to={`/audit?customer=${encodeURIComponent(id)}`}>{t("historyFilter")}</Link>;
}
