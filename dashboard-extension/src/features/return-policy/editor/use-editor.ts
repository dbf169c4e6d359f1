import { useMemo, useState } from "react";

import {
  type PolicyVersionFieldsFragment,
  ReturnPolicyDiscardDocument,
  type ReturnPolicyEditorQuery,
  ReturnPolicyPublishDocument,
  ReturnPolicySaveDocument,
} from "@/api/generated/return-policy";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { catalogueOf } from "../document/catalogue";
import { contentOf, draftOf, isSame, type Policy, type Rule } from "../document/document";
import { canSeeOrders } from "../orders-permission";
import { momentOf } from "@/ui/zoned-moment";
import { useCheck } from "./use-check";
import { editorWords } from "./words";
import { type Rival, useRival } from "./use-rival";

type Loaded = {
  data: ReturnPolicyEditorQuery;
  schema: NonNullable<ReturnPolicyEditorQuery["returnPolicySchema"]>;
  /** An older version that the draft is to start from. */
  origin: { name: string; content: string } | null;
};

type Draft = Pick<PolicyVersionFieldsFragment, "id" | "number" | "name" | "revision">;

/** The draft as it is written, and all that can be done with it. */
export function useEditor({ data, schema, origin }: Loaded) {
  const bridge = useBridge();
  const t = useWords(editorWords);
  const live = data.returnPolicy?.content ?? "{}";
  const start = origin ?? data.returnPolicyDraft ?? { name: "", content: live };
  const [kept, setKept] = useState<Draft | null>(data.returnPolicyDraft);
  const [saved, setSaved] = useState(() => ({
    name: data.returnPolicyDraft?.name ?? "",
    policy: draftOf(data.returnPolicyDraft?.content ?? live),
  }));
  const [name, setName] = useState(start.name);
  const [policy, setPolicy] = useState<Policy>(() => draftOf(start.content));
  const [refusal, setRefusal] = useState<FieldError | null>(null);
  const two = useRival({ name, policy }, (text) => {
    setName(text.name);
    setPolicy(text.policy);
  });

  const catalogue = useMemo(() => catalogueOf(schema, data.postSaleSettings?.languages ?? ["ES", "EN"]), [schema, data]);
  const check = useCheck(contentOf(policy));
  const saving = useMutation(ReturnPolicySaveDocument, "returnPolicySave");
  const publishing = useMutation(ReturnPolicyPublishDocument, "returnPolicyPublish");
  const discarding = useMutation(ReturnPolicyDiscardDocument, "returnPolicyDiscard");
  const isChanged = name !== saved.name || !isSame(policy, saved.policy);
  const timeZone = data.postSaleSettings?.timeZone ?? "Europe/Madrid";

  const refuse = (title: string, errors: FieldError[], rival: Rival | null = null) => {
    two.meet(rival);
    setRefusal(errors[0] ?? null);
    // Who was faster is told where the choice is made.
    if (rival === null) bridge.notify("error", title, errors[0]?.message);
    return null;
  };

  const store = async (over: Draft | null = kept): Promise<Draft | null> => {
    const input = { content: contentOf(policy), name, revision: over?.revision ?? null };
    const { isDone, payload, errors } = await saving.run({ input });
    if (!isDone || payload.policy === null) return refuse(t("notSaved"), errors, payload?.overtakenBy);
    setRefusal(null);
    setKept(payload.policy);
    setSaved({ name: payload.policy.name, policy: draftOf(payload.policy.content) });
    setPolicy(draftOf(payload.policy.content));
    return payload.policy;
  };

  const save = async () => {
    if ((await store()) !== null) bridge.notify("success", t("saved"));
  };

  /** What is not saved yet is saved with it: nobody publishes something else than what they see. */
  const publish = async (takesEffect: string | null): Promise<boolean> => {
    const draft = isChanged || kept === null ? await store() : kept;
    if (draft === null) return false;
    const takesEffectAt = takesEffect === null ? null : momentOf(takesEffect, timeZone);
    const input = { id: draft.id, revision: draft.revision, takesEffectAt };
    const { isDone, payload, errors } = await publishing.run({ input });
    if (!isDone) {
      refuse(t("notPublished"), errors, payload?.overtakenBy);
      return false;
    }
    bridge.notify("success", t(takesEffectAt === null ? "published" : "scheduled"));
    return true;
  };

  const discard = async (): Promise<boolean> => {
    if (kept === null) return true;
    const { isDone, payload, errors } = await discarding.run({ input: { id: kept.id, revision: kept.revision } });
    if (isDone) bridge.notify("success", t("discarded"));
    else refuse(t("notDiscarded"), errors, payload?.overtakenBy);
    return isDone;
  };

  /** What stands there now, in place of what was typed; that stays at hand. */
  const takeTheirs = () => {
    const { rival } = two;
    if (rival === null) return;
    const theirs = { name: rival.name, policy: draftOf(rival.status === "DISCARDED" ? live : rival.content) };
    setKept(rival.status === "DRAFT" ? rival : null);
    setSaved(theirs);
    setRefusal(null);
    two.takeTheirs(theirs);
  };

  /** What was typed, over theirs or as a new draft; theirs stays at hand. */
  const keepMine = async () => {
    const { rival } = two;
    if (rival === null) return;
    const draft = await store(rival.status === "DRAFT" ? rival : null);
    if (draft === null) return;
    two.keepMine({ name: rival.name, policy: draftOf(rival.content) });
    bridge.notify("success", t("saved"));
  };

  return {
    policy,
    name,
    setName,
    kept,
    timeZone,
    catalogue,
    check,
    refusal,
    isChanged,
    rival: two.rival,
    aside: two.aside,
    swap: two.swap,
    takeTheirs,
    keepMine,
    canSeeOrders: canSeeOrders(data),
    canChange: data.postSaleSettings?.canChange === true,
    isBusy: saving.isRunning || publishing.isRunning || discarding.isRunning,
    set: (change: Partial<Policy>) => setPolicy((before) => ({ ...before, ...change })),
    setRules: (change: (rules: Rule[]) => Rule[]) => setPolicy((before) => ({ ...before, rules: change(before.rules) })),
    undo: () => {
      setPolicy(saved.policy);
      setName(saved.name);
    },
    save,
    publish,
    discard,
  };
}

export type Editor = ReturnType<typeof useEditor>;
