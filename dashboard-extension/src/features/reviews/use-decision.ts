import { ReviewAnswerDocument, type ReviewDetailsFragment, ReviewPublishDocument, ReviewRefuseDocument } from "@/api/generated/reviews";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { useWords } from "@/words/locale-context";

import type { Reason } from "./states";
import { reviewWords } from "./words";

const OVERTAKEN = "overtaken";

/** Each says whether it was done; what was refused is told to the person at once. Only what was read is decided. */
export function useDecision({ id, revision }: Pick<ReviewDetailsFragment, "id" | "revision">, onChanged: () => void) {
  const bridge = useBridge();
  const t = useWords(reviewWords);
  const publishing = useMutation(ReviewPublishDocument, "reviewPublish");
  const refusing = useMutation(ReviewRefuseDocument, "reviewRefuse");
  const answering = useMutation(ReviewAnswerDocument, "reviewAnswer");

  const tell = (said: string, { isDone, errors }: { isDone: boolean; errors: readonly { code: string; message: string }[] }) => {
    if (isDone) bridge.notify("success", said);
    else bridge.notify("error", t("failed"), errors[0]?.message);
    if (isDone || errors[0]?.code === OVERTAKEN) onChanged();
    return isDone;
  };

  return {
    publish: async () => tell(t("isPublished"), await publishing.run({ input: { id, revision } })),
    refuse: async (reason: Reason, text: string) =>
      tell(t("isRefused"), await refusing.run({ input: { id, revision, reason, text: text.trim() } })),
    answer: async (text: string) => tell(t("isAnswered"), await answering.run({ input: { id, text: text.trim() } })),
    isBusy: publishing.isRunning || refusing.isRunning || answering.isRunning,
  };
}
