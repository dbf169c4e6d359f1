import type { ReactNode } from "react";

import css from "./flow.module.css";

/** A card that what is wrong with it can lead to. */
export function Place({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className={css.place} id={id} tabIndex={-1}>
      {children}
    </div>
  );
}

/** What gets the focus is scrolled to by the browser. */
export function goToPlace(id: string): void {
  document.getElementById(id)?.focus();
}
