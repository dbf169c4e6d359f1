import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { Timeline } from "@/ui/timeline";
import { useWords } from "@/words/locale-context";

import type { OrderState } from "./use-order";
import { orderWords } from "./words";

export function HistorySection({ state }: { state: OrderState }) {
  const t = useWords(orderWords);
  const timeline = state.order?.timeline;
  const events = (timeline?.edges ?? []).map(({ node }) => node);
  const hasMore = events.length < (timeline?.totalCount ?? 0);
  return (
    <Card title={t("timelineTitle")}>
      {events.length === 0 ? <EmptyState>{t("noEvents")}</EmptyState> : <Timeline events={events} />}
      {hasMore ? (
        <PlainButton onClick={state.showMoreEvents} isDisabled={state.isLoading}>
          {t("timelineMore")}
        </PlainButton>
      ) : null}
    </Card>
  );
}
