import type { ReactNode } from "react";

import type { Problem } from "@/api/outcome";
import { useBridge } from "@/bridge/bridge-context";

import { EmptyState, ProblemState, Skeleton } from "./notice";
import type { Need } from "./problem-keys";

type Gated = { problem: Problem | null; isLoading: boolean; reload: () => void };

/** Permission, then loading, then nothing there: what to show instead of the page; null when the page may show. */
export function useQueryGate(
  state: Gated,
  found: unknown,
  options: { missing?: string; need?: Need } = {},
): ReactNode {
  const { kind } = useBridge().frame;
  const isWidget = kind === "widget";
  if (found !== null && found !== undefined) return null;
  if (state.isLoading) return <Skeleton lines={isWidget ? 4 : 8} />;
  if (state.problem === "missing" && options.missing !== undefined) return <EmptyState>{options.missing}</EmptyState>;
  if (state.problem !== null) {
    return <ProblemState problem={state.problem} kind={kind} need={options.need} onRetry={state.reload} />;
  }
  if (options.missing !== undefined) return <EmptyState>{options.missing}</EmptyState>;
  return <ProblemState problem="failed" kind={kind} onRetry={state.reload} />;
}
