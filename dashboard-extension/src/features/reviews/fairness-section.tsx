import { ReviewFiguresDocument, type ReviewFiguresQuery } from "@/api/generated/reviews";
import { useQuery } from "@/api/use-query";
import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { ShareBar } from "@/ui/share-bar";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { reviewWords } from "./words";

type Figures = NonNullable<ReviewFiguresQuery["reviewFigures"]>;
type OfStars = Figures["byStars"][number];

/** Whether few stars are refused more often than many; nobody has to ask for it. */
export function FairnessSection() {
  const t = useWords(reviewWords);
  const query = useQuery(ReviewFiguresDocument, {});
  const figures = query.data?.reviewFigures ?? null;
  const gate = useQueryGate(query, figures);
  return (
    <Card title={t("figures")} lead={t("figuresLead")}>
      {figures === null ? (
        gate
      ) : (
        <Stack>
          <Quality figures={figures} />
          <Refused figures={figures} />
        </Stack>
      )}
    </Card>
  );
}

function Quality({ figures }: { figures: Figures }) {
  const t = useWords(reviewWords);
  const formats = useFormats();
  const { meanStars, verified, answered, medianAnswerMinutes, written } = figures;
  const share = (of: { value: number } | null) => (of === null ? "–" : formats.percent(of.value));
  return (
    <Numbers>
      <NumberBox
        label={t("mean")}
        value={meanStars === null ? "–" : formats.decimal(Math.round(meanStars * 10) / 10)}
        note={t("meanNote", { n: written })}
      />
      <NumberBox label={t("verifiedShare")} value={share(verified)} />
      <NumberBox
        label={t("answeredShare")}
        value={share(answered)}
        note={answered === null ? undefined : t("answeredNote", { n: formats.number(answered.n) })}
      />
      <NumberBox
        label={t("answerTime")}
        value={medianAnswerMinutes === null ? "–" : t("hours", { hours: formats.number(Math.round(medianAnswerMinutes / 60)) })}
        note={t("answerTimeNote")}
      />
    </Numbers>
  );
}

function Refused({ figures }: { figures: Figures }) {
  const t = useWords(reviewWords);
  const formats = useFormats();
  const columns: Column<OfStars>[] = [
    { head: t("starsColumn"), cell: ({ stars }) => t("starsShort", { count: stars }), isMain: true },
    { head: t("writtenColumn"), cell: ({ written }) => formats.number(written), isEnd: true, isNamed: true },
    { head: t("refusedColumn"), cell: ({ refused }) => (refused === null ? "–" : <Share share={refused} />) },
  ];
  return (
    <section aria-label={t("byStars")}>
      <h3>{t("byStars")}</h3>
      <Table label={t("byStars")} columns={columns} rows={figures.byStars} keyOf={({ stars }) => String(stars)} isStacked />
    </section>
  );
}

function Share({ share }: { share: NonNullable<Figures["byStars"][number]["refused"]> }) {
  const t = useWords(reviewWords);
  const formats = useFormats();
  const said = t("share", {
    value: formats.percent(share.value),
    n: formats.number(share.n),
    low: formats.percent(share.low),
    high: formats.percent(share.high),
  });
  return (
    <>
      {said}
      <ShareBar share={share} label={said} end={1} />
    </>
  );
}
