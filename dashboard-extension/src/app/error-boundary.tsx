import { Component, type ReactNode } from "react";

import { Page } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { appWords } from "./words";

/** One broken page leaves the tabs standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const t = useWords(appWords);
  return (
    <Page>
      <Callout tone="danger" title={t("brokenTitle")} isAlert>
        <p>{t("brokenAdvice")}</p>
      </Callout>
    </Page>
  );
}
