import { memo, useCallback, useDeferredValue, useMemo } from "react";

import type { FlowEditorQuery } from "@/api/generated/flows";
import { Button } from "@/ui/controls/button";
import { FieldError, FieldGrid, FieldRow } from "@/ui/controls/fields";
import { GroupedAdd, type Pick, PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { moved } from "@/ui/schema-form/entries";
import type { Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { END, newStep, type Step, stepSchema, withCopiedTrial, withoutStep, withoutWays } from "./document";
import { saidIn } from "./findings";
import { Place } from "./place";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

export type FlowSchema = NonNullable<FlowEditorQuery["flowSchema"]>;
type Change = (change: (before: Step[]) => Step[]) => void;
type Around = { root: Schema; currencies: string[]; kindLabel: (list: string, kind: string) => string };
type SectionProps = { editor: Editor; schema: FlowSchema; around: Around };

/** The steps in their order, each in its card, and one more of any kind. */
export function StepsSection({ editor, schema, around }: SectionProps) {
  const t = useWords(flowWords);
  const { document, setDocument, check } = editor;
  const { steps, languages } = document;
  const change: Change = useCallback((next) => setDocument((before) => ({ ...before, steps: next(before.steps) })), [setDocument]);
  // What a card says of the other steps may follow a moment later: a key redraws its own card alone.
  const findings = useDeferredValue(check.findings);
  // What is written in a step changes no name: its card alone is drawn again.
  const order = steps.map(({ code, kind }) => `${code} ${kind}`).join(",");
  const names = useMemo(() => namesOf(order, (number, kind) => t("stepTitle", { number, kind: capital(around.kindLabel("steps", kind)) })), [order, around, t]);
  const add = (kind: string) => change((before) => [...before, newStep(kind, around.root, before.map(({ code }) => code))]);
  return (
    <>
      {steps.map((step, place) => (
        <StepCard key={step.code} {...{ step, place, languages, around, names, findings, change }} />
      ))}
      <Card title={t("addTitle")} lead={t("addLead")}>
        <GroupedAdd label={t("addStep")} groups={[{ label: t("kinds"), options: schema.steps.map(({ code, label }) => ({ code, label })) }]} onAdd={add} />
      </Card>
    </>
  );
}

function namesOf(order: string, title: (number: number, kind: string) => string): Pick[] {
  return order.split(",").map((step, place) => {
    const [code = "", kind = ""] = step.split(" ");
    return { code, label: title(place + 1, kind) };
  });
}

type CardProps = {
  step: Step;
  place: number;
  languages: string[];
  around: Around;
  names: Pick[];
  findings: Editor["check"]["findings"];
  change: Change;
};

const StepCard = memo(function StepCard({ step, place, languages, around, names, findings, change }: CardProps) {
  const t = useWords(flowWords);
  const number = place + 1;
  const { wrongAt, noteAt } = saidIn(findings);
  const wrong = wrongAt(`steps.${place}`);
  const of = useMemo(() => stepSchema(step.kind, around.root), [step.kind, around.root]);
  const own = useMemo(() => withoutWays(of), [of]);
  const put = (next: Step) => change((before) => before.map((each, index) => (index === place ? next : each)));
  return (
    <Place id={`flow-step-${place}`}>
      <Card
        title={names[place]?.label ?? step.code}
        lead={t("stepCode", { code: step.code })}
        actions={
          <FieldRow>
            <Button onClick={() => change((before) => moved(before, place, -1))} isDisabled={place === 0} label={t("upOf", { number })}>
              {t("up")}
            </Button>
            <Button onClick={() => change((before) => moved(before, place, 1))} isDisabled={number === names.length} label={t("downOf", { number })}>
              {t("down")}
            </Button>
            <Button onClick={() => change((before) => withoutStep(before, place))} isDisabled={names.length === 1} label={t("removeOf", { number })}>
              {t("remove")}
            </Button>
          </FieldRow>
        }
      >
        <Stack>
          {wrong === null ? null : <FieldError>{wrong}</FieldError>}
          <SchemaForm {...around} {...{ languages, wrongAt, noteAt }} schema={own} path={`steps.${place}`} value={step} onChange={(next) => put(withCopiedTrial(step, next as Step))} />
          <Ways {...{ step, place, of, names, wrongAt, put }} />
        </Stack>
      </Card>
    </Place>
  );
});

type WaysProps = { step: Step; place: number; of: Schema; names: Pick[]; wrongAt: (path: string) => string | null; put: (step: Step) => void };

/** Where it leads: on, never back. */
function Ways({ step, place, of, names, wrongAt, put }: WaysProps) {
  const t = useWords(flowWords);
  const options = [...names.slice(place + 1), { code: END, label: t("toEnd") }];
  const below = t(place + 1 === names.length ? "toEnd" : "toNext");
  const way = (name: "to" | "otherwise") => (
    <PickField
      label={of.properties?.[name]?.title ?? name}
      value={step[name] ?? ""}
      emptyLabel={capital(below)}
      options={options}
      error={wrongAt(`steps.${place}.${name}`)}
      onChange={(code) => put({ ...step, [name]: code })}
    />
  );
  return (
    <FieldGrid>
      {way("to")}
      {of.properties?.otherwise === undefined ? null : way("otherwise")}
    </FieldGrid>
  );
}
