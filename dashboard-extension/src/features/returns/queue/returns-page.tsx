import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { BulkBar } from "./bulk-bar";
import { QueueFilters } from "./queue-filters";
import { QueueStates } from "./queue-states";
import { QueueTable } from "./queue-table";
import { SavedViews } from "./saved-views";
import { useBulk } from "./use-bulk";
import { useQueue } from "./use-queue";
import { queueWords } from "./words";

export function ReturnsPage() {
  const t = useWords(queueWords);
  const queue = useQueue();
  const rows = (queue.returns?.edges ?? []).map(({ node }) => node);
  const bulk = useBulk(rows, queue.reload);
  const gate = useQueryGate(queue, queue.returns);
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <QueueStates queue={queue} />
      <SavedViews queue={queue} />
      <QueueFilters queue={queue} key={queue.viewId} />
      <BulkBar bulk={bulk} />
      {gate ?? <QueueTable queue={queue} bulk={bulk} />}
    </Page>
  );
}
