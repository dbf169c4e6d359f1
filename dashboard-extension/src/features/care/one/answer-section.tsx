import { CaseSurveyAnswerDocument, type CaseSurveyAnswerQuery } from "@/api/generated/care";
import { useQuery } from "@/api/use-query";
import { Card } from "@/ui/layout";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./one.module.css";
import { oneWords } from "./words";

type Answer = NonNullable<CaseSurveyAnswerQuery["postSaleSurveyAnswer"]>;

/** What they answered, in their own words: why there is a case at all. */
export function AnswerSection({ answerId }: { answerId: string }) {
  const t = useWords(oneWords);
  const query = useQuery(CaseSurveyAnswerDocument, { id: answerId });
  const answer = query.data?.postSaleSurveyAnswer ?? null;
  const gate = useQueryGate(query, answer, { missing: t("answerGone") });
  return (
    <Card title={t("answerTitle")} lead={answer === null ? undefined : <Source answer={answer} />}>
      {answer === null ? gate : <Replies replies={answer.replies} />}
    </Card>
  );
}

function Source({ answer: { surveyTitle, answeredAt, channelLabel } }: { answer: Answer }) {
  const formats = useFormats();
  return <>{[surveyTitle, formats.dateTime(answeredAt), channelLabel].join(" · ")}</>;
}

function Replies({ replies }: Pick<Answer, "replies">) {
  const t = useWords(oneWords);
  return (
    <dl className={css.replies}>
      {replies.map(({ question, text, isOwnWords }, place) => (
        <div key={place}>
          <dt>{question}</dt>
          <dd className={isOwnWords && text !== null ? css.ownWords : undefined}>{text ?? t("answerEmptyReply")}</dd>
        </div>
      ))}
    </dl>
  );
}
