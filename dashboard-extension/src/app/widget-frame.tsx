import { useWidgetAutoResize } from "@saleor/app-sdk/app-bridge";
import { Suspense, useRef } from "react";

import { useBridge } from "@/bridge/bridge-context";
import { Skeleton } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import css from "./app.module.css";
import { sectionsOf } from "./widget-sections";
import { appWords } from "./words";

/** A widget or a popup: the sections of its subject, one under the other. */
export function WidgetFrame() {
  const { frame } = useBridge();
  const root = useRef<HTMLDivElement>(null);
  // Home's grid has its own height, and resizing from a popup would resize the widget behind it.
  useWidgetAutoResize(root, frame.kind === "widget" && frame.subject !== "home");

  const sections = sectionsOf(frame.subject);
  const needsId = frame.subject !== "home";
  const isRoomy = frame.kind === "popup" || frame.subject === "home";
  return (
    <div ref={root} className={isRoomy ? css.widgetHome : css.widget}>
      {needsId && frame.subjectId === null ? (
        <NoSubject />
      ) : (
        <Suspense fallback={<Skeleton lines={4} />}>
          {sections.map((Section, index) => (
            <Section saleorId={frame.subjectId ?? ""} key={index} />
          ))}
        </Suspense>
      )}
    </div>
  );
}

function NoSubject() {
  const t = useWords(appWords);
  return (
    <div role="status">
      <strong>{t("noSubjectTitle")}</strong>
      <p>{t("noSubjectAdvice")}</p>
    </div>
  );
}
