import { Button } from "@/ui/controls/button";
import { FieldGrid, FieldRow, TextField } from "@/ui/controls/fields";
import { PickField, TokensField } from "@/ui/controls/picks";
import { Stack } from "@/ui/layout";
import { withoutPlace } from "@/ui/schema-form/entries";
import { useLanguage, useWords } from "@/words/locale-context";

import { type Document, END, type Go, needs, opsOf, type Question, said, type When, withOp } from "./document";
import type { SurveySchema } from "./questions-section";
import css from "./survey.module.css";
import { surveyWords } from "./words";

type BranchingProps = {
  document: Document;
  question: Question;
  place: number;
  schema: SurveySchema;
  wrongAt: (path: string) => string | null;
  onChange: (question: Question) => void;
};

/** Where an answer leads: the first condition that holds decides, and what is said last where none does. */
export function Branching(props: BranchingProps) {
  const { document, question, place, wrongAt, onChange } = props;
  const t = useWords(surveyWords);
  const targets = useTargets(document, place);
  const setGoes = (goes: Go[]) => onChange({ ...question, goes });
  const start = { when: { op: "answered", value: null, about: "" }, to: END };
  return (
    <Stack>
      {question.goes.map((go, number) => (
        <fieldset className={css.go} key={number}>
          <legend>{t("goTitle", { number: number + 1 })}</legend>
          <Stack>
            <Condition
              {...props}
              when={go.when}
              path={`questions.${place}.goes.${number}.when`}
              onWhen={(when) => setGoes(question.goes.map((each, index) => (index === number ? { ...each, when } : each)))}
            />
            <PickField
              label={t("goTo")}
              value={go.to}
              options={targets}
              error={wrongAt(`questions.${place}.goes.${number}.to`)}
              onChange={(to) => setGoes(question.goes.map((each, index) => (index === number ? { ...each, to } : each)))}
            />
            <FieldRow>
              <Button onClick={() => setGoes(withoutPlace(question.goes, number))} label={t("removeGo", { number: number + 1, question: place + 1 })}>
                {t("remove")}
              </Button>
            </FieldRow>
          </Stack>
        </fieldset>
      ))}
      <FieldGrid>
        <PickField
          label={t(question.goes.length === 0 ? "thenTo" : "otherwiseTo")}
          value={question.to ?? ""}
          emptyLabel={t("theNext")}
          options={targets}
          error={wrongAt(`questions.${place}.to`)}
          onChange={(to) => onChange({ ...question, to: to === "" ? null : to })}
        />
      </FieldGrid>
      <FieldRow>
        <Button onClick={() => setGoes([...question.goes, start])} label={t("addGoOf", { number: place + 1 })}>
          {t("addGo")}
        </Button>
      </FieldRow>
    </Stack>
  );
}

type ConditionProps = BranchingProps & { when: When; path: string; onWhen: (when: When) => void };

function Condition({ document, question, place, schema, when, path, wrongAt, onWhen }: ConditionProps) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const about = document.questions.find(({ code }) => code === when.about) ?? question;
  const subjects = [
    ...document.questions.slice(0, place).map(({ code, text }) => ({ code, label: said(text, language, code) })),
    ...schema.hidden.map((name) => ({ code: `@${name}`, label: t("known", { name }) })),
    ...document.variables.map(({ code }) => ({ code: `$${code}`, label: t("reckoned", { name: code }) })),
  ];
  const need = needs(when.op);
  const choices = (about.settings.options ?? []).map(({ code, text }) => ({ code, label: said(text, language, code) }));
  return (
    <FieldGrid>
      <PickField
        label={t("about")}
        value={when.about}
        emptyLabel={t("thisOne")}
        options={subjects}
        error={wrongAt(`${path}.about`)}
        onChange={(next) => onWhen({ ...when, about: next })}
      />
      <PickField
        label={t("ifAnswer")}
        value={when.op}
        options={opsOf(when, question, document.questions, schema.kinds)}
        error={wrongAt(`${path}.op`)}
        onChange={(op) => onWhen(withOp(when, op))}
      />
      {need === "number" ? (
        <TextField
          label={t("value")}
          type="number"
          value={typeof when.value === "number" ? String(when.value) : ""}
          error={wrongAt(`${path}.value`) ?? wrongAt(path)}
          onChange={(text) => onWhen({ ...when, value: text === "" ? "" : Number(text) })}
        />
      ) : null}
      {need === "choices" ? (
        <TokensField
          label={t("value")}
          words={Array.isArray(when.value) ? when.value : []}
          options={when.about.startsWith("@") ? [] : choices}
          help={t("valuesHelp")}
          error={wrongAt(`${path}.value`) ?? wrongAt(path)}
          removeLabel={(word) => t("removeWord", { word })}
          onChange={(value) => onWhen({ ...when, value })}
        />
      ) : null}
    </FieldGrid>
  );
}

function useTargets(document: Document, place: number) {
  const t = useWords(surveyWords);
  const language = useLanguage();
  const others = document.questions
    .map(({ code, text }, index) => ({ code, label: t("questionTitle", { number: index + 1, text: said(text, language, code) }) }))
    .filter((_option, index) => index !== place);
  return [...others, { code: END, label: t("theEnd") }];
}
