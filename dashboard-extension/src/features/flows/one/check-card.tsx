import { useMemo } from "react";

import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { LinkButton } from "@/ui/plain-button";
import type { Schema } from "@/ui/schema-form/schema";
import { useWords } from "@/words/locale-context";

import { cardOf, placeOf } from "./findings";
import css from "./flow.module.css";
import { goToPlace } from "./place";
import type { Editor } from "./use-flow";
import { flowWords } from "./words";

/** All that keeps it from being published, and what is only worth a thought; each leads to its place. */
export function CheckCard({ check: { findings, isUpToDate, canPublish }, schema }: { check: Editor["check"]; schema: string }) {
  const t = useWords(flowWords);
  const root = useMemo(() => JSON.parse(schema) as Schema, [schema]);
  const place = (path: string) => {
    const found = placeOf(path, root);
    return "step" in found ? t("stepPlace", { number: found.step }) : found.title;
  };
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
