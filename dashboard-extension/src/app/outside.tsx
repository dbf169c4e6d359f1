import { useEffect } from "react";

import { LocaleProvider, useWords } from "@/words/locale-context";

import css from "./app.module.css";
import { appWords } from "./words";

/** What whoever opens our address directly sees. */
export function Outside({ locale }: { locale: string }) {
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <LocaleProvider locale={locale}>
      <OutsideText />
    </LocaleProvider>
  );
}

function OutsideText() {
  const t = useWords(appWords);
  return (
    <main className={css.outside}>
      <h1>{t("outsideTitle")}</h1>
      <p>{t("outsideAdvice")}</p>
    </main>
  );
}
