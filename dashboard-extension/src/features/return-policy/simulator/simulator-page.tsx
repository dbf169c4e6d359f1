import { Page, PageHeader } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { PolicyViews } from "../views";
import { EarlierRuns } from "./earlier-runs";
import { SimulationForm } from "./simulation-form";
import { SimulationView } from "./simulation-view";
import { useRun, useSimulatorStart } from "./use-simulator";
import { simulatorWords } from "./words";

export function SimulatorPage() {
  const t = useWords(simulatorWords);
  const state = useSimulatorStart();
  const { run, show } = useRun();
  const gate = useQueryGate(state, state.data?.returnPolicyVersions, { need: "settings" });
  const start = (id: string) => {
    show(id);
    state.reload();
  };
  return (
    <Page>
      <PageHeader title={t("title")} lead={t("lead")} />
      <PolicyViews />
      {gate}
      {state.data?.returnPolicyVersions == null ? null : (
        <>
          <SimulationForm data={state.data} onStarted={start} />
          {run === null ? null : <SimulationView id={run} key={run} />}
          <EarlierRuns runs={state.data.returnPolicySimulations?.edges.map(({ node }) => node) ?? []} shown={run} onShow={show} />
        </>
      )}
    </Page>
  );
}
