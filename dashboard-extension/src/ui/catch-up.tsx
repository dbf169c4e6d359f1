import { useWords } from "@/words/locale-context";
import { defineWords } from "@/words/words";

import { Pill, type Tone } from "./pill";

type State = "RUNNING" | "FINISHED" | "FAILED" | "ABANDONED";
type Kind = "BACKFILL" | "RECONCILE";

export const catchUpWords = defineWords({
  en: {
    RUNNING: "Running",
    FINISHED: "Finished",
    FAILED: "Stopped",
    ABANDONED: "Replaced by a newer one",
    BACKFILL: "Reading the history",
    RECONCILE: "Regular check against Saleor",
  },
  es: {
    RUNNING: "En curso",
    FINISHED: "Terminada",
    FAILED: "Detenida",
    ABANDONED: "Sustituida por otra",
    BACKFILL: "Lectura del historial",
    RECONCILE: "Comprobación periódica con Saleor",
  },
});

const TONES: Record<State, Tone> = { RUNNING: "info", FINISHED: "success", FAILED: "danger", ABANDONED: "neutral" };

/** How a reading of the shop stands. */
export function CatchUpState({ state }: { state: State }) {
  const t = useWords(catchUpWords);
  return <Pill tone={TONES[state]}>{t(state)}</Pill>;
}

export function CatchUpKind({ kind }: { kind: Kind }) {
  const t = useWords(catchUpWords);
  return <>{t(kind)}</>;
}
