import type { PostSaleWorkState } from "@/api/generated/deliveries";
import { Pill, type Tone } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import { deliveryWords } from "./words";

const TONES: Record<PostSaleWorkState, Tone> = { WAITING: "info", DONE: "success", DEAD: "danger" };

export function WorkState({ state }: { state: PostSaleWorkState }) {
  const t = useWords(deliveryWords);
  return <Pill tone={TONES[state]}>{t(`state${state}`)}</Pill>;
}
