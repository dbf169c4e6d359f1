import type { PostSaleLevel, SenderFragment } from "@/api/generated/settings";
import { Button } from "@/ui/controls/button";
import { Card, Stack } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./sender-check.module.css";
import { useSenderCheck } from "./use-sender-check";
import { settingsWords } from "./words";

const TONES: Record<PostSaleLevel, Tone> = { OK: "success", INFO: "info", WARNING: "warning", ERROR: "danger" };

/** SPF, DKIM and DMARC all stand in this kind of record. */
const RECORD = "TXT";

/** What DNS says of the sender's domain: what is fine, what is missing, and the record that mends it. */
export function SenderCheckCard() {
  const t = useWords(settingsWords);
  const formats = useFormats();
  const { sender, state, check, isChecking } = useSenderCheck();
  const gate = useQueryGate(state, sender, { need: "settings" });
  return (
    <Card
      title={t("checkTitle")}
      lead={t("checkLead", { domain: sender?.domain ?? "…" })}
      actions={
        <Button onClick={() => void check()} isDisabled={isChecking}>
          {t("checkNow")}
        </Button>
      }
    >
      {sender === null ? (
        gate
      ) : (
        <Stack>
          <p className={css.when}>{sender.checkedAt === null ? t("checkNever") : t("checkedAt", { when: formats.dateTime(sender.checkedAt) })}</p>
          <Points sender={sender} />
        </Stack>
      )}
    </Card>
  );
}

function Points({ sender: { points, complaints } }: { sender: SenderFragment }) {
  const t = useWords(settingsWords);
  return (
    <ul className={css.points} aria-label={t("checkPoints")}>
      {points.map((point) => (
        <li className={css.point} key={`${point.code} ${point.recordName ?? ""}`}>
          <Mark part={point.part === "DOMAIN" || point.part === "ALIGNMENT" ? t(`part${point.part}`) : point.part} level={point.level} />
          <div className={css.said}>
            <p className={css.title}>{point.title}</p>
            {point.advice === null ? null : <p>{point.advice}</p>}
            {point.recordValue === null ? null : <DnsRecord name={point.recordName ?? ""} value={point.recordValue} />}
          </div>
        </li>
      ))}
      <li className={css.point}>
        <Mark part={t("complaintsPart")} level={complaints.level} />
        <div className={css.said}>
          <p>{complaints.inWords}</p>
        </div>
      </li>
    </ul>
  );
}

function Mark({ part, level }: { part: string; level: PostSaleLevel }) {
  const t = useWords(settingsWords);
  return (
    <div className={css.mark}>
      <strong>{part}</strong>
      <Pill tone={TONES[level]}>{t(`level${level}`)}</Pill>
    </div>
  );
}

/** To be copied, letter by letter. */
function DnsRecord({ name, value }: { name: string; value: string }) {
  const t = useWords(settingsWords);
  return (
    <dl className={css.record} aria-label={t("record")}>
      <dt>{t("recordName")}</dt>
      <dd>
        <code>{name}</code>
      </dd>
      <dt>{t("recordType")}</dt>
      <dd>
        <code>{RECORD}</code>
      </dd>
      <dt>{t("recordValue")}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </dl>
  );
}
