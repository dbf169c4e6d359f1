import { type ReactNode, useEffect, useState } from "react";

import { useBridge, useBridgeState } from "@/bridge/bridge-context";
import { ProblemState, Skeleton } from "@/ui/notice";
import { LocaleProvider } from "@/words/locale-context";

import css from "./app.module.css";

/** How long the first words wait for the Dashboard to say in which language. */
export const LOCALE_PATIENCE_MS = 400;

/** Shows no words before the language is known, and no endless spinner where nothing will come. */
export function BridgeGate({ children }: { children: ReactNode }) {
  const { frame } = useBridge();
  const { phase, locale, isLocaleKnown } = useBridgeState();
  const hasWaited = useElapsed(phase !== "connecting", LOCALE_PATIENCE_MS);
  const kind = frame.kind;

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  if (phase === "connecting" || (!isLocaleKnown && !hasWaited)) {
    return (
      <div className={kind === "widget" ? css.waitingWidget : css.waiting}>
        <Skeleton lines={kind === "widget" ? 4 : 6} />
      </div>
    );
  }
  return (
    <LocaleProvider locale={locale}>
      {phase === "ready" ? (
        children
      ) : (
        <ProblemState problem={phase === "denied" ? "denied" : "silent"} kind={kind} />
      )}
    </LocaleProvider>
  );
}

function useElapsed(isRunning: boolean, delay: number): boolean {
  const [hasElapsed, setHasElapsed] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    const timer = window.setTimeout(() => setHasElapsed(true), delay);
    return () => window.clearTimeout(timer);
  }, [isRunning, delay]);
  return hasElapsed;
}
