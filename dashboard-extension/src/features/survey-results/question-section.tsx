import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { FigureSummary } from "./figure-summary";
import { GroupsTable } from "./groups-table";
import { OptionsTable } from "./options-table";
import { PhotoList } from "./photo-list";
import { RecoveredTable } from "./recovered-table";
import { TopicsTable } from "./topics-table";
import { TrendChart } from "./trend-chart";
import type { QuestionFound, ResultsState } from "./use-results";
import { resultsWords } from "./words";

export function QuestionSection({ question, state }: { question: QuestionFound; state: ResultsState }) {
  const t = useWords(resultsWords);
  const { figure, texts } = question;
  return (
    <Card title={question.text} lead={t("questionLead", { kind: question.kindLabel, n: question.n })}>
      {question.n === 0 ? (
        <EmptyState>{t("nobody")}</EmptyState>
      ) : (
        <Stack>
          {figure === null ? null : (
            <>
              <FigureSummary question={question} figure={figure} />
              <TrendChart question={question} kind={figure.kind} every={state.every} />
              <GroupsTable question={question} state={state} />
            </>
          )}
          {question.options.length === 0 ? null : <OptionsTable question={question} />}
          {question.recoveredByOutcome.length === 0 ? null : <RecoveredTable rows={question.recoveredByOutcome} />}
          {question.photos.length === 0 ? null : <PhotoList photos={question.photos} />}
          {texts === null ? null : <TopicsTable texts={texts} />}
        </Stack>
      )}
    </Card>
  );
}
