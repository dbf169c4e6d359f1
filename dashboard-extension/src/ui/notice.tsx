import type { ReactNode } from "react";

import type { Problem } from "@/api/outcome";
import { useWords } from "@/words/locale-context";

import css from "./notice.module.css";
import { PlainButton } from "./plain-button";
import type { Tone } from "./pill";
import { type Need, problemKeys } from "./problem-keys";
import { uiWords } from "./words";

export function EmptyState({ children }: { children: ReactNode }) {
  return <div className={css.empty}>{children}</div>;
}

type CalloutProps = { tone: Tone; title: string; children?: ReactNode; isAlert?: boolean };

export function Callout({ tone, title, children, isAlert = false }: CalloutProps) {
  return (
    <div
      className={tone === "neutral" ? css.callout : `${css.callout} ${css[tone]}`}
      role={isAlert ? "alert" : undefined}
    >
      <p className={css.calloutTitle}>{title}</p>
      {children}
    </div>
  );
}

export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div className={css.skeleton} aria-busy="true" data-testid="skeleton">
      {Array.from({ length: lines }, (_, index) => (
        <div className={css.line} key={index} />
      ))}
    </div>
  );
}

type ProblemStateProps = { problem: Problem | "silent"; kind: "page" | "widget" | "popup"; need?: Need; onRetry?: () => void };

/** Says why nothing is shown and who can change that; never an endless spinner. */
export function ProblemState({ problem, kind, need, onRetry }: ProblemStateProps) {
  const t = useWords(uiWords);
  const keys = problemKeys(problem, kind, need);
  return (
    <div className={kind === "widget" ? `${css.state} ${css.narrow}` : css.state} role="status">
      <h2>{t(keys.title)}</h2>
      <p>{t(keys.advice)}</p>
      {keys.canRetry && onRetry !== undefined ? <PlainButton onClick={onRetry}>{t("retry")}</PlainButton> : null}
    </div>
  );
}
