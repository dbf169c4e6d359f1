import type { SurveyEditorQuery } from "@/api/generated/surveys";
import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { GroupedAdd } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import type { Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useLanguage, useWords } from "@/words/locale-context";

import { Branching } from "./branching";
import { moved, newQuestion, type Question, questionSchema, said, withoutPlace } from "./document";
import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

export type SurveySchema = NonNullable<SurveyEditorQuery["surveySchema"]>;
type SectionProps = { editor: Editor; schema: SurveySchema };

/** The questions in their order, each in its card, and one more of any kind. */
export function QuestionsSection({ editor, schema }: SectionProps) {
  const t = useWords(surveyWords);
  const root = JSON.parse(schema.schema) as Schema;
  const { questions } = editor.document;
  const set = (next: Question[]) => editor.setDocument((before) => ({ ...before, questions: next }));
  const add = (kind: string) => set([...questions, newQuestion(kind, root, questions.map(({ code }) => code))]);
  return (
    <>
      {questions.map((question, place) => (
        <QuestionCard key={place} question={question} editor={editor} schema={schema} root={root} place={place} onQuestions={set} />
      ))}
      <Card title={t("addTitle")} lead={t("addLead")}>
        <GroupedAdd label={t("addQuestion")} groups={[{ label: t("kinds"), options: schema.kinds.map(({ code, label }) => ({ code, label })) }]} onAdd={add} />
      </Card>
    </>
  );
}

type CardProps = SectionProps & { root: Schema; question: Question; place: number; onQuestions: (next: Question[]) => void };

function QuestionCard({ editor, schema, root, question, place, onQuestions }: CardProps) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const { questions, languages } = editor.document;
  const kind = schema.kinds.find(({ code }) => code === question.kind)?.label ?? question.kind;
  const number = place + 1;
  const wrongAt = (path: string) => editor.check.findings.find((each) => each.path === path)?.message ?? null;
  const put = (next: Question) => onQuestions(questions.map((each, index) => (index === place ? next : each)));
  return (
    <Card
      title={t("questionTitle", { number, text: said(question.text, language, question.code) })}
      lead={kind}
      actions={
        <FieldRow>
          <Button onClick={() => onQuestions(moved(questions, place, -1))} isDisabled={place === 0} label={t("upOf", { number })}>
            {t("up")}
          </Button>
          <Button onClick={() => onQuestions(moved(questions, place, 1))} isDisabled={number === questions.length} label={t("downOf", { number })}>
            {t("down")}
          </Button>
          <Button onClick={() => onQuestions(withoutPlace(questions, place))} isDisabled={questions.length === 1} label={t("removeOf", { number })}>
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
          schema={questionSchema(question.kind, root)}
          path={`questions.${place}`}
          value={question}
          onChange={(next) => put(next as Question)}
        />
        <Branching document={editor.document} question={question} place={place} schema={schema} wrongAt={wrongAt} onChange={put} />
      </Stack>
    </Card>
  );
}
