import { Link } from "react-router";

import { Numbers, NumberBox, Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { shownChange, shownValue, verdictOf } from "./figures";
import type { Texts } from "./use-results";
import { resultsWords } from "./words";

type Topic = Texts["topics"][number];

/** What is written of, and which score goes along with it. */
export function TopicsTable({ texts }: { texts: Texts }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const columns: Column<Topic>[] = [
    { head: t("topic"), cell: ({ label }) => label, isMain: true },
    {
      head: t("mentions"),
      cell: ({ mentioned, count }) =>
        t("mentioned", {
          count,
          n: mentioned.n,
          low: formats.percent(mentioned.low),
          high: formats.percent(mentioned.high),
        }),
    },
    { head: t("beside"), cell: (topic) => <Beside topic={topic} /> },
    {
      head: t("examples"),
      cell: ({ examples }) => (
        <ul>
          {examples.map((example, place) => (
            <li key={place}>“{example}”</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <Stack>
      <Numbers>
        {texts.moods.map(({ mood, label, count }) => (
          <NumberBox key={mood} label={label} value={formats.number(count)} note={t("ofTexts", { n: texts.n })} />
        ))}
      </Numbers>
      {texts.topics.length === 0 ? null : (
        <Table label={t("topics")} columns={columns} rows={texts.topics} keyOf={({ topic }) => topic} isStacked />
      )}
      <p>{t("topicsNote")}</p>
      <p>
        <Link to="/surveys/words">{t("topicWords")}</Link>
      </p>
    </Stack>
  );
}

function Beside({ topic }: { topic: Topic }) {
  const t = useWords(resultsWords);
  const formats = useFormats();
  const { among, others, difference } = topic;
  if (among === null || others === null) return <>–</>;
  const show = (value: number) => shownValue(among.kind, value, formats);
  const verdict = verdictOf(difference);
  return (
    <>
      {t("amongOthers", { among: show(among.value), amongN: among.n, others: show(others.value), othersN: others.n })}{" "}
      <Pill tone={verdict === "down" ? "danger" : verdict === "up" ? "success" : "neutral"}>{t(`driver_${verdict}`)}</Pill>
      {difference === null ? null : (
        <span>
          {" "}
          {t("between", { low: shownChange(among.kind, difference.low, formats), high: shownChange(among.kind, difference.high, formats) })}
        </span>
      )}
    </>
  );
}
