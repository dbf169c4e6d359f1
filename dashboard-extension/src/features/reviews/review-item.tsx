import { Link } from "react-router";

import type { ReviewDetailsFragment } from "@/api/generated/reviews";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { Decision } from "./decision";
import css from "./reviews.module.css";
import { type Status, TONES } from "./states";
import { reviewWords } from "./words";

type ReviewItemProps = { review: ReviewDetailsFragment; canDecide: boolean; onChanged: () => void };

const LABELS = { PENDING: "isWaiting", PUBLISHED: "isShown", REFUSED: "isHidden" } as const satisfies Record<Status, string>;

/** What was said, by whom, and what became of it. */
export function ReviewItem({ review, canDecide, onChanged }: ReviewItemProps) {
  const t = useWords(reviewWords);
  const formats = useFormats();
  const { status, shownName, order, answer } = review;
  const date = formats.date(review.writtenAt);
  return (
    <article className={css.review} aria-label={review.productName}>
      <div className={css.head}>
        <strong>{review.productName}</strong>
        <span>{t("stars", { count: review.stars })}</span>
        {status === null ? null : <Pill tone={TONES[status]}>{t(LABELS[status])}</Pill>}
        {review.isVerified ? <Pill tone="info">{t("verified")}</Pill> : null}
        {review.incentiveLabel === null ? null : <Pill tone="neutral">{review.incentiveLabel}</Pill>}
        {review.isSuspect === true ? <Pill tone="warning">{t("suspect")}</Pill> : null}
      </div>
      <div className={css.quiet}>
        {shownName === null ? t("byNobody", { date }) : t("byName", { name: shownName, date })}{" "}
        {order === null ? null : <Link to={`/orders/${encodeURIComponent(order.id)}`}>{t("order", { number: order.number })}</Link>}
      </div>
      {review.title === null ? null : <strong>{review.title}</strong>}
      {review.text === null ? null : <p className={css.text}>{review.text}</p>}
      <Photos photos={review.photos} />
      {review.refusalReasonLabel === null ? null : <div>{t("refusedFor", { reason: review.refusalReasonLabel })}</div>}
      {review.refusalText === null ? null : <div>{t("refusedText", { text: review.refusalText })}</div>}
      {answer === null ? null : <p className={css.text}>{t("answered", { text: answer })}</p>}
      {canDecide ? <Decision review={review} onChanged={onChanged} /> : null}
    </article>
  );
}

function Photos({ photos }: Pick<ReviewDetailsFragment, "photos">) {
  const t = useWords(reviewWords);
  if (photos.length === 0) return null;
  return (
    <div className={css.photos}>
      {photos.map(({ id, url }, index) => (
        <a href={url} target="_blank" rel="noreferrer" key={id}>
          <img src={url} alt={t("photo", { number: index + 1 })} loading="lazy" />
        </a>
      ))}
    </div>
  );
}
