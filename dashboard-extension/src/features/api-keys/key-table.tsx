import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { FieldRow } from "@/ui/controls/fields";
import { EmptyState } from "@/ui/notice";
import { Pill } from "@/ui/pill";
import { type Column, Table } from "@/ui/table";
import { useFormats, useWords } from "@/words/locale-context";

import { isScope } from "./scopes";
import type { ApiKey, ApiKeysState } from "./use-api-keys";
import { apiKeyWords } from "./words";

export function KeyTable({ state }: { state: ApiKeysState }) {
  const t = useWords(apiKeyWords);
  const formats = useFormats();
  const keys = state.keys ?? [];
  if (keys.length === 0) return <EmptyState>{t("none")}</EmptyState>;
  const columns: Column<ApiKey>[] = [
    { head: t("name"), cell: ({ name }) => name },
    { head: t("key"), cell: ({ prefix }) => <code>{`${prefix}…`}</code> },
    { head: t("scopes"), cell: ({ scopes }) => scopes.map((scope) => (isScope(scope) ? `${t(scope)} (${scope})` : scope)).join(", ") },
    { head: t("created"), cell: ({ createdAt }) => formats.date(createdAt) },
    {
      head: t("lastUsed"),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? t("never") : formats.dateTime(lastUsedAt)),
    },
    { head: t("actions"), cell: (key) => <Revoke apiKey={key} state={state} /> },
  ];
  return <Table label={t("list")} columns={columns} rows={keys} keyOf={({ id }) => id} isLoading={state.isLoading} />;
}

/** Asks again in place: the Dashboard's sandbox swallows dialogs. */
function Revoke({ apiKey, state }: { apiKey: ApiKey; state: ApiKeysState }) {
  const t = useWords(apiKeyWords);
  const formats = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  if (apiKey.revokedAt !== null) return <Pill>{t("revokedOn", { date: formats.date(apiKey.revokedAt) })}</Pill>;
  if (!isAsking) {
    return (
      <Button onClick={() => setIsAsking(true)} label={t("revokeNamed", { name: apiKey.name })}>
        {t("revoke")}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={t("revokeNamed", { name: apiKey.name })}>
      <p>{t("revokeSure")}</p>
      <FieldRow>
        <Button variant="error" isDisabled={state.isBusy} onClick={() => void state.revoke(apiKey)}>
          {t("revokeYes")}
        </Button>
        <Button onClick={() => setIsAsking(false)}>{t("cancel")}</Button>
      </FieldRow>
    </div>
  );
}
