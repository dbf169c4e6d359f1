import { useMemo } from "react";

import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import type { Schema } from "@/ui/schema-form/schema";
import { useWords } from "@/words/locale-context";

import { placeOf } from "./findings";
import css from "./survey.module.css";
import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

/** All that keeps it from being published, and what is only worth a thought. */
export function CheckCard({ check: { findings, isUpToDate, canPublish }, schema }: { check: Editor["check"]; schema: string }) {
  const t = useWords(surveyWords);
  const root = useMemo(() => JSON.parse(schema) as Schema, [schema]);
  const place = (path: string) => {
    const found = placeOf(path, root);
    return "question" in found ? t("questionPlace", { number: found.question }) : found.title;
  };
  const blocking = findings.filter(({ isBlocking }) => isBlocking);
  const others = findings.filter(({ isBlocking }) => !isBlocking);
  const listed = (shown: typeof findings) => (
    <ul className={css.findings}>
      {shown.map(({ path, message }) => (
        <li key={`${path} ${message}`}>{t("foundAt", { message, place: place(path) })}</li>
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
