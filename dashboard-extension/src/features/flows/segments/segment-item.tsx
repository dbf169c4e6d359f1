import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Callout } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import css from "../flows.module.css";
import type { Segment } from "./use-segments";
import { segmentWords } from "./words";

type SegmentItemProps = { segment: Segment; canChange: boolean; isBusy: boolean; onOpen: () => void; onDrop: () => void };

/** Whom it holds, in words. */
export function SegmentItem({ segment, canChange, isBusy, onOpen, onDrop }: SegmentItemProps) {
  const t = useWords(segmentWords);
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const named = { segment: segment.title };
  const moment = formats.dateTime(segment.changedAt);
  const drop = () => {
    setAsking(false);
    onDrop();
  };
  return (
    <article className={css.item} aria-label={segment.title}>
      <div className={css.head}>
        <strong>{segment.title}</strong>
        <span className={css.quiet}>{segment.code}</span>
      </div>
      {segment.told.length === 0 ? (
        <p>{t("everybody")}</p>
      ) : (
        <ul className={css.conditions}>
          {segment.told.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      )}
      <p className={css.quiet}>{segment.changedBy === null ? t("changedAt", { moment }) : t("changed", { moment, name: segment.changedBy })}</p>
      {isAsking ? (
        <Callout tone="warning" title={t("dropQuestion", named)} isAlert>
          <FieldRow>
            <Button onClick={() => setAsking(false)}>{t("cancel")}</Button>
            <Button variant="error" onClick={drop}>
              {t("dropIt")}
            </Button>
          </FieldRow>
        </Callout>
      ) : canChange ? (
        <FieldRow>
          <Button onClick={onOpen} label={t("changeOf", named)}>
            {t("change")}
          </Button>
          <Button onClick={() => setAsking(true)} isDisabled={isBusy} label={t("dropOf", named)}>
            {t("drop")}
          </Button>
        </FieldRow>
      ) : null}
    </article>
  );
}
