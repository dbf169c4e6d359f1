import { Card, Facts } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import { isClosed, justBefore } from "../standing";
import { returnWords } from "../words";
import type { ReturnData } from "./use-return";
import { oneWords } from "./words";

/** What was agreed, and the dates that hang on it. */
export function DetailsSection({ ret }: { ret: ReturnData }) {
  const t = useWords(oneWords);
  const words = useWords(returnWords);
  const formats = useFormats();
  const dates: [Parameters<typeof t>[0], string | null][] = [
    ["requestedAt", ret.requestedAt],
    ["approvedAt", ret.status === "REQUESTED" ? null : ret.approvedAt],
    ["sendBy", ret.status === "APPROVED" ? ret.sendBy : null],
    ["sentAt", ret.sentAt],
    ["firstReceivedAt", ret.firstReceivedAt],
    ["resolvedAt", ret.resolvedAt],
  ];
  return (
    <Card title={t("detailsTitle")}>
      <Facts
        facts={[
          { label: t("wanted"), value: words(`outcome${ret.outcome}`) },
          { label: t("estimate"), value: formats.money(ret.estimate) },
          { label: t("paidWhen"), value: t(`paid${ret.processingEvent}`) },
          { label: t("askedBy"), value: t(`channel${ret.channel}`) },
          { label: t("language"), value: t(`language${ret.language}`) },
          ...dates.flatMap(([key, moment]) => (moment === null ? [] : [{ label: t(key), value: formats.dateTime(moment) }])),
          ...(ret.refundDueAt === null || isClosed(ret) ? [] : [{ label: t("refundDueAt"), value: formats.date(justBefore(ret.refundDueAt)) }]),
          { label: t("policy"), value: ret.policyNumber === null ? t("policyDefault") : t("policyVersion", { number: ret.policyNumber }) },
          ...(ret.overrideReason === null ? [] : [{ label: t("overrideReason"), value: ret.overrideReason }]),
          ...(ret.declineReason === null ? [] : [{ label: t("declineReason"), value: ret.declineReason }]),
        ]}
      />
    </Card>
  );
}
