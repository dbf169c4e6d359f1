import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { LinkButton } from "@/ui/plain-button";
import type { Schema } from "@/ui/schema-form/schema";
import { useLanguage, useWords } from "@/words/locale-context";
import { capital, languageNames } from "@/words/readable";

import type { Document } from "./document";
import { cardOf, type Naming, placeOf } from "./findings";
import css from "./flow.module.css";
import { goToPlace } from "./place";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

type CheckCardProps = { check: Editor["check"]; document: Document; root: Schema; kindLabel: (list: string, kind: string) => string };

/** All that keeps it from being published, and what is only worth a thought; each leads to its place. */
export function CheckCard({ check: { findings, isUpToDate, canPublish }, document, root, kindLabel }: CheckCardProps) {
  const t = useWords(flowWords);
  const language = languageNames(useLanguage());
  const entry: Naming["entry"] = (list, place, kind) =>
    list === "steps" ? t("stepPlace", { number: place + 1 }) : t("stepTitle", { number: place + 1, kind: capital(kindLabel(list, kind)) });
  const place = (path: string) => placeOf(path, { root, document, entry, language });
  const blocking = findings.filter(({ isBlocking }) => isBlocking);
  const others = findings.filter(({ isBlocking }) => !isBlocking);
  const listed = (shown: typeof findings) => (
    <ul className={css.findings}>
      {shown.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <LinkButton onClick={() => goToPlace(cardOf(path))}>{t("foundAt", { message, place: place(path) })}</LinkButton>
        </li>
      ))}
    </ul>
  );
  return (
    <Card title={t("checkTitle")}>
      <Stack>
        {blocking.length > 0 ? null : <p role="status">{t(isUpToDate && canPublish ? "checkFine" : "checkRunning")}</p>}
        {blocking.length === 0 ? null : (
          <Callout tone="danger" title={t("toMend", { count: blocking.length })}>
            {listed(blocking)}
          </Callout>
        )}
        {others.length === 0 ? null : (
          <Callout tone="warning" title={t("toThink", { count: others.length })}>
            {listed(others)}
          </Callout>
        )}
      </Stack>
    </Card>
  );
}
