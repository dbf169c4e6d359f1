import { memo, useCallback, useDeferredValue, useMemo } from "react";

import type { SurveyEditorQuery } from "@/api/generated/surveys";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { GroupedAdd } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { moved, withoutPlace } from "@/ui/schema-form/entries";
import type { Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useLanguage, useWords } from "@/words/locale-context";

import { Branching } from "./branching";
import { type Document, newQuestion, type Question, questionSchema, said } from "./document";
import { wrongIn } from "./findings";
import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

export type SurveySchema = NonNullable<SurveyEditorQuery["surveySchema"]>;
type SectionProps = { editor: Editor; schema: SurveySchema };
type Change = (change: (before: Question[]) => Question[]) => void;

/** The questions in their order, each in its card, and one more of any kind. */
export function QuestionsSection({ editor, schema }: SectionProps) {
  const t = useWords(surveyWords);
  const { document, setDocument, check } = editor;
  const { questions } = document;
  const root = useMemo(() => JSON.parse(schema.schema) as Schema, [schema]);
  const change: Change = useCallback((next) => setDocument((before) => ({ ...before, questions: next(before.questions) })), [setDocument]);
  // What a card says of the other questions may follow a moment later: a key redraws its own card alone.
  const whole = useDeferredValue(document);
  const findings = useDeferredValue(check.findings);
  const add = (kind: string) => change((before) => [...before, newQuestion(kind, root, before.map(({ code }) => code))]);
  return (
    <>
      {questions.map((question, place) => (
        <QuestionCard
          key={place}
          {...{ question, place, schema, root, whole, findings, change }}
          count={questions.length}
          languages={document.languages}
        />
      ))}
      <Card title={t("addTitle")} lead={t("addLead")}>
        <GroupedAdd label={t("addQuestion")} groups={[{ label: t("kinds"), options: schema.kinds.map(({ code, label }) => ({ code, label })) }]} onAdd={add} />
      </Card>
    </>
  );
}

type CardProps = {
  question: Question;
  place: number;
  count: number;
  schema: SurveySchema;
  root: Schema;
  languages: string[];
  whole: Document;
  findings: Editor["check"]["findings"];
  change: Change;
};

const QuestionCard = memo(function QuestionCard({ question, place, count, schema, root, languages, whole, findings, change }: CardProps) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const kind = schema.kinds.find(({ code }) => code === question.kind)?.label ?? question.kind;
  const number = place + 1;
  const wrongAt = wrongIn(findings);
  const own = useMemo(() => questionSchema(question.kind, root), [question.kind, root]);
  const put = (next: Question) => change((before) => before.map((each, index) => (index === place ? next : each)));
  return (
    <Card
      title={t("questionTitle", { number, text: said(question.text, language, question.code) })}
      lead={kind}
      actions={
        <FieldRow>
          <Button onClick={() => change((before) => moved(before, place, -1))} isDisabled={place === 0} label={t("upOf", { number })}>
            {t("up")}
          </Button>
          <Button onClick={() => change((before) => moved(before, place, 1))} isDisabled={number === count} label={t("downOf", { number })}>
            {t("down")}
          </Button>
          <Button onClick={() => change((before) => withoutPlace(before, place))} isDisabled={count === 1} label={t("removeOf", { number })}>
            {t("remove")}
          </Button>
        </FieldRow>
      }
    >
      <Stack>
        <SchemaForm
          root={root}
          currencies={[]}
          languages={languages}
          wrongAt={wrongAt}
          schema={own}
          path={`questions.${place}`}
          value={question}
          onChange={(next) => put(next as Question)}
        />
        <Branching document={whole} question={question} place={place} schema={schema} wrongAt={wrongAt} onChange={put} />
      </Stack>
    </Card>
  );
});
