import { useState } from "react";

import { type ReturnReasonTreeQuery, ReturnReasonsSaveDocument } from "@/api/generated/return-policy";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { added, changed, inputOf, moved, type Reason, removed, treeOf, wrongsOf } from "./tree";
import { reasonWords } from "./words";

export function useReasons(data: ReturnReasonTreeQuery) {
  const bridge = useBridge();
  const t = useWords(reasonWords);
  const mutation = useMutation(ReturnReasonsSaveDocument, "returnReasonsUpdate");
  const languages = (data.postSaleSettings?.languages ?? ["ES", "EN"]).map((language) => language.toLowerCase());
  const [saved, setSaved] = useState(() => treeOf(data.returnReasons ?? []));
  const [tree, setTree] = useState(saved);
  const [openCode, setOpenCode] = useState<string | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const wrongs = wrongsOf(tree, languages);

  const save = async () => {
    setHasTried(true);
    if (wrongs.length > 0) return setOpenCode(wrongs[0]?.code ?? null);
    const { isDone, payload, errors } = await mutation.run({ input: { reasons: inputOf(tree) } });
    if (!isDone) return bridge.notify("error", t("notSaved"), errors[0]?.message);
    const next = treeOf(payload.reasons);
    setSaved(next);
    setTree(next);
    setHasTried(false);
    bridge.notify("success", t("saved"));
  };

  const add = (parent: string) => {
    const next = added(tree, parent);
    setTree(next);
    setOpenCode(next.find(({ code }) => !tree.some((known) => known.code === code))?.code ?? null);
  };

  return {
    tree,
    languages,
    canChange: data.postSaleSettings?.canChange === true,
    isChanged: JSON.stringify(tree) !== JSON.stringify(saved),
    isBusy: mutation.isRunning,
    isNew: (code: string) => !saved.some((known) => known.code === code),
    openCode,
    setOpenCode,
    add,
    set: (code: string, change: Partial<Reason>) => setTree((before) => changed(before, code, change)),
    move: (code: string, by: -1 | 1) => setTree((before) => moved(before, code, by)),
    remove: (code: string) => setTree((before) => removed(before, code)),
    undo: () => setTree(saved),
    save,
    isWrong: (code: string, what: "name" | "photos") => hasTried && wrongs.some((wrong) => wrong.code === code && wrong.what === what),
  };
}

export type Reasons = ReturnType<typeof useReasons>;
