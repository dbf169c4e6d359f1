import { memo, useMemo } from "react";

import type { SurveyEditorQuery } from "@/api/generated/surveys";
import { TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { resolved, type Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useWords } from "@/words/locale-context";

import type { Document } from "./document";
import { wrongIn } from "./findings";
import type { SurveySchema } from "./questions-section";
import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

type CardsProps = { editor: Editor; schema: SurveySchema; triggers: NonNullable<SurveyEditorQuery["surveyTriggers"]> };
type Entry = Record<string, unknown>;

/** All of the draft but its questions: how it is called, when and whom it asks, and what its mails say. */
export const DraftCards = memo(function DraftCards({ editor, schema, triggers }: CardsProps) {
  const t = useWords(surveyWords);
  const root = useMemo(() => JSON.parse(schema.schema) as Schema, [schema]);
  const around = { currencies: [], languages: editor.document.languages, wrongAt: wrongIn(editor.check.findings) };
  const form = (names: string[]) => (
    <SchemaForm
      {...around}
      root={root}
      schema={{ properties: Object.fromEntries(names.map((name) => [name, root.properties?.[name] ?? {}])) }}
      path=""
      value={editor.document}
      onChange={(next) => editor.setDocument((before) => ({ ...(next as Document), questions: before.questions }))}
    />
  );
  const group = (name: string) => (
    <SchemaForm
      {...around}
      root={root}
      schema={resolved(root.properties?.[name] ?? {}, root)}
      path={name}
      value={editor.document[name] as Entry}
      onChange={(next) => editor.setDocument((before) => ({ ...before, [name]: next }))}
    />
  );
  return (
    <>
      <Card title={t("basics")}>
        <Stack>
          <TextField label={t("titleOf")} value={editor.title} onChange={editor.setTitle} help={t("titleHelp")} />
          {form(["names", "languages", "thanks"])}
        </Stack>
      </Card>
      <Card title={root.properties?.trigger?.title ?? t("after")}>
        <Stack>
          <TriggerFields editor={editor} root={root} triggers={triggers} />
          {form(["reminder_after_days", "expires_after_days", "again", "again_after_days", "points"])}
        </Stack>
      </Card>
      <Card title={root.properties?.audience?.title ?? t("person")}>
        <Stack>
          {group("audience")}
          {form(["quotas"])}
        </Stack>
      </Card>
      <Card title={root.properties?.mail?.title ?? t("person")} lead={t("mailLead")}>
        {group("mail")}
      </Card>
      <Card title={t("more")}>{form(["variables"])}</Card>
    </>
  );
}, isSame);

/** A key in a question changes nothing of it. */
function isSame(before: CardsProps, after: CardsProps): boolean {
  const places = new Set([...Object.keys(before.editor.document), ...Object.keys(after.editor.document)]);
  places.delete("questions");
  return (
    before.schema === after.schema &&
    before.triggers === after.triggers &&
    before.editor.title === after.editor.title &&
    before.editor.check.findings === after.editor.check.findings &&
    [...places].every((name) => before.editor.document[name] === after.editor.document[name])
  );
}

type TriggerProps = { editor: Editor; root: Schema; triggers: CardsProps["triggers"] };

function TriggerFields({ editor, root, triggers }: TriggerProps) {
  const { trigger, languages } = editor.document;
  const chosen = triggers.find(({ code }) => code === trigger.code);
  const own = chosen === undefined ? null : (JSON.parse(chosen.schema) as Schema);
  const { code, delay_days } = resolved(root.properties?.trigger ?? {}, root).properties ?? {};
  const around = { currencies: [], languages, wrongAt: wrongIn(editor.check.findings) };
  const set = (next: Document["trigger"]) => editor.setDocument((before) => ({ ...before, trigger: next }));
  return (
    <>
      <PickField
        label={code?.title ?? "code"}
        value={trigger.code}
        options={triggers.map((each) => ({ code: each.code, label: each.label }))}
        error={around.wrongAt("trigger.code")}
        // The settings of one trigger mean nothing to another.
        onChange={(next) => set({ ...trigger, code: next, settings: {} })}
      />
      <SchemaForm
        {...around}
        root={root}
        schema={{ properties: { delay_days: delay_days ?? {} } }}
        path="trigger"
        value={trigger}
        onChange={(next) => set(next as Document["trigger"])}
      />
      {own === null ? null : (
        <SchemaForm
          {...around}
          root={own}
          schema={own}
          path="trigger.settings"
          value={{ ...defaultsOf(own), ...trigger.settings }}
          onChange={(settings) => set({ ...trigger, settings })}
        />
      )}
    </>
  );
}

/** What is said of a trigger where its settings say nothing. */
function defaultsOf(schema: Schema): Entry {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, given]) => [name, given.default]));
}
