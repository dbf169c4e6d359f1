import { useState } from "react";
import { useSearchParams } from "react-router";

import { ReturnPolicyContentDocument, ReturnPolicyEditorDocument } from "@/api/generated/return-policy";
import { useQuery } from "@/api/use-query";
import { TextField } from "@/ui/controls/fields";
import { Card, Columns, Page, PageHeader, Stack } from "@/ui/layout";
import { Callout, Skeleton } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useWords } from "@/words/locale-context";

import { contentOf } from "../document/document";
import { Paragraphs } from "@/ui/paragraphs";
import { TrialCard, TrialNeedsOrders } from "../trial/trial-card";
import { PolicyViews } from "../views";
import css from "./editor.module.css";
import { FindingList } from "./finding-list";
import { FindingsProvider } from "./findings-context";
import { PublishBar } from "./publish-bar";
import { RulesCard } from "./rules-card";
import { ApprovalCard, FeesCard, KeepItCard, LossCard, OfferCard } from "./term-cards";
import { type Editor, useEditor } from "./use-editor";
import { WindowCard } from "./window-card";
import { editorWords } from "./words";

export function PolicyEditorPage() {
  const t = useWords(editorWords);
  const [params] = useSearchParams();
  const from = params.get("from");
  const state = useQuery(ReturnPolicyEditorDocument, {});
  const origin = useQuery(ReturnPolicyContentDocument, { id: from ?? "" }, { isPaused: from === null });
  const schema = state.data?.returnPolicySchema ?? null;
  const gate = useQueryGate(state, schema, { need: "settings" });
  const version = origin.data?.returnPolicyVersion ?? null;
  const isWaiting = from !== null && version === null && origin.problem === null;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        marks={state.data?.returnPolicyDraft == null ? undefined : <Pill>{t("draftNumber", { number: state.data.returnPolicyDraft.number })}</Pill>}
        lead={t("lead")}
      />
      <PolicyViews />
      {gate ?? (isWaiting ? <Skeleton /> : null)}
      {state.data === null || schema === null || isWaiting ? null : (
        <EditorView
          key={from ?? ""}
          load={{ data: state.data, schema, origin: version === null ? null : { name: version.name, content: version.content } }}
          originNumber={version?.number ?? null}
        />
      )}
    </Page>
  );
}

type EditorViewProps = { load: Parameters<typeof useEditor>[0]; originNumber: number | null };

function EditorView({ load, originNumber }: EditorViewProps) {
  const t = useWords(editorWords);
  const editor = useEditor(load);
  const [openId, setOpenId] = useState<string | null>(null);
  const showRule = (id: string) => {
    setOpenId(id);
    requestAnimationFrame(() => document.querySelector(`[data-rule="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "start" }));
  };
  return (
    <FindingsProvider findings={editor.check.findings}>
      {editor.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
      {originNumber !== null && editor.kept !== null ? (
        <Callout tone="warning" title={t("replacesDraft", { from: originNumber, draft: editor.kept.number })} />
      ) : null}
      <Columns
        main={
          <fieldset className={css.fields} disabled={!editor.canChange}>
            <Stack>
              <WindowCard editor={editor} onShowRule={showRule} />
              <OfferCard editor={editor} />
              <FeesCard editor={editor} />
              <RulesCard editor={editor} openId={openId} onOpen={setOpenId} />
              <KeepItCard editor={editor} />
              <LossCard editor={editor} />
              <ApprovalCard editor={editor} />
              <Card title={t("nameTitle")}>
                <TextField label={t("name")} value={editor.name} onChange={editor.setName} help={t("nameHelp")} />
              </Card>
            </Stack>
          </fieldset>
        }
        aside={<Aside editor={editor} onShowRule={showRule} />}
      />
      {editor.canSeeOrders ? (
        <TrialCard content={contentOf(editor.policy)} catalogue={editor.catalogue} rules={editor.policy.rules} />
      ) : (
        <TrialNeedsOrders />
      )}
      {editor.canChange ? <PublishBar editor={editor} onShowRule={showRule} /> : null}
    </FindingsProvider>
  );
}

function Aside({ editor, onShowRule }: { editor: Editor; onShowRule: (id: string) => void }) {
  const t = useWords(editorWords);
  const { check } = editor;
  const count = check.countries.length;
  return (
    <>
      <Card title={t("checkTitle")} lead={count === 0 ? undefined : t("checkedFor", { countries: count > 6 ? "" : check.countries.join(", "), count })}>
        {check.findings.length === 0 ? (
          <p>{t(check.isUpToDate ? "checkFine" : "checkRunning")}</p>
        ) : (
          <Callout tone="danger" title={t("toMend", { count: check.findings.length })}>
            <FindingList editor={editor} onShowRule={onShowRule} />
          </Callout>
        )}
      </Card>
      <Card title={t("previewTitle")} lead={t("previewLead")}>
        <Paragraphs paragraphs={check.paragraphs} />
      </Card>
    </>
  );
}
