import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { Pill, type Tone } from "@/ui/pill";
import { useQueryGate } from "@/ui/query-gate";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { type Endpoint, type Message, type OutgoingState, useMessages } from "./use-outgoing";
import { outgoingWords } from "./words";

const TONES: Record<Message["state"], Tone> = { WAITING: "info", DONE: "success", DEAD: "danger" };

/** What it was told last, and what came of it. */
export function MessageTable({ endpoint, state }: { endpoint: Endpoint; state: OutgoingState }) {
  const t = useWords(outgoingWords);
  const formats = useFormats();
  const list = useMessages(endpoint.id);
  const gate = useQueryGate(list, list.messages, { need: "settings" });
  if (gate !== null) return gate;
  const messages = list.messages ?? [];
  if (messages.length === 0) return <EmptyState>{t("noMessages")}</EmptyState>;
  const columns: Column<Message>[] = [
    { head: t("what"), cell: ({ topic }) => <code>{topic}</code>, isMain: true },
    { head: t("when"), cell: ({ madeAt }) => formats.dateTime(madeAt) },
    { head: t("state"), cell: (message) => <Pill tone={TONES[message.state]}>{t(message.state)}</Pill> },
    { head: t("answer"), cell: ({ statusCode, error }) => statusCode ?? error ?? "–" },
    { head: t("attempts"), cell: ({ attempts }) => formats.number(attempts), isEnd: true },
  ];
  return (
    <Stack>
      <Table label={t("messages")} columns={columns} rows={messages} keyOf={({ id }) => id} isLoading={list.isLoading} />
      <FieldRow>
        <Button onClick={list.reload}>{t("reload")}</Button>
        {messages.some(({ state: each }) => each === "DEAD") ? (
          <Button isDisabled={state.isBusy} onClick={() => void state.sendAgain(endpoint).then(list.reload)}>
            {t("sendAgain")}
          </Button>
        ) : null}
      </FieldRow>
    </Stack>
  );
}
