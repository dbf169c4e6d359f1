import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import css from "./survey.module.css";
import type { Editor } from "./use-survey";
import { surveyWords } from "./words";

/** All that keeps it from being published, and what is only worth a thought. */
export function CheckCard({ check: { findings, isUpToDate, canPublish } }: { check: Editor["check"] }) {
  const t = useWords(surveyWords);
  const blocking = findings.filter(({ isBlocking }) => isBlocking);
  const others = findings.filter(({ isBlocking }) => !isBlocking);
  const listed = (shown: typeof findings) => (
    <ul className={css.findings}>
      {shown.map(({ path, message }) => (
        <li key={`${path} ${message}`}>{t("foundAt", { message, path })}</li>
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
