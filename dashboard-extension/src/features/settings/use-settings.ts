import { useState } from "react";

import { type SettingsFieldsFragment, SettingsDocument, SettingsUpdateDocument } from "@/api/generated/settings";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { changesOf, type Draft, type FieldKey, toDraft, wrongsOf } from "./draft";
import { settingsWords } from "./words";

export function useSettings() {
  const { data, problem, isLoading, reload } = useQuery(SettingsDocument, {});
  return { settings: data?.postSaleSettings ?? null, problem, isLoading, reload };
}

/** The form over settings that are there. */
export function useSettingsForm(loaded: SettingsFieldsFragment) {
  const bridge = useBridge();
  const t = useWords(settingsWords);
  const mutation = useMutation(SettingsUpdateDocument, "postSaleSettingsUpdate");
  const [saved, setSaved] = useState(loaded);
  const [draft, setDraft] = useState(() => toDraft(loaded));
  const [refusals, setRefusals] = useState<FieldError[]>([]);
  const [hasTried, setHasTried] = useState(false);
  const changes = changesOf(saved, draft);
  const wrongs = wrongsOf(draft);

  const save = async () => {
    setHasTried(true);
    if (Object.keys(wrongs).length > 0) return;
    const { isDone, payload, errors, problem } = await mutation.run({ input: changes });
    if (isDone && payload.settings !== null) {
      setSaved(payload.settings);
      setDraft(toDraft(payload.settings));
      setRefusals([]);
      setHasTried(false);
      bridge.notify("success", t("saved"));
    } else {
      setRefusals(errors);
      bridge.notify("error", t("notSaved"), errors[0]?.message ?? (problem === null ? undefined : t("wrongBelow")));
    }
  };

  const errorOf = (key: FieldKey): string | null => {
    const wrong = wrongs[key];
    if (hasTried && wrong !== undefined) return t(wrong.key, wrong.values);
    return refusals.find(({ field }) => field?.split(".").at(-1) === key)?.message ?? null;
  };

  return {
    draft,
    saved,
    set: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    undo: () => setDraft(toDraft(saved)),
    errorOf,
    save,
    isChanged: Object.keys(changes).length > 0,
    isSaving: mutation.isRunning,
  };
}

export type SettingsForm = ReturnType<typeof useSettingsForm>;
