import { useNavigate } from "react-router";

import { FlowDraftSaveDocument, FlowVersionsDocument, type FlowVersionsQuery } from "@/api/generated/flows";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { versionWords } from "./words";

export type FlowWithVersions = NonNullable<FlowVersionsQuery["flow"]>;
export type Version = FlowWithVersions["versions"][number];

export function useVersions(id: string) {
  const query = useQuery(FlowVersionsDocument, { id });
  const flow = query.data?.flow ?? null;
  return { ...query, flow, canChange: query.data?.postSaleSettings?.canChange === true && flow?.state !== "ENDED" };
}

/** What an old version says becomes the draft, over the one that was seen; the editor opens with it. */
export function useTaking({ id, draft }: FlowWithVersions, onOvertaken: () => void) {
  const t = useWords(versionWords);
  const bridge = useBridge();
  const navigate = useNavigate();
  const mutation = useMutation(FlowDraftSaveDocument, "flowDraftSave");
  const take = async ({ content, number }: Version) => {
    const { isDone, errors } = await mutation.run({ input: { id, content, revision: draft?.revision ?? null } });
    if (isDone) {
      bridge.notify("success", t("taken", { number }));
      return navigate(`/flows/${encodeURIComponent(id)}`);
    }
    bridge.notify("error", t("notTaken"), errors[0]?.message);
    if (errors[0]?.code === "overtaken") onOvertaken();
  };
  return { take, isBusy: mutation.isRunning };
}
