import { useMemo, useState } from "react";

import {
  SegmentChangeDocument,
  SegmentCreateDocument,
  SegmentDropDocument,
  SegmentPreviewDocument,
  type SegmentRowFragment,
  SegmentsDocument,
  type SegmentsQuery,
} from "@/api/generated/flows";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import type { Schema } from "@/ui/schema-form/schema";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import { segmentWords } from "./words";

const PAGE_SIZE = 20;
const PATIENCE_MS = 600;

export type Segment = SegmentRowFragment;
export type Draft = { title: string; code: string; conditions: unknown[] };

export function useSegments() {
  const t = useWords(segmentWords);
  const bridge = useBridge();
  const pages = usePages();
  const query = useQuery(SegmentsDocument, { first: PAGE_SIZE, after: pages.after });
  const dropping = useMutation(SegmentDropDocument, "segmentDrop");
  /** Which one is being written: by its id, or a new one. */
  const [openId, open] = useState<string | "new" | null>(null);
  const drop = async ({ id }: Segment) => {
    const { isDone, errors } = await dropping.run({ input: { id } });
    if (!isDone) return bridge.notify("error", t("notDropped"), errors[0]?.message);
    bridge.notify("success", t("dropped"));
    query.reload();
  };
  return {
    ...query,
    pages,
    segments: query.data?.segments ?? null,
    schema: query.data?.flowSchema ?? null,
    languages: (query.data?.postSaleSettings?.languages ?? []).map((language) => language.toLowerCase()),
    canChange: query.data?.postSaleSettings?.canChange === true,
    ...{ openId, open, drop },
    isBusy: dropping.isRunning,
  };
}

/** A segment in writing. Who was faster is told; what was written stays, and saving again stands above theirs. */
export function useSegmentForm(segment: Segment | null, onSaved: () => void, onRefused: () => void) {
  const t = useWords(segmentWords);
  const bridge = useBridge();
  const creating = useMutation(SegmentCreateDocument, "segmentCreate");
  const changing = useMutation(SegmentChangeDocument, "segmentChange");
  const [draft, setDraft] = useState<Draft>(() => ({
    title: segment?.title ?? "",
    code: segment?.code ?? "",
    conditions: segment === null ? [] : (JSON.parse(segment.conditions) as unknown[]),
  }));
  const [errors, setErrors] = useState<FieldError[]>([]);
  const save = async () => {
    const written = { title: draft.title.trim(), conditions: JSON.stringify(draft.conditions) };
    const { isDone, errors: found } =
      segment === null
        ? await creating.run({ input: { ...written, code: draft.code.trim() } })
        : await changing.run({ input: { ...written, id: segment.id, revision: segment.revision } });
    setErrors(found);
    if (isDone) {
      bridge.notify("success", t("saved"));
      onSaved();
    } else {
      bridge.notify("error", t("notSaved"), found[0]?.message);
      onRefused();
    }
  };
  return {
    ...{ draft, save },
    set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    errorOf: (field: string) => errors.find((each) => each.field === field)?.message ?? null,
    isBusy: creating.isRunning || changing.isRunning,
  };
}

/** How many fit, of what is written now, and what of it can't be read, once the writing pauses. */
export function useCount(conditions: unknown[]) {
  const written = JSON.stringify(conditions);
  const settled = useSettled(written, PATIENCE_MS);
  const { data, isLoading } = useQuery(SegmentPreviewDocument, { conditions: settled });
  const isCounting = isLoading || settled !== written;
  // Of what was written before, a place may mean another condition by now.
  const problems = isCounting ? [] : (data?.segmentPreview?.problems ?? []);
  return { count: data?.segmentPreview?.count ?? null, problems, isCounting };
}

type FlowSchema = NonNullable<SegmentsQuery["flowSchema"]>;

/** The form of conditions, as the audience of a flow has it. */
export function useConditionForm(schema: FlowSchema) {
  const root = useMemo(() => JSON.parse(schema.schema) as Schema, [schema]);
  const of = root.$defs?.Audience?.properties?.conditions ?? {};
  const kindLabel = (_list: string, kind: string) => schema.conditions.find(({ code }) => code === kind)?.label ?? kind;
  return { root, of, kindLabel };
}
