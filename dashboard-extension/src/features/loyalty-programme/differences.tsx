import { useWords } from "@/words/locale-context";

import css from "./programme.module.css";
import { programmeWords } from "./words";

type Difference = { code: string; heading: string; gone: string[]; added: string[] };

/** Sentences that go and sentences that come, below the heading that they stand under. */
export function Differences({ differences }: { differences: Difference[] }) {
  const t = useWords(programmeWords);
  if (differences.length === 0) return <p>{t("draftSame")}</p>;
  return (
    <div className={css.differences}>
      {differences.map(({ code, heading, gone, added }) => (
        <div key={code}>
          <h3>{heading}</h3>
          {gone.map((sentence) => (
            <p key={sentence}>
              <b>{t("gone")}</b> <del>{sentence}</del>
            </p>
          ))}
          {added.map((sentence) => (
            <p key={sentence}>
              <b>{t("added")}</b> <ins>{sentence}</ins>
            </p>
          ))}
        </div>
      ))}
    </div>
  );
}
