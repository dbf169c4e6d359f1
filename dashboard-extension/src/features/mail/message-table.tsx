import { Link } from "react-router";

import { EmptyState } from "@/ui/notice";
import { type Column, Pager, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import css from "./mail.module.css";
import { MessageState } from "./message-state";
import type { ListedMessage, MessageList } from "./use-message-list";
import { mailWords } from "./words";

export function MessageTable({ list }: { list: MessageList }) {
  const t = useWords(mailWords);
  const formats = useFormats();
  if (list.messages === null) return null;
  const rows = list.messages.edges.map(({ node }) => node);
  if (rows.length === 0) return <EmptyState>{t(list.state === "ANY" ? "none" : "noneFound")}</EmptyState>;
  const when = ({ sentAt, dueAt }: ListedMessage) => {
    if (sentAt !== null) return t("sent", { when: formats.dateTime(sentAt) });
    return dueAt === null ? "" : t("due", { when: formats.dateTime(dueAt) });
  };
  const columns: Column<ListedMessage>[] = [
    {
      head: t("subject"),
      cell: (message) => (
        <>
          <Link to={`/mail/messages/${encodeURIComponent(message.id)}`}>{message.subject ?? t("noSubject", { state: message.state })}</Link>
          <span className={css.note}>{message.templateLabel}</span>
        </>
      ),
    },
    { head: t("to"), cell: (message) => message.to ?? t("hiddenTo") },
    {
      head: t("state"),
      cell: (message) => (
        <>
          <MessageState state={message.state} />
          {message.reason === null ? null : <span className={css.reason}>{message.reason}</span>}
        </>
      ),
    },
    { head: t("when"), cell: when },
  ];
  return (
    <>
      <Table label={t("list")} columns={columns} rows={rows} keyOf={({ id }) => id} isLoading={list.isLoading} />
      <Pager pages={list.pages} totalCount={list.messages.totalCount} pageInfo={list.messages.pageInfo} />
    </>
  );
}
