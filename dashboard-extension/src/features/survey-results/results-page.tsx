import { useParams } from "react-router";

import { Card, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout, EmptyState } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { FunnelSection } from "./funnel-section";
import { QuestionSection } from "./question-section";
import { ResultsChoice } from "./results-choice";
import { useResults } from "./use-results";
import { resultsWords } from "./words";

export function ResultsPage() {
  const { id = "" } = useParams();
  const t = useWords(resultsWords);
  const state = useResults(id);
  const { survey, results } = state;
  const gate = useQueryGate(state, survey, { need: "orders" });
  return (
    <Page>
      <PageHeader
        title={survey === null ? t("title") : t("titleOf", { survey: survey.title })}
        lead={t("lead")}
        actions={results === null ? undefined : <Exports results={results} />}
      />
      {state.isMissing ? <EmptyState>{t("missing")}</EmptyState> : gate}
      {survey !== null && results === null ? <EmptyState>{t("unpublished")}</EmptyState> : null}
      {results === null ? null : (
        <Stack>
          <ResultsChoice results={results} state={state} />
          {results.answers === 0 ? <EmptyState>{t("nothing")}</EmptyState> : null}
          <FunnelSection results={results} />
          {results.questions.map((question) => (
            <QuestionSection key={question.code} question={question} state={state} />
          ))}
          <Card title={t("howTitle")}>
            <Callout tone="info" title={t("howLead")}>
              <ul>
                {(["howCounted", "howNps", "howInterval", "howWeighted", "howVisible", "howNeeded"] as const).map((key) => (
                  <li key={key}>{t(key)}</li>
                ))}
              </ul>
            </Callout>
          </Card>
        </Stack>
      )}
    </Page>
  );
}

function Exports({ results }: { results: { answersPath: string; codebookPath: string; jsonPath: string } }) {
  const t = useWords(resultsWords);
  return (
    <>
      <a href={results.answersPath} download>
        {t("exportAnswers")}
      </a>
      <a href={results.codebookPath} download>
        {t("exportCodebook")}
      </a>
      <a href={results.jsonPath} download>
        {t("exportJson")}
      </a>
    </>
  );
}
