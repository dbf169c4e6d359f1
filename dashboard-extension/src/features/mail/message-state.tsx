import type { PostSaleMessageState } from "@/api/generated/mail";
import { Pill, type Tone } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import { mailWords } from "./words";

const TONES: Record<PostSaleMessageState, Tone> = {
  WAITING: "info",
  SENDING: "info",
  SENT: "success",
  CANCELLED: "neutral",
  BOUNCED: "warning",
  FAILED: "danger",
  UNCERTAIN: "warning",
};

export function MessageState({ state }: { state: PostSaleMessageState }) {
  const t = useWords(mailWords);
  return <Pill tone={TONES[state]}>{t(`state${state}`)}</Pill>;
}
