import type { ReactNode } from "react";

import css from "./plain-button.module.css";

type PlainButtonProps = { children: ReactNode; onClick: () => void; isDisabled?: boolean };

/** The Dashboard's secondary button without Macaw's weight: widgets load this one. */
export function PlainButton({ children, onClick, isDisabled = false }: PlainButtonProps) {
  return (
    <button className={css.button} type="button" onClick={onClick} disabled={isDisabled}>
      {children}
    </button>
  );
}

type LinkButtonProps = {
  children: ReactNode;
  onClick: () => void;
  /** Says more than the text does, where it is a number alone. */
  label?: string;
};

/** Looks like the Dashboard's small blue links, for what the Dashboard itself must open. */
export function LinkButton({ children, onClick, label }: LinkButtonProps) {
  return (
    <button className={css.link} type="button" onClick={onClick} aria-label={label}>
      {children}
    </button>
  );
}
