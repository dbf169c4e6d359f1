import type { PostSaleReturnStatus } from "@/api/generated/returns";
import { Pill, type Tone } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import { returnWords } from "./words";

const TONES: Record<PostSaleReturnStatus, Tone> = {
  REQUESTED: "warning",
  APPROVED: "info",
  SENT: "info",
  RECEIVED: "warning",
  INSPECTED: "info",
  RESOLVED: "success",
  DECLINED: "neutral",
  CANCELLED: "neutral",
  EXPIRED: "neutral",
};

export function ReturnStatus({ status }: { status: PostSaleReturnStatus }) {
  const t = useWords(returnWords);
  return <Pill tone={TONES[status]}>{t(status)}</Pill>;
}
