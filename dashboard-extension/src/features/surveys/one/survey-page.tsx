import { Link, useParams } from "react-router";

import type { SurveyEditorQuery } from "@/api/generated/surveys";
import { Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { TONES } from "../states";
import { CheckCard } from "./check-card";
import { DraftCards } from "./draft-cards";
import { InvitationsSection } from "./invitations-section";
import { PreviewCard } from "./preview-card";
import { PublishBar } from "./publish-bar";
import { QuestionsSection } from "./questions-section";
import { StateCard } from "./state-card";
import css from "./survey.module.css";
import { TestCard } from "./test-card";
import { type Survey, useSurveyEditor, useSurveyPage } from "./use-survey";
import { surveyWords } from "./words";

export function SurveyPage() {
  const { id = "" } = useParams();
  const t = useWords(surveyWords);
  const state = useSurveyPage(id);
  const survey = state.data?.survey ?? null;
  const gate = useQueryGate(state, survey, { need: "settings", missing: t("missing") });
  return (
    <Page>
      {survey === null || state.data === null ? (
        <PageHeader title={t("title")} back={{ to: "/surveys", label: t("back") }} />
      ) : (
        <SurveyView data={state.data} survey={survey} key={survey.id} />
      )}
      {gate}
    </Page>
  );
}

function SurveyView({ data, survey: loaded }: { data: SurveyEditorQuery; survey: Survey }) {
  const t = useWords(surveyWords);
  const editor = useSurveyEditor({ data, survey: loaded });
  const { survey } = editor;
  const schema = data.surveySchema;
  return (
    <>
      <PageHeader
        title={survey.title || survey.code}
        marks={<Pill tone={TONES[survey.state]}>{survey.stateLabel}</Pill>}
        lead={t("findsOut", { purpose: survey.purposeLabel })}
        back={{ to: "/surveys", label: t("back") }}
        actions={survey.current === null ? undefined : <Link to={`/surveys/${encodeURIComponent(survey.id)}/results`}>{t("results")}</Link>}
      />
      {editor.canChange ? null : <Callout tone="info" title={t(survey.state === "ENDED" ? "ended" : "readOnly")} />}
      <Columns
        main={
          schema === null ? null : (
            <fieldset className={css.fields} disabled={!editor.canChange}>
              <Stack>
                <QuestionsSection editor={editor} schema={schema} />
                <DraftCards editor={editor} schema={schema} triggers={data.surveyTriggers ?? []} />
              </Stack>
            </fieldset>
          )
        }
        aside={
          <>
            <StateCard editor={editor} />
            {schema === null ? null : <CheckCard check={editor.check} schema={schema.schema} />}
            <PreviewCard document={editor.document} />
            <TestCard editor={editor} languages={data.postSaleSettings?.languages ?? []} />
          </>
        }
      />
      <InvitationsSection surveyId={survey.id} />
      {editor.canChange ? <PublishBar editor={editor} /> : null}
    </>
  );
}
