import { Link } from "react-router";

import { AdjustmentList } from "../waiting/adjustment-list";
import { PartPill } from "../part-pill";
import { nameOf, partOf } from "../person";
import { Card, Columns, NumberBox, Numbers, Page, PageHeader } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useQueryGate } from "@/ui/query-gate";
import { useFormats, useWords } from "@/words/locale-context";

import { AdjustForm } from "./adjust-form";
import { EntriesSection } from "./entries-section";
import { JoinSection } from "./join-section";
import { PartSection } from "./part-section";
import { RewardsSection } from "./rewards-section";
import { type Member, type MemberState, useMember } from "./use-member";
import { oneWords } from "./words";

export function MemberPage() {
  const t = useWords(oneWords);
  const state = useMember();
  const gate = useQueryGate(state, state.member, { missing: t("missing") });
  return <Page>{state.member === null ? gate : <MemberDetails member={state.member} state={state} />}</Page>;
}

function MemberDetails({ member, state }: { member: Member; state: MemberState }) {
  const t = useWords(oneWords);
  const customer = member.customer;
  const main = (
    <>
      <Balance member={member} />
      <AdjustmentList adjustments={state.adjustments} onChanged={state.reload} />
      <RewardsSection member={member} />
      <EntriesSection member={member} />
      <Statement member={member} />
    </>
  );
  const aside = (
    <>
      {customer === null ? null : <AdjustForm customerId={customer.id} canAdjust={state.canAdjust} onDone={state.reload} />}
      {customer !== null && state.canKeep ? <PartSection member={member} customerId={customer.id} onDone={state.reload} /> : null}
      {state.canKeep ? <JoinSection member={member} onDone={state.reload} /> : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={nameOf(customer) ?? t("noName")}
        marks={<PartPill part={partOf(member)} />}
        lead={customer?.name == null ? undefined : (customer.email ?? undefined)}
        back={{ to: "/points/members", label: t("back") }}
        actions={customer === null ? undefined : <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{t("customer")}</Link>}
      />
      <Standing member={member} />
      <Columns main={main} aside={aside} />
    </>
  );
}

/** What is out of the ordinary, in a sentence. */
function Standing({ member }: { member: Member }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  if (member.excludedAt !== null) {
    return <Callout tone="warning" title={t("excludedNote", { date: formats.date(member.excludedAt), reason: member.exclusionLabel ?? "" })} />;
  }
  if (member.leftAt !== null) return <Callout tone="info" title={t("leftNote", { date: formats.date(member.leftAt) })} />;
  return member.active < 0 ? <Callout tone="warning" title={t("negativeNote")} /> : null;
}

/** What proves each change, for the team or for whoever asks the team for it. */
function Statement({ member }: { member: Member }) {
  const t = useWords(oneWords);
  if (member.statementPath === null) return null;
  return (
    <Card title={t("statementTitle")} lead={t("statementLead")}>
      <a href={member.statementPath} download>
        {t("statementGet")}
      </a>
    </Card>
  );
}

function Balance({ member }: { member: Member }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const next = member.customer?.points?.expiries[0];
  return (
    <Numbers>
      <NumberBox label={t("active")} value={formats.number(member.active)} />
      <NumberBox label={t("pending")} value={formats.number(member.pending)} />
      <NumberBox
        label={t("nextEnd")}
        value={next === undefined ? t("noEnd") : formats.number(next.points)}
        note={next === undefined ? undefined : t("nextEndNote", { date: formats.date(next.at) })}
      />
      <NumberBox
        label={t("level")}
        value={member.levelName ?? t("noLevel")}
        note={member.joinedCount > 0 ? t("joinedNote", { count: member.joinedCount }) : undefined}
      />
    </Numbers>
  );
}
