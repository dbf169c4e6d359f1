import type { PostSaleLevel } from "@/api/generated/health";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import { byUrgency, type Finding } from "./findings";
import css from "./health.module.css";
import { healthWords } from "./words";

const TONES: Record<PostSaleLevel, Tone> = { OK: "success", INFO: "info", WARNING: "warning", ERROR: "danger" };

export function FindingList({ findings }: { findings: Finding[] }) {
  const t = useWords(healthWords);
  return (
    <Card title={t("findings")}>
      {findings.length === 0 ? <EmptyState>{t("none")}</EmptyState> : null}
      <ul className={css.list}>
        {byUrgency(findings).map((finding, index) => (
          <li className={css.finding} key={`${finding.code} ${index}`}>
            <div className={css.level}>
              <Pill tone={TONES[finding.level]}>{t(`level${finding.level}`)}</Pill>
            </div>
            <div>
              <p className={css.title}>{finding.title}</p>
              {finding.advice === null ? null : <p>{finding.advice}</p>}
              <p className={css.code}>{finding.code}</p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
