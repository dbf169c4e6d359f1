import { RecommendationCardDocument, type RecommendationCardQuery } from "@/api/generated/recommendations";
import { useQuery } from "@/api/use-query";
import { Card, NumberBox, Numbers, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { recommendationWords } from "./words";

type ModelCardData = NonNullable<RecommendationCardQuery["recommendationModelCard"]>;
type Part = ModelCardData["parts"][number];
type Exam = Part["exams"][number];
type Mark = Exam["marks"][number];

/** Which model is in use, and how each did on the shop's own orders: the bestsellers always among them. */
export function ModelCard() {
  const t = useWords(recommendationWords);
  const query = useQuery(RecommendationCardDocument, {});
  const card = query.data?.recommendationModelCard ?? null;
  const gate = useQueryGate(query, query.data ?? null);
  return (
    <Card title={t("card")} lead={t("cardLead")}>
      {query.data === null ? gate : card === null ? <EmptyState>{t("noCard")}</EmptyState> : <Learned card={card} />}
    </Card>
  );
}

function Learned({ card }: { card: ModelCardData }) {
  const t = useWords(recommendationWords);
  const formats = useFormats();
  return (
    <Stack>
      <Numbers>
        <NumberBox label={t("learnedOn")} value={formats.date(card.usedSince)} />
        <NumberBox label={t("ordersCount")} value={formats.number(card.ordersCount)} />
        <NumberBox label={t("customersCount")} value={formats.number(card.customersCount)} />
        <NumberBox label={t("productsCount")} value={formats.number(card.productsCount)} />
      </Numbers>
      <p>
        {t("recallMeans")}
        <br />
        {t("ndcgMeans")}
      </p>
      {card.hasFailedSince ? <p role="status">{t("failedSince")}</p> : null}
      {card.parts.map((part) => (
        <PartSection part={part} key={part.kind} />
      ))}
    </Stack>
  );
}

function PartSection({ part }: { part: Part }) {
  return (
    <section aria-label={part.kindLabel}>
      <h3>{capital(part.kindLabel)}</h3>
      <p>{part.sentence}</p>
      {part.exams.map((exam) => (
        <ExamTable exam={exam} kind={part.kindLabel} key={exam.code} />
      ))}
    </section>
  );
}

function ExamTable({ exam, kind }: { exam: Exam; kind: string }) {
  const t = useWords(recommendationWords);
  const columns = useColumns();
  return (
    <details open={exam.hasDecided}>
      <summary>{t(exam.hasDecided ? "examDecided" : "exam", { exam: capital(exam.label) })}</summary>
      {exam.isEnough ? null : <p>{t("tooFew")}</p>}
      <Table label={`${capital(kind)}: ${exam.label}`} columns={columns} rows={exam.marks} keyOf={({ model }) => model} isStacked />
    </details>
  );
}

function useColumns(): Column<Mark>[] {
  const t = useWords(recommendationWords);
  const formats = useFormats();
  return [
    {
      head: t("model"),
      isMain: true,
      cell: ({ label, plain, isInUse, isBaseline }) => (
        <>
          <strong>{capital(label)}</strong> {isInUse ? <Pill tone="success">{t("inUse")}</Pill> : null}
          {isBaseline && !isInUse ? <Pill tone="neutral">{t("baseline")}</Pill> : null}
          <br />
          {plain}
        </>
      ),
    },
    {
      head: t("hitRate"),
      isNamed: true,
      cell: ({ hitRate }) =>
        hitRate === null
          ? "–"
          : t("share", {
              value: formats.percent(hitRate.value),
              n: formats.number(hitRate.n),
              low: formats.percent(hitRate.low),
              high: formats.percent(hitRate.high),
            }),
    },
    { head: t("recall"), isNamed: true, isEnd: true, cell: ({ recall, customersCount }) => (customersCount === 0 ? "–" : formats.percent(recall)) },
    { head: t("ndcg"), isNamed: true, isEnd: true, cell: ({ ndcg, customersCount }) => (customersCount === 0 ? "–" : formats.percent(ndcg)) },
  ];
}
