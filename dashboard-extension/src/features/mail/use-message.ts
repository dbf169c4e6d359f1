import { MessageDetailDocument } from "@/api/generated/mail";
import { useQuery } from "@/api/use-query";

export function useMessage(id: string) {
  const { data, problem, isLoading, reload } = useQuery(MessageDetailDocument, { id });
  return { message: data?.postSaleMessage ?? null, problem, isLoading, reload };
}

export type MessageData = NonNullable<ReturnType<typeof useMessage>["message"]>;
