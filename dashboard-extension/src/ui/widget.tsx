import type { ReactNode } from "react";

import css from "./widget.module.css";

/** The pieces of a widget: one bold line, warnings, links, then what may be cut off at 200 px. */
export function WidgetSection({ children }: { children: ReactNode }) {
  return <div className={css.section}>{children}</div>;
}

export function WidgetState({ children }: { children: ReactNode }) {
  return <p className={css.state}>{children}</p>;
}

export function WidgetHold({ children }: { children: ReactNode }) {
  return <p className={css.hold}>{children}</p>;
}

export function WidgetLinks({ children }: { children: ReactNode }) {
  return <div className={css.links}>{children}</div>;
}

export function WidgetNote({ children }: { children: ReactNode }) {
  return <p className={css.note}>{children}</p>;
}

/** Left out where the frame is narrow. */
export function WidgetMore({ children }: { children: ReactNode }) {
  return <p className={css.more}>{children}</p>;
}
