import { useFormats, useWords } from "@/words/locale-context";
import type { Translate } from "@/words/words";

import css from "./timeline.module.css";
import { uiWords } from "./words";

export type TimelineEvent = {
  id: string;
  sentence: string;
  occurredAt: string;
  actorKind: "STAFF" | "SHOPPER" | "APP" | "SYSTEM";
  actorLabel: string | null;
  /** Where events of several orders stand together. */
  orderNumber?: string | null;
};

type TimelineProps = { events: TimelineEvent[]; isCompact?: boolean };

/** What happened, newest first. */
export function Timeline({ events, isCompact = false }: TimelineProps) {
  const t = useWords(uiWords);
  const formats = useFormats();
  return (
    <ol className={isCompact ? `${css.list} ${css.compact}` : css.list} aria-label={t("timeline")}>
      {events.map((event) => (
        <li className={css.event} key={event.id}>
          <span className={css.sentence}>{event.sentence}</span>
          <time className={css.when} dateTime={event.occurredAt} title={formats.dateTime(event.occurredAt)}>
            {isCompact
              ? formats.shortDate(event.occurredAt)
              : [orderNote(event, t), formats.dateTime(event.occurredAt), actorNote(event, t)].filter(Boolean).join(" · ")}
          </time>
        </li>
      ))}
    </ol>
  );
}

function orderNote({ orderNumber }: TimelineEvent, t: Translate<"ofOrder">): string | null {
  return orderNumber == null || orderNumber === "" ? null : t("ofOrder", { number: orderNumber });
}

type ActorKey = "byStaff" | "byApp" | "byShopper";

/** The system's own acts need no name: the sentence says what it did. */
export function actorNote(
  event: Pick<TimelineEvent, "actorKind" | "actorLabel">,
  t: Translate<ActorKey>,
): string | null {
  if (event.actorKind === "SHOPPER") return t("byShopper");
  if (event.actorLabel === null || event.actorLabel === "") return null;
  if (event.actorKind === "STAFF") return t("byStaff", { name: event.actorLabel });
  return event.actorKind === "APP" ? t("byApp", { name: event.actorLabel }) : null;
}
