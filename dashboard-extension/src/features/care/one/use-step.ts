import { useState } from "react";

import type { Operation } from "@/api/client";
import { type FieldError, useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { uiWords } from "@/ui/words";
import { useWords } from "@/words/locale-context";

type Options = { said: string; onChanged: () => void };

/** Carries out one step: says what came of it, and has the page read again, which may have grown old meanwhile. */
export function useStep<Data extends { errors: FieldError[] }, Field extends string, Input>(
  operation: Operation<{ [Key in Field]: Data | null }, { input: Input }>,
  field: Field,
  { said, onChanged }: Options,
) {
  const bridge = useBridge();
  const t = useWords(uiWords);
  const mutation = useMutation(operation, field);
  const [error, setError] = useState<string | null>(null);

  const run = async (input: Input): Promise<boolean> => {
    setError(null);
    const ran = await mutation.run({ input });
    if (ran.isDone) {
      bridge.notify("success", said);
      onChanged();
      return true;
    }
    const refusal = ran.errors[0];
    setError(refusal?.message ?? t(ran.problem === "denied" ? "deniedAction" : "noProblem"));
    if (refusal?.code === "wrong_state") onChanged();
    return false;
  };
  return { run, error, setError, isRunning: mutation.isRunning };
}
