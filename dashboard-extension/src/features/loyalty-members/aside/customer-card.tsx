import { Link } from "react-router";

import { CustomerMemberDocument } from "@/api/generated/loyalty-aside";
import { useQuery } from "@/api/use-query";
import { Card, Facts } from "@/ui/layout";
import { EmptyState } from "@/ui/notice";
import { useFormats, useWords } from "@/words/locale-context";

import { AdjustForm } from "../one/adjust-form";
import { PartPill } from "../part-pill";
import { partOf } from "../person";
import { asideWords } from "./words";

/** On a customer's page: their points in five lines, and the way to all of them. */
export function CustomerPointsCard({ id }: { id: string }) {
  const t = useWords(asideWords);
  const formats = useFormats();
  const { data, reload } = useQuery(CustomerMemberDocument, { customerId: id, saleorId: null });
  if (data === null) return null;
  const member = data.pointsMember;
  if (member === null) {
    const canAdjust = data.postSaleViewer.permissions.includes("MANAGE_DISCOUNTS");
    return (
      <>
        <Card title={t("title")}>
          <EmptyState>{t("none")}</EmptyState>
        </Card>
        {canAdjust ? <AdjustForm customerId={id} canAdjust onDone={reload} /> : null}
      </>
    );
  }
  const next = member.customer?.points?.expiries[0];
  const rewards = member.customer?.points?.redemptions?.length ?? 0;
  return (
    <Card title={t("title")} actions={<PartPill part={partOf(member)} />}>
      <Facts
        facts={[
          { label: t("active"), value: formats.number(member.active) },
          { label: t("pending"), value: formats.number(member.pending) },
          ...(member.levelName === null ? [] : [{ label: t("level"), value: member.levelName }]),
          ...(next === undefined ? [] : [{ label: t("nextEnd"), value: t("nextEndValue", { points: formats.number(next.points), date: formats.date(next.at) }) }]),
          ...(rewards === 0 ? [] : [{ label: t("rewards"), value: formats.number(rewards) }]),
        ]}
      />
      {member.waitingCount === 0 ? null : <p>{t("waiting", { count: member.waitingCount })}</p>}
      <Link to={`/points/members/${encodeURIComponent(member.id)}`}>{t("open")}</Link>
    </Card>
  );
}
