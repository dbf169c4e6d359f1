import { ReviewFiguresDocument, type ReviewFiguresQuery } from "@/api/generated/reviews";
import { useQuery } from "@/api/use-query";
import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { ShareBar } from "@/ui/share-bar";
import { useFormats, useWords } from "@/words/locale-context";

import { reviewWords } from "./words";

type Figures = NonNullable<ReviewFiguresQuery["reviewFigures"]>;

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
        value={meanStars === null ? "–" : formats.decimal(meanStars)}
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
  return (
    <table>
      <caption>{t("byStars")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("starsColumn")}</th>
          <th scope="col">{t("writtenColumn")}</th>
          <th scope="col">{t("refusedColumn")}</th>
        </tr>
      </thead>
      <tbody>
        {figures.byStars.map(({ stars, written, refused }) => (
          <tr key={stars}>
            <th scope="row">{stars}</th>
            <td>{formats.number(written)}</td>
            <td>{refused === null ? "–" : <Share share={refused} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
      <ShareBar share={share} label={said} />
    </>
  );
}
