import { useMemo, useState } from "react";

import {
  FlowCheckDocument,
  type FlowDetailsFragment,
  FlowDraftDiscardDocument,
  FlowDraftSaveDocument,
  FlowEditorDocument,
  type FlowEditorQuery,
  FlowEndDocument,
  FlowPauseDocument,
  FlowPublishDocument,
  FlowResumeDocument,
  type FlowVersionFieldsFragment,
} from "@/api/generated/flows";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import type { Verb } from "../states";
import { type Document, read } from "./document";
import { flowWords } from "./words";

const PATIENCE_MS = 400;

export type Flow = FlowDetailsFragment;
type Version = FlowVersionFieldsFragment;

export function useFlowPage(id: string) {
  return useQuery(FlowEditorDocument, { id });
}

type Loaded = { data: FlowEditorQuery; flow: Flow };

/** A flow, its draft as it is written, and all that can be done with both. */
export function useFlowEditor({ data, flow: loaded }: Loaded) {
  const t = useWords(flowWords);
  const bridge = useBridge();
  const [flow, setFlow] = useState(loaded);
  const [title, setTitle] = useState(loaded.title);
  const [document, setDocument] = useState<Document>(() => read(contentOf(loaded)));
  const [rival, setRival] = useState<Version | null>(null);
  const saving = useMutation(FlowDraftSaveDocument, "flowDraftSave");
  const publishing = useMutation(FlowPublishDocument, "flowPublish");
  const discarding = useMutation(FlowDraftDiscardDocument, "flowDraftDiscard");
  const verbs = useVerbs(flow.id, setFlow);
  const check = useFlowCheck(JSON.stringify(document));
  const isChanged = title !== flow.title || JSON.stringify(document) !== JSON.stringify(read(contentOf(flow)));

  const show = (next: Flow) => {
    setRival(null);
    setFlow(next);
    setTitle(next.title);
    setDocument(read(contentOf(next)));
  };

  const refuse = (said: string, errors: FieldError[], overtakenBy: Version | null | undefined) => {
    setRival(overtakenBy ?? null);
    const isGone = overtakenBy == null && errors[0]?.code === "overtaken";
    // Somebody threw the draft away: what is saved next is a new one.
    if (isGone) setFlow((before) => ({ ...before, draft: null }));
    // Who was faster is told where the choice is made.
    if (overtakenBy == null) bridge.notify("error", said, errors[0]?.message);
  };

  const store = async (over: Version | null): Promise<Flow | null> => {
    const { isDone, payload, errors } = await saving.run({
      input: { id: flow.id, content: JSON.stringify(document), title: title.trim(), revision: over?.revision ?? null },
    });
    if (isDone && payload.flow !== null) {
      show(payload.flow);
      return payload.flow;
    }
    refuse(t("notSaved"), errors, payload?.overtakenBy);
    return null;
  };

  const save = async (over: Version | null = flow.draft) => {
    if ((await store(over)) !== null) bridge.notify("success", t("saved"));
  };

  /** What is not saved yet is saved with it: nobody publishes something else than what they see. */
  const publish = async (): Promise<void> => {
    const ready = isChanged || flow.draft === null ? await store(flow.draft) : flow;
    if (ready === null) return;
    const { isDone, payload, errors } = await publishing.run({ input: { id: ready.id, revision: ready.draft?.revision } });
    if (isDone && payload.flow !== null) {
      show(payload.flow);
      bridge.notify("success", t("published"));
    } else refuse(t("notPublished"), errors, payload?.overtakenBy);
  };

  const discard = async (): Promise<void> => {
    const { isDone, payload, errors } = await discarding.run({ input: { id: flow.id, revision: flow.draft?.revision } });
    if (isDone && payload.flow !== null) {
      show(payload.flow);
      bridge.notify("success", t("discarded"));
    } else refuse(t("notDiscarded"), errors, payload?.overtakenBy);
  };

  return {
    ...{ flow, title, setTitle, document, setDocument, rival, check, isChanged, publish, discard, verbs },
    canChange: data.postSaleSettings?.canChange === true && flow.state !== "ENDED",
    isBusy: saving.isRunning || publishing.isRunning || discarding.isRunning || verbs.isBusy,
    undo: () => show(flow),
    save: () => save(),
    takeTheirs: () => (rival === null ? undefined : show({ ...flow, draft: rival })),
    keepMine: () => save(rival),
  };
}

export type Editor = ReturnType<typeof useFlowEditor>;

function useVerbs(id: string, onDone: (flow: Flow) => void) {
  const t = useWords(flowWords);
  const bridge = useBridge();
  const pausing = useMutation(FlowPauseDocument, "flowPause");
  const resuming = useMutation(FlowResumeDocument, "flowResume");
  const ending = useMutation(FlowEndDocument, "flowEnd");
  const doing = { pause: pausing, resume: resuming, end: ending };
  const run = async (verb: Verb) => {
    const { isDone, payload, errors } = await doing[verb].run({ input: { id } });
    if (isDone && payload.flow !== null) {
      onDone(payload.flow);
      bridge.notify("success", t(`${verb}Done`));
    } else bridge.notify("error", t("verbFailed"), errors[0]?.message);
  };
  return { run, isBusy: pausing.isRunning || resuming.isRunning || ending.isRunning };
}

/** Asks the shop while one writes, once the writing pauses. */
function useFlowCheck(content: string) {
  const settled = useSettled(content, PATIENCE_MS);
  const { data, isLoading } = useQuery(FlowCheckDocument, { content: settled });
  const check = data?.flowCheck ?? null;
  // The same list until the shop answers anew: what is drawn of it need not be drawn again at each key.
  const findings = useMemo(() => {
    const problems = (check?.problems ?? []).map(({ path, message }) => ({ path, message, isBlocking: true }));
    return [...problems, ...(check?.flaws ?? []).map(({ path, message, isBlocking }) => ({ path, message, isBlocking }))];
  }, [check]);
  return {
    findings,
    isUpToDate: check !== null && !isLoading && settled === content,
    canPublish: check?.canPublish === true,
  };
}

/** What is written on: the draft, or what runs now. Every flow has one of them. */
function contentOf({ draft, current }: Flow): string {
  return (draft ?? current)?.content ?? "{}";
}
