import { useSearchParams } from "react-router";

import { MessageListDocument, type PostSaleMessageState } from "@/api/generated/mail";
import { usePages } from "@/api/use-pages";
import { useQuery } from "@/api/use-query";

const PAGE_SIZE = 20;

export const MESSAGE_STATES = ["WAITING", "SENDING", "SENT", "CANCELLED", "BOUNCED", "FAILED", "UNCERTAIN"] as const satisfies PostSaleMessageState[];

export type StateFilter = PostSaleMessageState | "ANY";

export function readState(params: URLSearchParams): StateFilter {
  return MESSAGE_STATES.find((known) => known === params.get("state")) ?? "ANY";
}

export function useMessageList() {
  const [params, setParams] = useSearchParams();
  const state = readState(params);
  const pages = usePages();
  const { data, problem, isLoading, reload } = useQuery(MessageListDocument, {
    filter: state === "ANY" ? null : { state },
    first: PAGE_SIZE,
    after: pages.after,
  });

  const setState = (next: StateFilter) => {
    setParams(next === "ANY" ? {} : { state: next }, { replace: true });
  };

  return { messages: data?.postSaleMessages ?? null, state, setState, pages, problem, isLoading, reload };
}

export type MessageList = ReturnType<typeof useMessageList>;
export type ListedMessage = NonNullable<MessageList["messages"]>["edges"][number]["node"];
