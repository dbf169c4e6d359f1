import { useState } from "react";

import type { Operation } from "@/api/client";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

import { isStale } from "./steps";
import type { ReturnState } from "./use-return";

type Payload = { errors: FieldError[] };
type Options = { state: ReturnState; said: string; onDone: () => void };

/** Carries out one step: says what came of it, and reads the page again where it had grown old meanwhile. */
export function useStep<Data extends Payload, Field extends string, Input>(
  operation: Operation<{ [Key in Field]: Data | null }, { input: Input }>,
  field: Field,
  { state, said, onDone }: Options,
) {
  const bridge = useBridge();
  const t = useWords(uiWords);
  const mutation = useMutation(operation, field);
  const [error, setError] = useState<string | null>(null);

  const run = async (input: Input): Promise<void> => {
    setError(null);
    const ran = await mutation.run({ input });
    if (ran.isDone) {
      bridge.notify("success", said);
      onDone();
      return state.tell(null);
    }
    const refusal = ran.errors[0];
    if (refusal === undefined) return setError(t(ran.problem === "denied" ? "deniedAction" : "noProblem"));
    if (!isStale(refusal.code)) return setError(refusal.message);
    onDone();
    state.tell({ kind: "stale", message: refusal.message });
  };
  return { run, error, setError, isRunning: mutation.isRunning };
}
