import { FailedReactionsDocument, ReactionReplayDocument } from "@/api/generated/deliveries";
import { useMutation } from "@/api/use-mutation";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

import { useReplay } from "./use-replay";

const PAGE_SIZE = 20;

export function useReactionList() {
  const pages = usePages();
  const { data, problem, isLoading, reload } = useQuery(FailedReactionsDocument, { first: PAGE_SIZE, after: pages.after });
  const mutation = useMutation(ReactionReplayDocument, "reactionReplay");
  const reactions = data?.postSaleFailedReactions ?? null;
  const shown = (reactions?.edges ?? []).map(({ node }) => node.id);
  const replay = useReplay(shown, (ids) => mutation.run({ input: { ids } }), reload);
  return { reactions, pages, problem, isLoading, reload, replay, isReplaying: mutation.isRunning };
}

export type ReactionList = ReturnType<typeof useReactionList>;
export type ListedReaction = NonNullable<ReactionList["reactions"]>["edges"][number]["node"];
