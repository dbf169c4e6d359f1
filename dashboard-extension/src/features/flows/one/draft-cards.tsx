import { memo } from "react";

import type { FlowEditorQuery } from "@/api/generated/flows";
import { TextField } from "@/ui/controls/fields";
import { ChecksField, PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { resolved, type Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useWords } from "@/words/locale-context";

import type { Document } from "./document";
import { saidIn } from "./findings";
import { Place } from "./place";
import type { FlowSchema } from "./steps-section";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

type Around = { root: Schema; currencies: string[]; kindLabel: (list: string, kind: string) => string; timeZone: string };
type Segments = NonNullable<FlowEditorQuery["segments"]>["edges"];
type CardsProps = { editor: Editor; schema: FlowSchema; around: Around; segments: Segments };

/** What it is called, with what it begins and for whom: above the steps. */
export const BeginCards = memo(function BeginCards({ editor, schema, around, segments }: CardsProps) {
  const t = useWords(flowWords);
  const { root } = around;
  return (
    <>
      <Place id="flow-basics">
        <Card title={t("basics")}>
          <Stack>
            <TextField label={t("titleOf")} value={editor.title} onChange={editor.setTitle} help={t("titleHelp")} />
            <Fields editor={editor} around={around} names={["names", "languages"]} />
          </Stack>
        </Card>
      </Place>
      <Place id="flow-trigger">
        <Card title={root.properties?.trigger?.title ?? t("picture")}>
          <TriggerFields editor={editor} around={around} triggers={schema.triggers} />
        </Card>
      </Place>
      <Place id="flow-audience">
        <Card title={root.properties?.audience?.title ?? t("segments")}>
          <AudienceFields editor={editor} around={around} segments={segments} />
        </Card>
      </Place>
    </>
  );
}, isSame);

/** When people leave it, and how it is measured: below the steps. */
export const RuleCards = memo(function RuleCards({ editor, around }: CardsProps) {
  const t = useWords(flowWords);
  return (
    <Place id="flow-rules">
      <Card title={t("rules")}>
        <Fields editor={editor} around={around} names={["topic", "exits", "again_after_days", "holdout_percent", "watch_days", "click_days"]} />
      </Card>
    </Place>
  );
}, isSame);

/** A key in a step changes nothing of them. */
function isSame(before: CardsProps, after: CardsProps): boolean {
  const places = new Set([...Object.keys(before.editor.document), ...Object.keys(after.editor.document)]);
  places.delete("steps");
  return (
    before.schema === after.schema &&
    before.around === after.around &&
    before.segments === after.segments &&
    before.editor.title === after.editor.title &&
    before.editor.check.findings === after.editor.check.findings &&
    [...places].every((name) => before.editor.document[name] === after.editor.document[name])
  );
}

type PartProps = { editor: Editor; around: Around };

function Fields({ editor, around, names }: PartProps & { names: string[] }) {
  const places = names.map((name) => [name, around.root.properties?.[name] ?? {}]);
  return (
    <SchemaForm
      {...around}
      languages={editor.document.languages}
      {...saidIn(editor.check.findings)}
      schema={{ properties: Object.fromEntries(places) as Record<string, Schema> }}
      path=""
      value={editor.document}
      onChange={(next) => editor.setDocument((before) => ({ ...(next as Document), steps: before.steps }))}
    />
  );
}

function TriggerFields({ editor, around, triggers }: PartProps & { triggers: FlowSchema["triggers"] }) {
  const { trigger, languages } = editor.document;
  const chosen = triggers.find(({ code }) => code === trigger.code);
  const own = chosen === undefined ? null : (JSON.parse(chosen.schema) as Schema);
  const title = resolved(around.root.properties?.trigger ?? {}, around.root).properties?.code?.title ?? "code";
  const { wrongAt, noteAt } = saidIn(editor.check.findings);
  const set = (next: Document["trigger"]) => editor.setDocument((before) => ({ ...before, trigger: next }));
  return (
    <Stack>
      <PickField
        label={title}
        value={trigger.code}
        options={triggers.map(({ code, label }) => ({ code, label }))}
        error={wrongAt("trigger.code")}
        // The settings of one trigger mean nothing to another.
        onChange={(code) => set({ code, settings: {} })}
      />
      {own === null ? null : (
        <SchemaForm
          {...around}
          {...{ languages, wrongAt, noteAt }}
          root={own}
          schema={own}
          path="trigger.settings"
          value={{ ...defaultsOf(own), ...trigger.settings }}
          onChange={(settings) => set({ ...trigger, settings })}
        />
      )}
    </Stack>
  );
}

function AudienceFields({ editor, around, segments }: PartProps & { segments: Segments }) {
  const t = useWords(flowWords);
  const { audience, languages } = editor.document;
  const { conditions } = resolved(around.root.properties?.audience ?? {}, around.root).properties ?? {};
  const { wrongAt, noteAt } = saidIn(editor.check.findings);
  const wrong = editor.check.findings.find(({ path }) => path.startsWith("audience.segments"))?.message ?? null;
  const set = (next: Document["audience"]) => editor.setDocument((before) => ({ ...before, audience: next }));
  const chosen = (code: string, isThere: boolean) => [...audience.segments.filter((each) => each !== code), ...(isThere ? [code] : [])];
  return (
    <Stack>
      {segments.length === 0 && audience.segments.length === 0 ? (
        <p>{t("noSegments")}</p>
      ) : (
        <div>
          <ChecksField
            label={t("segments")}
            codes={audience.segments}
            options={segments.map(({ node }) => ({ code: node.code, label: node.title }))}
            error={wrong}
            onChange={(code, isThere) => set({ ...audience, segments: chosen(code, isThere) })}
          />
          <p>{t("segmentsHelp")}</p>
        </div>
      )}
      <SchemaForm
        {...around}
        {...{ languages, wrongAt, noteAt }}
        schema={{ properties: { conditions: conditions ?? {} } }}
        path="audience"
        value={audience}
        onChange={(next) => set(next as Document["audience"])}
      />
    </Stack>
  );
}

/** What is said of a trigger where its settings say nothing. */
function defaultsOf(schema: Schema): Record<string, unknown> {
  return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, given]) => [name, given.default]));
}
