import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { Form, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { PlainButton } from "@/ui/plain-button";
import { useFormats, useWords } from "@/words/locale-context";

import css from "../members.module.css";
import { nameOf } from "../person";
import { type Candidate, type JoinPreview, useCandidates, useJoin } from "./use-join";
import type { Member } from "./use-member";
import { oneWords } from "./words";

/** First look for the other account, then see what would happen, then do it. */
export function JoinSection({ member, onDone }: { member: Member; onDone: () => void }) {
  const t = useWords(oneWords);
  const [draft, setDraft] = useState("");
  const [search, setSearch] = useState("");
  const [source, setSource] = useState<string | null>(null);
  const finish = () => {
    setSource(null);
    setSearch("");
    setDraft("");
    onDone();
  };
  return (
    <Card title={t("joinTitle")} lead={t("joinLead")}>
      <Stack>
        <Form label={t("joinTitle")} onSubmit={() => setSearch(draft.trim())}>
          <Stack>
            <TextField label={t("joinSearch")} type="search" value={draft} onChange={setDraft} />
            <div>
              <Button type="submit">{t("joinLook")}</Button>
            </div>
          </Stack>
        </Form>
        {search === "" || source !== null ? null : <Candidates search={search} own={member.id} onChoose={setSource} />}
        {source === null ? null : <Preview sourceId={source} intoId={member.id} onDone={finish} onCancel={() => setSource(null)} />}
      </Stack>
    </Card>
  );
}

function Candidates({ search, own, onChoose }: { search: string; own: string; onChoose: (id: string) => void }) {
  const t = useWords(oneWords);
  const found = useCandidates(search, own);
  if (found === null) return null;
  if (found.length === 0) return <EmptyState>{t("joinNone")}</EmptyState>;
  return (
    <>
      {found.map((each: Candidate) => (
        <div className={css.asked} key={each.id}>
          <span>{`${nameOf(each.customer) ?? t("noName")} · ${each.customer?.email ?? ""}`}</span>
          <PlainButton onClick={() => onChoose(each.id)}>{t("joinChoose")}</PlainButton>
        </div>
      ))}
    </>
  );
}

type PreviewProps = { sourceId: string; intoId: string; onDone: () => void; onCancel: () => void };

function Preview({ sourceId, intoId, onDone, onCancel }: PreviewProps) {
  const t = useWords(oneWords);
  const { preview, join, isBusy } = useJoin(sourceId, intoId, onDone);
  const told = useTold(preview);
  if (preview === null) return null;
  return (
    <section aria-label={t("joinPreview")}>
      <h3>{t("joinPreview")}</h3>
      <ul className={css.list}>
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          <strong>{t("joinForever")}</strong>
        </li>
      </ul>
      <div className={css.acts}>
        <Button variant="error" onClick={() => void join()} isDisabled={isBusy}>
          {t("joinYes")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </section>
  );
}

function useTold(preview: JoinPreview | null): string[] {
  const t = useWords(oneWords);
  const formats = useFormats();
  if (preview === null) return [];
  const { source, lots } = preview;
  const told = lots.map((lot) =>
    lot.expiresAt === null
      ? t("joinLotNever", { points: formats.number(lot.points) })
      : t("joinLot", { points: formats.number(lot.points), date: formats.date(lot.expiresAt) }),
  );
  return [
    t("joinMoves", { points: source.active, pending: formats.number(source.pending), name: nameOf(source.customer) ?? t("noName") }),
    ...(told.length === 0 ? [] : [t("joinLots", { lots: told.join("; ") })]),
    t("joinCounts", { orders: preview.orders, redemptions: preview.redemptions }),
    ...(preview.waiting === 0 ? [] : [t("joinWaiting", { count: preview.waiting })]),
    ...(preview.excludes ? [t("joinExcludes")] : []),
    t("joinAfter", { active: formats.number(preview.activeAfter), pending: formats.number(preview.pendingAfter) }),
  ];
}
