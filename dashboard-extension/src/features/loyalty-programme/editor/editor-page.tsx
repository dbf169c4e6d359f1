import type { ReactNode } from "react";
import { useSearchParams } from "react-router";

import { ProgrammeContentDocument, ProgrammeEditorDocument } from "@/api/generated/loyalty-programme";
import { useQuery } from "@/api/use-query";
import { TextField } from "@/ui/controls/fields";
import { Card, Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout, Skeleton } from "@/ui/notice";
import { Paragraphs } from "@/ui/paragraphs";
import { Pill } from "@/ui/pill";
import { PointsViews } from "@/ui/points-views";
import { useQueryGate } from "@/ui/query-gate";
import { resolved, type Schema } from "@/ui/schema-form/schema";
import { SchemaForm } from "@/ui/schema-form/schema-form";
import { useWords } from "@/words/locale-context";

import css from "./editor.module.css";
import { messageAt } from "./findings";
import { PublishBar } from "./publish-bar";
import { type Document, type Editor, useEditor } from "./use-editor";
import { editorWords } from "./words";

export function ProgrammeEditorPage() {
  const t = useWords(editorWords);
  const [params] = useSearchParams();
  const from = params.get("from");
  const state = useQuery(ProgrammeEditorDocument, {});
  const origin = useQuery(ProgrammeContentDocument, { id: from ?? "" }, { isPaused: from === null });
  const schema = state.data?.pointsProgrammeSchema ?? null;
  const gate = useQueryGate(state, schema, { need: "settings" });
  const version = origin.data?.pointsProgrammeVersion ?? null;
  const isWaiting = from !== null && version === null && origin.problem === null;
  const draft = state.data?.pointsProgrammeDraft ?? null;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        marks={draft === null ? undefined : <Pill>{t("draftNumber", { number: draft.number })}</Pill>}
        lead={t("lead")}
      />
      <PointsViews />
      {gate ?? (isWaiting ? <Skeleton /> : null)}
      {state.data === null || schema === null || isWaiting ? null : (
        <EditorView key={from ?? ""} load={{ data: state.data, schema, origin: version }} />
      )}
    </Page>
  );
}

function EditorView({ load }: { load: Parameters<typeof useEditor>[0] }) {
  const t = useWords(editorWords);
  const editor = useEditor(load);
  const root = JSON.parse(load.schema.schema) as Schema;
  return (
    <>
      {editor.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
      {load.origin !== null && editor.kept !== null ? (
        <Callout tone="warning" title={t("replacesDraft", { draft: editor.kept.number })} />
      ) : null}
      <Columns
        main={
          <fieldset className={css.fields} disabled={!editor.canChange}>
            <Stack>
              <DocumentCards editor={editor} root={root} load={load} />
              <Card title={t("nameTitle")}>
                <TextField label={t("name")} value={editor.name} onChange={editor.setName} help={t("nameHelp")} />
              </Card>
            </Stack>
          </fieldset>
        }
        aside={<Aside editor={editor} />}
      />
      {editor.canChange ? <PublishBar editor={editor} /> : null}
    </>
  );
}

/** What stands by itself in one card; each group of the document, and each way to earn, in its own. */
function DocumentCards({ editor, root, load }: { editor: Editor; root: Schema; load: Parameters<typeof useEditor>[0] }) {
  const t = useWords(editorWords);
  const around = {
    root,
    currencies: load.schema.currencies,
    languages: (load.data.postSaleSettings?.languages ?? ["ES", "EN"]).map((language) => language.toLowerCase()),
    wrongAt: (path: string) => messageAt(editor.check.findings, path),
  };
  const places = Object.entries(root.properties ?? {});
  const groups = places.filter(([, given]) => resolved(given, root).properties !== undefined);
  const plain = Object.fromEntries(places.filter((place) => !groups.includes(place)));
  const form = (schema: Schema, path: string[]) => (
    <SchemaForm
      {...around}
      schema={schema}
      path={path.join(".")}
      value={partAt(editor.document, path)}
      onChange={(next) => editor.setDocument((before) => withPart(before, path, next))}
    />
  );
  const cards = (given: Schema, path: string[]): ReactNode => {
    const group = resolved(given, root);
    const parts = Object.entries(group.properties ?? {});
    const isOfGroups = parts.every(([, part]) => resolved(part, root).properties !== undefined);
    if (isOfGroups) return parts.map(([name, part]) => cards(part, [...path, name]));
    return (
      <Card title={given.title ?? path.join(".")} lead={given.description} key={path.join(".")}>
        {form(group, path)}
      </Card>
    );
  };
  return (
    <>
      <Card title={t("basics")}>{form({ properties: plain }, [])}</Card>
      {groups.map(([name, given]) => cards(given, [name]))}
    </>
  );
}

function Aside({ editor }: { editor: Editor }) {
  const t = useWords(editorWords);
  const { findings, isUpToDate, paragraphs } = editor.check;
  const blocking = findings.filter(({ isBlocking }) => isBlocking);
  const others = findings.filter(({ isBlocking }) => !isBlocking);
  const listed = (shown: typeof findings) => (
    <ul className={css.findings}>
      {shown.map(({ path, message }) => (
        <li key={`${path} ${message}`}>{message}</li>
      ))}
    </ul>
  );
  return (
    <>
      <Card title={t("checkTitle")}>
        <Stack>
          {blocking.length > 0 ? null : <p role="status">{t(isUpToDate ? "checkFine" : "checkRunning")}</p>}
          {blocking.length === 0 ? null : (
            <Callout tone="danger" title={t("toMend", { count: blocking.length })}>
              {listed(blocking)}
            </Callout>
          )}
          {others.length === 0 ? null : (
            <Callout tone="warning" title={t("toThink", { count: others.length })}>
              {listed(others)}
            </Callout>
          )}
        </Stack>
      </Card>
      <Card title={t("previewTitle")}>
        <Paragraphs paragraphs={paragraphs} />
      </Card>
    </>
  );
}

function partAt(document: Document, path: string[]): Document {
  return path.reduce<Document>((part, name) => (part[name] ?? {}) as Document, document);
}

function withPart(document: Document, path: string[], next: Document): Document {
  const [name, ...rest] = path;
  if (name === undefined) return next;
  return { ...document, [name]: withPart((document[name] ?? {}) as Document, rest, next) };
}
