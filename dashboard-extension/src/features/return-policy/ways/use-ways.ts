import { useState } from "react";

import { ReturnMethodChangeDocument, type ReturnWaysQuery, type WayFieldsFragment } from "@/api/generated/return-policy";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { type Field, fieldsOf, hasDoubled, type Schema, sent, type Value, written } from "./form";
import { wayWords } from "./words";

export type Way = WayFieldsFragment & { fields: Field[] };

type Draft = { isOn: boolean; value: Value };

export function useWays(data: ReturnWaysQuery) {
  const bridge = useBridge();
  const t = useWords(wayWords);
  const mutation = useMutation(ReturnMethodChangeDocument, "returnMethodChange");
  const [ways, setWays] = useState(() => inOrder((data.returnMethods ?? []).map(wayOf)));
  const [drafts, setDrafts] = useState<Record<string, Draft>>({});
  const [refusals, setRefusals] = useState<Record<string, FieldError[]>>({});
  const [openCode, setOpenCode] = useState<string | null>(null);

  const draftOf = (way: Way): Draft => drafts[way.code] ?? savedOf(way);
  const isChanged = (way: Way) => JSON.stringify(draftOf(way)) !== JSON.stringify(savedOf(way));
  const changed = ways.filter(isChanged);

  const save = async () => {
    const doubled = changed.find((way) => hasDoubled(way.fields, draftOf(way).value));
    if (doubled !== undefined) {
      setOpenCode(doubled.code);
      return bridge.notify("error", t("notSaved", { way: doubled.label }), t("wrongBelow"));
    }
    for (const way of changed) {
      const { isOn, value } = draftOf(way);
      const input = { code: way.code, isOn, settings: JSON.stringify(sent(way.fields, value)) };
      const { isDone, payload, errors } = await mutation.run({ input });
      if (!isDone) {
        setRefusals((before) => ({ ...before, [way.code]: errors }));
        setOpenCode(way.code);
        return bridge.notify("error", t("notSaved", { way: way.label }), errors.length > 0 ? t("wrongBelow") : undefined);
      }
      const next = payload.method;
      if (next !== null) setWays((before) => before.map((known) => (known.code === next.code ? wayOf(next) : known)));
      setDrafts((before) => without(before, way.code));
      setRefusals((before) => without(before, way.code));
    }
    bridge.notify("success", t("saved"));
  };

  return {
    ways,
    canChange: data.postSaleSettings?.canChange === true,
    isChanged: changed.length > 0,
    isBusy: mutation.isRunning,
    openCode,
    setOpenCode,
    draftOf,
    set: (way: Way, change: Partial<Draft>) => setDrafts((before) => ({ ...before, [way.code]: { ...draftOf(way), ...change } })),
    undo: () => {
      setDrafts({});
      setRefusals({});
    },
    save,
    errorAt: (way: Way, path: string) => refusals[way.code]?.find(({ field }) => field === `settings.${path}`)?.message ?? null,
  };
}

export type Ways = ReturnType<typeof useWays>;

function wayOf(given: WayFieldsFragment): Way {
  const fields = given.isChosen ? fieldsOf(JSON.parse(given.settingsSchema) as Schema) : [];
  return { ...given, fields };
}

/** Last what can only be looked at. */
function inOrder(ways: readonly Way[]): Way[] {
  return [...ways.filter(({ isChosen }) => isChosen), ...ways.filter(({ isChosen }) => !isChosen)];
}

function savedOf(way: Way): Draft {
  return { isOn: way.isOn, value: written(way.fields, JSON.parse(way.settings) as Value) };
}

function without<Kept>(all: Record<string, Kept>, code: string): Record<string, Kept> {
  return Object.fromEntries(Object.entries(all).filter(([known]) => known !== code));
}
