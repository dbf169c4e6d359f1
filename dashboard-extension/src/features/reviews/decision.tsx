import { useState } from "react";

import type { ReviewDetailsFragment } from "@/api/generated/reviews";
import { Button } from "@/ui/controls/button";
import { Form, SelectField, TextField } from "@/ui/controls/fields";
import { useWords } from "@/words/locale-context";

import css from "./reviews.module.css";
import { missingOf, type Reason, REASONS } from "./states";
import { useDecision } from "./use-decision";
import { reviewWords } from "./words";

type DecisionProps = { review: ReviewDetailsFragment; onChanged: () => void };
type Doing = "nothing" | "refusing" | "answering";

/** Published as it is, or not for a reason that whoever wrote it reads; what is published can be answered. */
export function Decision({ review, onChanged }: DecisionProps) {
  const t = useWords(reviewWords);
  const [doing, setDoing] = useState<Doing>("nothing");
  const decision = useDecision(review, () => {
    setDoing("nothing");
    onChanged();
  });
  if (doing === "refusing") return <Refusal decision={decision} onCancel={() => setDoing("nothing")} />;
  if (doing === "answering") {
    return <Answer known={review.answer ?? ""} decision={decision} onCancel={() => setDoing("nothing")} />;
  }
  const isPublished = review.status === "PUBLISHED";
  return (
    <div className={css.acts}>
      {isPublished ? (
        <Button variant="primary" onClick={() => setDoing("answering")}>
          {t(review.answer === null ? "answer" : "changeAnswer")}
        </Button>
      ) : (
        <Button variant="primary" onClick={() => void decision.publish()} isDisabled={decision.isBusy}>
          {t("publish")}
        </Button>
      )}
      {review.status === "REFUSED" ? null : (
        <Button onClick={() => setDoing("refusing")}>{t(isPublished ? "takeDown" : "refuse")}</Button>
      )}
    </div>
  );
}

type StepProps = { decision: ReturnType<typeof useDecision>; onCancel: () => void };

function Refusal({ decision, onCancel }: StepProps) {
  const t = useWords(reviewWords);
  const [reason, setReason] = useState<Reason | "">("");
  const [text, setText] = useState("");
  const [missing, setMissing] = useState<ReturnType<typeof missingOf>>(null);
  const refuse = () => {
    const found = missingOf(reason, text);
    setMissing(found);
    if (found === null && reason !== "") void decision.refuse(reason, text);
  };
  const options = REASONS.map((value) => ({ value, label: t(`reason${value}`) }));
  return (
    <Form label={t("refuse")} onSubmit={refuse}>
      <SelectField<Reason | "">
        label={t("reason")}
        value={reason}
        options={[{ value: "", label: t("chooseReason") }, ...options]}
        onChange={setReason}
      />
      {missing === "reasonMissing" ? <p role="alert">{t("reasonMissing")}</p> : null}
      <TextField
        label={t("text")}
        type="lines"
        value={text}
        onChange={setText}
        help={t("textHelp")}
        error={missing === "textMissing" ? t("textMissing") : null}
      />
      <div className={css.acts}>
        <Button type="submit" variant="error" isDisabled={decision.isBusy}>
          {t("refuseYes")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </Form>
  );
}

function Answer({ known, decision, onCancel }: StepProps & { known: string }) {
  const t = useWords(reviewWords);
  const [text, setText] = useState(known);
  return (
    <Form label={t("answer")} onSubmit={() => void decision.answer(text)}>
      <TextField label={t("answerText")} type="lines" value={text} onChange={setText} help={t("answerHelp")} />
      <div className={css.acts}>
        <Button type="submit" variant="primary" isDisabled={decision.isBusy}>
          {t("send")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </Form>
  );
}
