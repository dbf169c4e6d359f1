import { Pill } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import type { RefundClock } from "./standing";
import { returnWords } from "./words";

/** The law's fourteen days, while they run. */
export function RefundClockPill({ clock }: { clock: RefundClock | null }) {
  const t = useWords(returnWords);
  if (clock === null) return null;
  const tone = clock.kind === "running" ? "neutral" : clock.kind === "near" ? "warning" : "danger";
  return <Pill tone={tone}>{t(clock.kind === "over" ? "clockOver" : "clockRunning", { days: clock.days })}</Pill>;
}
