import { useEffect, useState } from "react";

import {
  ProgrammeCheckDocument,
  ProgrammeDiscardDocument,
  type ProgrammeEditorQuery,
  ProgrammePublishDocument,
  ProgrammeSaveDocument,
  type ProgrammeVersionFieldsFragment,
} from "@/api/generated/loyalty-programme";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { momentOf } from "@/ui/zoned-moment";
import { useWords } from "@/words/locale-context";

import { findingsOf } from "./findings";
import { editorWords } from "./words";

export type Document = Record<string, unknown>;
type Kept = Pick<ProgrammeVersionFieldsFragment, "id" | "number" | "revision">;
type Rival = ProgrammeVersionFieldsFragment & { content: string };
type Loaded = {
  data: ProgrammeEditorQuery;
  schema: NonNullable<ProgrammeEditorQuery["pointsProgrammeSchema"]>;
  /** An older version that the draft is to start from. */
  origin: { name: string; content: string } | null;
};

const PATIENCE_MS = 400;

/** The draft as it is written, and all that can be done with it. */
export function useEditor({ data, schema, origin }: Loaded) {
  const t = useWords(editorWords);
  const bridge = useBridge();
  const draft = data.pointsProgrammeDraft;
  const live = data.pointsProgramme?.version?.content ?? schema.defaultContent;
  const start = origin ?? draft ?? { name: "", content: live };
  const [kept, setKept] = useState<Kept | null>(draft);
  const [saved, setSaved] = useState({ name: draft?.name ?? "", content: draft?.content ?? live });
  const [name, setName] = useState(start.name);
  const [document, setDocument] = useState<Document>(() => read(start.content));
  const [rival, setRival] = useState<Rival | null>(null);
  const saving = useMutation(ProgrammeSaveDocument, "pointsProgrammeSave");
  const publishing = useMutation(ProgrammePublishDocument, "pointsProgrammePublish");
  const discarding = useMutation(ProgrammeDiscardDocument, "pointsProgrammeDiscard");
  const check = useProgrammeCheck(JSON.stringify(document));
  const isChanged = name !== saved.name || JSON.stringify(document) !== JSON.stringify(read(saved.content));
  const timeZone = data.postSaleSettings?.timeZone ?? "Europe/Madrid";

  const refuse = (title: string, errors: FieldError[], overtakenBy: Rival | null | undefined) => {
    setRival(overtakenBy ?? null);
    // Who was faster is told where the choice is made.
    if (overtakenBy == null) bridge.notify("error", title, errors[0]?.message);
  };

  const store = async (over: Kept | null = kept): Promise<Kept | null> => {
    const { isDone, payload, errors } = await saving.run({
      input: { content: JSON.stringify(document), name, revision: over?.revision ?? null },
    });
    const programme = isDone ? payload.programme : null;
    if (programme === null) {
      refuse(t("notSaved"), errors, payload?.overtakenBy);
      return null;
    }
    setRival(null);
    setKept(programme);
    setSaved({ name: programme.name, content: programme.content });
    setDocument(read(programme.content));
    return programme;
  };

  const save = async (over: Kept | null = kept) => {
    if ((await store(over)) !== null) bridge.notify("success", t("saved"));
  };

  /** What is not saved yet is saved with it: nobody publishes something else than what they see. */
  const publish = async (when: string): Promise<boolean> => {
    const ready = isChanged || kept === null ? await store() : kept;
    if (ready === null) return false;
    const inForceSince = when === "" ? null : momentOf(when, timeZone);
    const { isDone, payload, errors } = await publishing.run({ input: { id: ready.id, revision: ready.revision, inForceSince } });
    if (isDone) bridge.notify("success", t(inForceSince === null ? "published" : "scheduled"));
    else refuse(t("notPublished"), errors, payload?.overtakenBy);
    return isDone;
  };

  const discard = async (): Promise<boolean> => {
    if (kept === null) return true;
    const { isDone, payload, errors } = await discarding.run({ input: { id: kept.id, revision: kept.revision } });
    if (isDone) bridge.notify("success", t("discarded"));
    else refuse(t("notDiscarded"), errors, payload?.overtakenBy);
    return isDone;
  };

  const takeTheirs = () => {
    if (rival === null) return;
    const isThere = rival.status === "DRAFT";
    const theirs = isThere ? rival : { name: "", content: live };
    setKept(isThere ? rival : null);
    setSaved({ name: theirs.name, content: theirs.content });
    setName(theirs.name);
    setDocument(read(theirs.content));
    setRival(null);
  };

  return {
    document,
    setDocument,
    name,
    setName,
    kept,
    rival,
    check,
    isChanged,
    timeZone,
    canChange: data.postSaleSettings?.canChange === true,
    isBusy: saving.isRunning || publishing.isRunning || discarding.isRunning,
    undo: () => {
      setName(saved.name);
      setDocument(read(saved.content));
    },
    save: () => save(),
    publish,
    discard,
    takeTheirs,
    keepMine: () => save(rival?.status === "DRAFT" ? rival : null),
  };
}

export type Editor = ReturnType<typeof useEditor>;

/** Asks the shop while one writes, once the writing pauses; what customers would read stays the last that could be said. */
function useProgrammeCheck(content: string) {
  const settled = useSettled(content, PATIENCE_MS);
  const { data, isLoading } = useQuery(ProgrammeCheckDocument, { content: settled });
  const check = data?.pointsProgrammeCheck ?? null;
  const text = check?.text?.paragraphs ?? null;
  const [said, setSaid] = useState(text);
  useEffect(() => {
    if (text !== null) setSaid(text);
  }, [text]);
  return {
    findings: check === null ? [] : findingsOf(check),
    paragraphs: text ?? said ?? [],
    isUpToDate: check !== null && !isLoading && settled === content,
    canPublish: check?.canPublish === true,
  };
}

function read(content: string): Document {
  return JSON.parse(content) as Document;
}
