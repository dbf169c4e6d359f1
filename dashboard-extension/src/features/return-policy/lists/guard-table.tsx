import { Link } from "react-router";

import { ReturnGuardRemoveDocument } from "@/api/generated/return-policy";
import { useMutation } from "@/api/use-mutation";
import { useBridge } from "@/bridge/bridge-context";
import { Button } from "@/ui/controls/button";
import { Card } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { type Guard, lastMoment } from "./guard-entry";
import { listWords } from "./words";

type GuardTableProps = { title: string; emptyText: string; guards: Guard[]; canHandle: boolean; onChanged: () => void };

export function GuardTable({ title, emptyText, guards, canHandle, onChanged }: GuardTableProps) {
  const t = useWords(listWords);
  const formats = useFormats();
  const bridge = useBridge();
  const mutation = useMutation(ReturnGuardRemoveDocument, "returnGuardRemove");
  const nameOf = (guard: Guard) => guard.customer?.name ?? guard.customer?.email ?? guard.value;
  const isNameHidden = (guard: Guard) => guard.subject === "CUSTOMER" && guard.customer == null && !canHandle;
  const remove = async (guard: Guard) => {
    const { isDone, errors } = await mutation.run({ input: { id: guard.id } });
    bridge.notify(isDone ? "success" : "error", t(isDone ? "removed" : "notRemoved"), errors[0]?.message);
    onChanged();
  };
  const columns: Column<Guard>[] = [
    {
      head: t("whom"),
      isMain: true,
      cell: (guard) => (
        <>
          {t(`subject${guard.subject}`)}{" "}
          {isNameHidden(guard) ? t("nameHidden") : guard.customer == null ? <strong>{guard.value}</strong> : <Link to={`/customers/${guard.customer.id}`}>{nameOf(guard)}</Link>}
        </>
      ),
    },
    { head: t("reason"), cell: ({ reason }) => reason },
    { head: t("until"), cell: ({ expiresAt }) => (expiresAt === null ? t("noEnd") : formats.date(lastMoment(expiresAt))) },
    { head: t("by"), cell: ({ createdBy, createdAt }) => [createdBy, formats.date(createdAt)].filter(Boolean).join(" · ") },
  ];
  const removing: Column<Guard> = {
    head: t("remove"),
    isEnd: true,
    cell: (guard) => (
      <Button onClick={() => void remove(guard)} isDisabled={mutation.isRunning} label={t("removeName", { name: nameOf(guard) })}>
        {t("remove")}
      </Button>
    ),
  };
  return (
    <Card title={title}>
      {guards.length === 0 ? <EmptyState>{emptyText}</EmptyState> : <Table label={title} columns={canHandle ? [...columns, removing] : columns} rows={guards} keyOf={({ id }) => id} isStacked />}
    </Card>
  );
}
