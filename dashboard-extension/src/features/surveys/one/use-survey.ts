import { useMemo, useState } from "react";

import {
  SurveyCheckDocument,
  type SurveyDetailsFragment,
  SurveyDraftDiscardDocument,
  SurveyDraftSaveDocument,
  SurveyEditorDocument,
  type SurveyEditorQuery,
  SurveyEndDocument,
  SurveyPauseDocument,
  SurveyPublishDocument,
  SurveyResumeDocument,
  type SurveyVersionFieldsFragment,
} from "@/api/generated/surveys";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import type { Verb } from "../states";
import { type Document, read } from "./document";
import { surveyWords } from "./words";

const PATIENCE_MS = 400;

export type Survey = SurveyDetailsFragment;
type Version = SurveyVersionFieldsFragment;

export function useSurveyPage(id: string) {
  return useQuery(SurveyEditorDocument, { id });
}

type Loaded = { data: SurveyEditorQuery; survey: Survey };

/** A survey, its draft as it is written, and all that can be done with both. */
export function useSurveyEditor({ data, survey: loaded }: Loaded) {
  const t = useWords(surveyWords);
  const bridge = useBridge();
  const [survey, setSurvey] = useState(loaded);
  const [title, setTitle] = useState(loaded.title);
  const [document, setDocument] = useState<Document>(() => read(contentOf(loaded)));
  const [rival, setRival] = useState<Version | null>(null);
  const saving = useMutation(SurveyDraftSaveDocument, "surveyDraftSave");
  const publishing = useMutation(SurveyPublishDocument, "surveyPublish");
  const discarding = useMutation(SurveyDraftDiscardDocument, "surveyDraftDiscard");
  const verbs = useVerbs(survey.id, setSurvey);
  const check = useSurveyCheck(JSON.stringify(document));
  const isChanged = title !== survey.title || JSON.stringify(document) !== JSON.stringify(read(contentOf(survey)));

  const show = (next: Survey) => {
    setRival(null);
    setSurvey(next);
    setTitle(next.title);
    setDocument(read(contentOf(next)));
  };

  const refuse = (said: string, errors: FieldError[], overtakenBy: Version | null | undefined) => {
    setRival(overtakenBy ?? null);
    const isGone = overtakenBy == null && errors[0]?.code === "overtaken";
    // Somebody threw the draft away: what is saved next is a new one.
    if (isGone) setSurvey((before) => ({ ...before, draft: null }));
    // Who was faster is told where the choice is made.
    if (overtakenBy == null) bridge.notify("error", said, errors[0]?.message);
  };

  const store = async (over: Version | null): Promise<Survey | null> => {
    const { isDone, payload, errors } = await saving.run({
      input: { id: survey.id, content: JSON.stringify(document), title: title.trim(), revision: over?.revision ?? null },
    });
    if (isDone && payload.survey !== null) {
      show(payload.survey);
      return payload.survey;
    }
    refuse(t("notSaved"), errors, payload?.overtakenBy);
    return null;
  };

  const save = async (over: Version | null = survey.draft) => {
    if ((await store(over)) !== null) bridge.notify("success", t("saved"));
  };

  /** What is not saved yet is saved with it: nobody publishes something else than what they see. */
  const publish = async (): Promise<void> => {
    const ready = isChanged || survey.draft === null ? await store(survey.draft) : survey;
    if (ready === null) return;
    const { isDone, payload, errors } = await publishing.run({ input: { id: ready.id, revision: ready.draft?.revision } });
    if (isDone && payload.survey !== null) {
      show(payload.survey);
      bridge.notify("success", t("published"));
    } else refuse(t("notPublished"), errors, payload?.overtakenBy);
  };

  const discard = async (): Promise<void> => {
    const { isDone, payload, errors } = await discarding.run({ input: { id: survey.id, revision: survey.draft?.revision } });
    if (isDone && payload.survey !== null) {
      show(payload.survey);
      bridge.notify("success", t("discarded"));
    } else refuse(t("notDiscarded"), errors, payload?.overtakenBy);
  };

  return {
    ...{ survey, title, setTitle, document, setDocument, rival, check, isChanged, publish, discard, verbs },
    canChange: data.postSaleSettings?.canChange === true && survey.state !== "ENDED",
    isBusy: saving.isRunning || publishing.isRunning || discarding.isRunning || verbs.isBusy,
    undo: () => show(survey),
    save: () => save(),
    takeTheirs: () => (rival === null ? undefined : show({ ...survey, draft: rival })),
    keepMine: () => save(rival),
  };
}

export type Editor = ReturnType<typeof useSurveyEditor>;

function useVerbs(id: string, onDone: (survey: Survey) => void) {
  const t = useWords(surveyWords);
  const bridge = useBridge();
  const pausing = useMutation(SurveyPauseDocument, "surveyPause");
  const resuming = useMutation(SurveyResumeDocument, "surveyResume");
  const ending = useMutation(SurveyEndDocument, "surveyEnd");
  const doing = { pause: pausing, resume: resuming, end: ending };
  const run = async (verb: Verb) => {
    const { isDone, payload, errors } = await doing[verb].run({ input: { id } });
    if (isDone && payload.survey !== null) {
      onDone(payload.survey);
      bridge.notify("success", t(`${verb}Done`));
    } else bridge.notify("error", t("verbFailed"), errors[0]?.message);
  };
  return { run, isBusy: pausing.isRunning || resuming.isRunning || ending.isRunning };
}

/** Asks the shop while one writes, once the writing pauses. */
function useSurveyCheck(content: string) {
  const settled = useSettled(content, PATIENCE_MS);
  const { data, isLoading } = useQuery(SurveyCheckDocument, { content: settled });
  const check = data?.surveyCheck ?? null;
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

/** What is written on: the draft, or what is asked now. Every survey has one of them. */
function contentOf({ draft, current }: Survey): string {
  return (draft ?? current)?.content ?? "{}";
}
