import { PointsJoinCandidatesDocument, PointsJoinPreviewDocument, PointsMembersJoinDocument } from "@/api/generated/loyalty-members";
import { useMutation } from "@/api/use-mutation";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import { oneWords } from "./words";

/** Others who are called like this; null until it is known. */
export function useCandidates(search: string, own: string) {
  const { data } = useQuery(PointsJoinCandidatesDocument, { search });
  return data?.pointsMembers?.edges.map(({ node }) => node).filter(({ id }) => id !== own) ?? null;
}

export type Candidate = NonNullable<ReturnType<typeof useCandidates>>[number];

export function useJoin(sourceId: string, intoId: string, onDone: () => void) {
  const bridge = useBridge();
  const t = useWords(oneWords);
  const { data, reload } = useQuery(PointsJoinPreviewDocument, { sourceId, intoId });
  const { run, isRunning } = useMutation(PointsMembersJoinDocument, "pointsMembersJoin");
  const preview = data?.pointsJoinPreview ?? null;

  const join = async () => {
    if (preview === null) return;
    const { isDone, errors } = await run({ input: { sourceId, intoId, mark: preview.mark } });
    if (!isDone) {
      bridge.notify("error", t("joinFailed"), errors[0]?.message);
      reload();
      return;
    }
    bridge.notify("success", t("joinDone"));
    onDone();
  };

  return { preview, join, isBusy: isRunning };
}

export type JoinPreview = NonNullable<ReturnType<typeof useJoin>["preview"]>;
