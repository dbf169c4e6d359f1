import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";

import { useWords } from "@/words/locale-context";

import css from "./app.module.css";
import { appWords } from "./words";

const TABS = ["overview", "orders", "returns", "policy", "points", "cases", "surveys", "reviews", "flows", "recommendations", "deliveries", "mail", "audit", "health", "settings"] as const;

export function Tabs() {
  const t = useWords(appWords);
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => bringToView(nav.current), [pathname]);
  return (
    <nav className={css.tabs} aria-label={t("sections")} ref={nav}>
      {TABS.map((tab) => (
        <NavLink className={css.tab} to={`/${tab}`} key={tab}>
          {t(tab)}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a phone the tabs do not fit: the one that is open stands in the middle, so that its neighbours are seen to be there. */
function bringToView(nav: HTMLElement | null): void {
  const open = nav?.querySelector<HTMLElement>("[aria-current=page]");
  if (nav == null || open == null) return;
  nav.scrollLeft = open.offsetLeft - (nav.clientWidth - open.offsetWidth) / 2;
}
