import { useQueryGate } from "@/ui/query-gate";
import { Page, PageHeader } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { ArrivedSection } from "./arrived-section";
import { ComingBackSection } from "./coming-back-section";
import { HistorySection } from "./history-section";
import { useOverview } from "./use-overview";
import { VerdictSection } from "./verdict-section";
import { WorkSection } from "./work-section";
import { overviewWords } from "./words";

export function OverviewPage() {
  const t = useWords(overviewWords);
  const state = useOverview();
  const gate = useQueryGate(state, state.overview);
  if (gate !== null || state.overview === null) return <Page>{gate}</Page>;
  const overview = state.overview;
  return (
    <Page>
      <PageHeader title={t("title")} lead={overview.shopName} />
      <VerdictSection overview={overview} />
      <WorkSection overview={overview} />
      <ArrivedSection days={overview.deliveriesByDay} />
      <ComingBackSection />
      <HistorySection run={overview.latestCatchUp} onStart={state.startHistory} isStarting={state.isStarting} />
    </Page>
  );
}
