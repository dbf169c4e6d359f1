import { useParams } from "react-router";

import { FieldRow, SelectField } from "@/ui/controls/fields";
import { Card, Page, PageHeader } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { Pager } from "@/ui/table";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { OneFlowViews } from "../one-flow-views";
import { TONES } from "../states";
import { PeopleTable } from "./people-table";
import { type Shown, STATES, usePeople } from "./use-people";
import { peopleWords } from "./words";

export function FlowPeoplePage() {
  const { id = "" } = useParams();
  const t = useWords(peopleWords);
  const state = usePeople(id);
  const { flow, people, shown, step } = state;
  const gate = useQueryGate(state, flow === null ? null : people, flow === null && state.data !== null ? { missing: t("missing") } : {});
  return (
    <Page>
      <PageHeader
        title={flow === null ? t("title") : flow.title || flow.code}
        marks={flow === null ? undefined : <Pill tone={TONES[flow.state]}>{capital(flow.stateLabel)}</Pill>}
        lead={t("lead")}
        back={{ to: "/flows", label: t("back") }}
      />
      {flow === null ? null : <OneFlowViews />}
      {flow === null ? null : <Filters state={state} />}
      {gate}
      {flow === null || people === null ? null : people.edges.length === 0 ? (
        <EmptyState>{t(shown === "all" && step === null ? "noneYet" : "none")}</EmptyState>
      ) : (
        <>
          <Card title={t("listTitle")}>
            <PeopleTable rows={people.edges.map(({ node }) => node)} isLoading={state.isLoading} onChanged={state.reload} />
          </Card>
          <Pager pages={state.pages} totalCount={people.totalCount} pageInfo={people.pageInfo} />
        </>
      )}
    </Page>
  );
}

function Filters({ state: { flow, shown, step, showState, showStep } }: { state: ReturnType<typeof usePeople> }) {
  const t = useWords(peopleWords);
  const states: { value: Shown; label: string }[] = [{ value: "all", label: t("all") }, ...STATES.map((value) => ({ value, label: t(`state${value}`) }))];
  const known = (flow?.current?.steps ?? []).map(({ code, label }, place) => ({ value: code, label: t("stepOption", { number: place + 1, label: capital(label) }) }));
  // Whoever came with the address of a step that only an older version has still sees what is asked for.
  const older = step === null || known.some(({ value }) => value === step) ? [] : [{ value: step, label: step }];
  return (
    <FieldRow>
      <SelectField<Shown> label={t("state")} value={shown} options={states} onChange={showState} />
      <SelectField label={t("step")} value={step ?? ""} options={[{ value: "", label: t("anyStep") }, ...known, ...older]} onChange={showStep} />
    </FieldRow>
  );
}
