import type { FlowVersionRowFragment } from "@/api/generated/flows";
import { useWords } from "@/words/locale-context";

import css from "./versions.module.css";
import { versionWords } from "./words";

type ChangesProps = { changes: FlowVersionRowFragment["changes"]; first: string; same: string };

/** Lines that went and lines that came, below the part of the flow that they belong to. */
export function Changes({ changes, first, same }: ChangesProps) {
  const t = useWords(versionWords);
  if (changes === null) return <p>{first}</p>;
  if (changes.length === 0) return <p>{same}</p>;
  return (
    <div className={css.changes}>
      {changes.map(({ code, heading, gone, added }) => (
        <section key={code}>
          <h3>{heading}</h3>
          {gone.map((line, place) => (
            <p key={`- ${place}`}>
              <b>{t("gone")}</b> <del>{line}</del>
            </p>
          ))}
          {added.map((line, place) => (
            <p key={`+ ${place}`}>
              <b>{t("added")}</b> <ins>{line}</ins>
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
