import { useSearchParams } from "react-router";

import { FlowPeopleDocument, JourneyEndDocument, type JourneyRowFragment, type PostSaleJourneyState } from "@/api/generated/flows";
import { useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { peopleWords } from "./words";

const PAGE_SIZE = 20;
export const STATES = ["WAITING", "ENDED", "LEFT", "HELD_BACK", "NOT_FOR_THEM"] as const satisfies PostSaleJourneyState[];
export type Shown = PostSaleJourneyState | "all";

/** Who is asked for stands in the address, so that the way back from a customer finds the same people. */
export function usePeople(id: string) {
  const [params, setParams] = useSearchParams();
  const pages = usePages();
  const asked = params.get("state");
  const shown: Shown = STATES.find((state) => state === asked) ?? "all";
  const step = params.get("step");
  const query = useQuery(FlowPeopleDocument, { id, state: shown === "all" ? null : shown, step, first: PAGE_SIZE, after: pages.after });
  const put = (next: { state?: string; step?: string }) => {
    const wanted = { state: shown as string, step: step ?? "", ...next };
    setParams(Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== "" && value !== "all")));
  };
  return {
    ...query,
    ...{ pages, shown, step },
    flow: query.data?.flow ?? null,
    people: query.data?.journeys ?? null,
    showState: (state: Shown) => put({ state }),
    showStep: (code: string) => put({ step: code }),
  };
}

export function useTakingOut(onDone: () => void) {
  const t = useWords(peopleWords);
  const bridge = useBridge();
  const mutation = useMutation(JourneyEndDocument, "journeyEnd");
  const takeOut = async ({ id }: JourneyRowFragment, name: string) => {
    const { isDone, errors } = await mutation.run({ input: { id } });
    if (!isDone) return bridge.notify("error", t("notTakenOut"), errors[0]?.message);
    bridge.notify("success", t("takenOut", { name }));
    onDone();
  };
  return { takeOut, isBusy: mutation.isRunning };
}
