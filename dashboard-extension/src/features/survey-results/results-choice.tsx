import { FieldGrid, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { PlainButton } from "@/ui/plain-button";
import { useFormats, useWords } from "@/words/locale-context";

import { DIMENSIONS, type Results, type ResultsState } from "./use-results";
import { resultsWords } from "./words";

/** Which answers are counted. Each version stands by itself: other words are another question. */
export function ResultsChoice({ results, state }: { results: Results; state: ResultsState }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const versions = results.versions.map(({ number, publishedAt }) => ({
    value: String(number),
    label: t("versionOf", { number, date: formats.date(publishedAt) }),
  }));
  return (
    <Card title={t("choice")}>
      <Stack>
        <FieldGrid>
          <SelectField
            label={t("version")}
            value={String(results.version)}
            options={versions}
            onChange={(value) => state.setVersion(Number(value))}
          />
          <TextField label={t("since")} type="date" value={state.since === "" ? results.since : state.since} onChange={state.setSince} />
          <TextField label={t("until")} type="date" value={state.until === "" ? results.until : state.until} onChange={state.setUntil} />
          <SelectField
            label={t("every")}
            value={state.every}
            options={(["MONTH", "WEEK"] as const).map((value) => ({ value, label: t(`every${value}`) }))}
            onChange={state.setEvery}
          />
          <SelectField
            label={t("by")}
            value={state.by}
            options={DIMENSIONS.map((value) => ({ value, label: t(`by${value}`) }))}
            onChange={state.setBy}
          />
        </FieldGrid>
        {state.only === null ? null : (
          <p>
            {t("only", { label: state.only.label })} <PlainButton onClick={() => state.setOnly(null)}>{t("all")}</PlainButton>
          </p>
        )}
        <p>{t("counted", { answers: results.answers, finished: results.finished, spam: results.spam, tests: results.tests })}</p>
      </Stack>
    </Card>
  );
}
