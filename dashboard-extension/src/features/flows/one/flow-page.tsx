import { useMemo } from "react";
import { useParams } from "react-router";

import type { FlowEditorQuery } from "@/api/generated/flows";
import { Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import type { Schema } from "@/ui/schema-form/schema";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { OneFlowViews } from "../one-flow-views";
import { ResultsSection } from "../results/results-section";
import { TONES } from "../states";
import { CheckCard } from "./check-card";
import { BeginCards, RuleCards } from "./draft-cards";
import css from "./flow.module.css";
import { MailCard } from "./mail-card";
import { Picture } from "./picture";
import { PublishBar } from "./publish-bar";
import { StateCard } from "./state-card";
import { type FlowSchema, StepsSection } from "./steps-section";
import { type Editor, type Flow, useFlowEditor, useFlowPage } from "./use-flow";
import { flowWords } from "./words";

export function FlowPage() {
  const { id = "" } = useParams();
  const t = useWords(flowWords);
  const state = useFlowPage(id);
  const flow = state.data?.flow ?? null;
  const gate = useQueryGate(state, flow, { need: "settings", missing: t("missing") });
  return (
    <Page>
      {flow === null || state.data === null ? (
        <PageHeader title={t("title")} back={{ to: "/flows", label: t("back") }} />
      ) : (
        <FlowView data={state.data} flow={flow} key={flow.id} />
      )}
      {gate}
    </Page>
  );
}

function FlowView({ data, flow: loaded }: { data: FlowEditorQuery; flow: Flow }) {
  const t = useWords(flowWords);
  const editor = useFlowEditor({ data, flow: loaded });
  const { flow } = editor;
  const schema = data.flowSchema;
  return (
    <>
      <PageHeader
        title={flow.title || flow.code}
        marks={<Pill tone={TONES[flow.state]}>{capital(flow.stateLabel)}</Pill>}
        lead={(flow.current ?? flow.draft)?.begins}
        back={{ to: "/flows", label: t("back") }}
      />
      <OneFlowViews />
      {editor.canChange ? null : <Callout tone="info" title={t(flow.state === "ENDED" ? "endedLead" : "readOnly")} />}
      <Columns
        main={
          <>
            {flow.current === null ? null : <ResultsSection id={flow.id} key={`${flow.id} ${flow.state}`} />}
            <MailCard document={editor.document} />
          </>
        }
        aside={
          <>
            <StateCard editor={editor} />
            <Picture flow={flow} />
          </>
        }
      />
      {schema === null ? null : <DraftEditor editor={editor} data={data} schema={schema} />}
      {editor.canChange ? <PublishBar editor={editor} /> : null}
    </>
  );
}

function DraftEditor({ editor, data, schema }: { editor: Editor; data: FlowEditorQuery; schema: FlowSchema }) {
  const around = useMemo(
    () => ({
      root: JSON.parse(schema.schema) as Schema,
      currencies: data.returnPolicySchema?.currencies ?? [],
      timeZone: data.postSaleSettings?.timeZone ?? "UTC",
      kindLabel: (list: string, kind: string) => labelOf(schema, list, kind),
    }),
    [schema, data],
  );
  const segments = data.segments?.edges ?? [];
  return (
    <Columns
      main={
        <fieldset className={css.fields} disabled={!editor.canChange}>
          <Stack>
            <BeginCards {...{ editor, schema, around, segments }} />
            <StepsSection {...{ editor, schema, around }} />
            <RuleCards {...{ editor, schema, around, segments }} />
          </Stack>
        </fieldset>
      }
      aside={<CheckCard check={editor.check} document={editor.document} root={around.root} kindLabel={around.kindLabel} />}
    />
  );
}

function labelOf({ steps, conditions, blocks }: FlowSchema, list: string, kind: string): string {
  const kinds = list === "steps" ? steps : list === "blocks" ? blocks : conditions;
  return kinds.find(({ code }) => code === kind)?.label ?? kind;
}
