import { Card, Facts } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import css from "./one.module.css";
import type { ReturnData } from "./use-return";
import { oneWords } from "./words";

/** How it comes back: by which way, with which papers, and where to. */
export function WaySection({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  const labels = ret.files.filter(({ kind }) => kind === "LABEL" || kind === "CODE");
  return (
    <Card title={t("wayTitle")}>
      <Facts
        facts={[
          { label: t("way"), value: ret.isKeepIt ? t("keepIt") : (ret.method?.label ?? t("unknown")) },
          ...(ret.isKeepIt
            ? []
            : [
                ...(ret.arrangement === null ? [] : [{ label: t("arranged"), value: ret.arrangement.said ?? t("notArranged") }]),
                { label: t("tracking"), value: [ret.carrier, ret.trackingNumber].filter(Boolean).join(" ") || t("none") },
                {
                  label: t("papers"),
                  value: (
                    <ul className={css.papers}>
                      {ret.slipPath === null ? null : (
                        <li>
                          <a href={ret.slipPath} download={`${ret.number}.pdf`}>
                            {t("slip")}
                          </a>
                        </li>
                      )}
                      {labels.map((file) => (
                        <li key={file.id}>
                          <a href={file.url} download>
                            {t(file.kind === "CODE" ? "code" : "labelOpen")}
                          </a>
                        </li>
                      ))}
                      {labels.length === 0 && ret.slipPath === null ? <li>{t("none")}</li> : null}
                    </ul>
                  ),
                },
                ...(ret.destination === null ? [] : [{ label: t("destination"), value: ret.destination }]),
              ]),
        ]}
      />
    </Card>
  );
}
