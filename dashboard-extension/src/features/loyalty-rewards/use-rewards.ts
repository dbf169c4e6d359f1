import { useState } from "react";

import { RewardChoicesDocument, RewardCreateDocument, RewardsDocument, RewardUpdateDocument } from "@/api/generated/loyalty-rewards";
import { type Carried, type FieldError, useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useSettled } from "@/ui/use-settled";
import { useWords } from "@/words/locale-context";

import { type Draft, inputOf, type Reward } from "./draft";
import { rewardWords } from "./words";

const PATIENCE_MS = 300;

/** Which reward is being written: one of the list by its id, or a new one. */
export type Open = string | "new" | null;

export function useRewards() {
  const bridge = useBridge();
  const t = useWords(rewardWords);
  const query = useQuery(RewardsDocument, {});
  const creating = useMutation(RewardCreateDocument, "rewardCreate");
  const updating = useMutation(RewardUpdateDocument, "rewardUpdate");
  const [openId, setOpenId] = useState<Open>(null);
  const [refusals, setRefusals] = useState<FieldError[]>([]);
  const timeZone = query.data?.postSaleSettings?.timeZone ?? "UTC";

  const open = (id: Open) => {
    setRefusals([]);
    setOpenId(id);
  };
  const finish = ({ isDone, errors }: Carried<{ errors: FieldError[] }>, done: "saved" | "stopped" | "started") => {
    setRefusals(errors);
    if (!isDone) return bridge.notify("error", t("notSaved"), errors[0]?.message);
    bridge.notify("success", t(done));
    setOpenId(null);
    query.reload();
  };
  const save = async (draft: Draft) => {
    const { kind, ...fields } = inputOf(draft, timeZone);
    if (openId === "new") finish(await creating.run({ input: { kind, ...fields } }), "saved");
    else if (openId !== null) finish(await updating.run({ input: { id: openId, ...fields } }), "saved");
  };
  const setActive = async ({ id }: Reward, isActive: boolean) => {
    finish(await updating.run({ input: { id, isActive } }), isActive ? "started" : "stopped");
  };

  const levelName = (code: string) => query.data?.rewardSchema?.levels.find((level) => level.code === code)?.label ?? code;

  return {
    query,
    rewards: query.data?.rewards?.map(({ reward }) => reward) ?? null,
    levelName,
    canChange: query.data?.postSaleViewer?.permissions.includes("MANAGE_DISCOUNTS") === true,
    languages: query.data?.postSaleSettings?.languages.map((language) => language.toLowerCase()) ?? ["en", "es"],
    timeZone,
    isBusy: creating.isRunning || updating.isRunning,
    openId,
    open,
    save,
    setActive,
    errorAt: (name: keyof Draft) => refusals.find(({ field }) => field === name)?.message ?? null,
  };
}

/** What a reward can be for. Products are searched for by name, once the writing pauses. */
export function useRewardChoices(search: string, chosen: string) {
  const settled = useSettled(search, PATIENCE_MS);
  const { data } = useQuery(RewardChoicesDocument, { search: settled, chosen });
  const schema = data?.rewardSchema;
  return {
    tiers: schema?.levels ?? [],
    channels: (schema?.channels ?? []).map((code) => ({ code, label: code })),
    currencies: (schema?.currencies ?? []).map((code) => ({ code, label: code })),
    products: schema?.products ?? [],
  };
}

export type Rewards = ReturnType<typeof useRewards>;
