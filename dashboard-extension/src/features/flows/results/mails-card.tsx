import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import type { Results } from "./uplift-card";
import { flowResultWords } from "./words";

type Reason = Results["mails"]["reasons"][number];

/** The sum, and why what was not sent was not. */
export function MailsCard({ mails: { planned, sent, waiting, notSent, reasons } }: { mails: Results["mails"] }) {
  const t = useWords(flowResultWords);
  const formats = useFormats();
  const columns: Column<Reason>[] = [
    { head: t("why"), cell: ({ label }) => capital(label), isMain: true },
    { head: t("count"), cell: ({ count }) => formats.number(count), isEnd: true, isNamed: true },
  ];
  return (
    <Card title={t("mails")}>
      {planned === 0 ? (
        <EmptyState>{t("noMails")}</EmptyState>
      ) : (
        <Stack>
          <p>{t("mailSum", { planned, sent, waiting, notSent })}</p>
          {reasons.length === 0 ? null : <Table label={t("why")} columns={columns} rows={reasons} keyOf={({ code }) => code} isStacked />}
        </Stack>
      )}
    </Card>
  );
}
