import { NavLink } from "react-router";

import css from "./view-tabs.module.css";

type ViewTabsProps = { label: string; views: { to: string; label: string }[] };

/** The Dashboard's pill-shaped switch between two views of one page. */
export function ViewTabs({ label, views }: ViewTabsProps) {
  return (
    <nav className={css.views} aria-label={label}>
      {views.map((view) => (
        <NavLink className={css.view} to={view.to} key={view.to} end>
          {view.label}
        </NavLink>
      ))}
    </nav>
  );
}
