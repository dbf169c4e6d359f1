import { CustomerMemberDocument } from "@/api/generated/loyalty-aside";
import { useQuery } from "@/api/use-query";
import { useBridge } from "@/bridge/bridge-context";
import { LinkButton } from "@/ui/plain-button";
import { WidgetHold, WidgetLinks, WidgetNote, WidgetSection, WidgetState } from "@/ui/widget";
import { useFormats, useWords } from "@/words/locale-context";

import { partOf } from "../person";
import { asideWords } from "./words";

/** In Saleor's customer widget: balance, level, what ends next, rewards in hand. Nothing of whoever has no points. */
export function CustomerPointsSection({ saleorId }: { saleorId: string }) {
  const t = useWords(asideWords);
  const formats = useFormats();
  const bridge = useBridge();
  const { data } = useQuery(CustomerMemberDocument, { saleorId, customerId: null });
  const member = data?.pointsMember ?? null;
  if (member === null) return null;
  const next = member.customer?.points?.expiries[0];
  const rewards = member.customer?.points?.redemptions?.length ?? 0;
  const part = partOf(member);
  return (
    <WidgetSection>
      <WidgetState>
        {member.levelName === null ? t("line", { points: member.active }) : t("lineLevel", { points: member.active, level: member.levelName })}
      </WidgetState>
      {part === "in" ? null : <WidgetHold>{t(part)}</WidgetHold>}
      {member.waitingCount === 0 ? null : <WidgetNote>{t("waiting", { count: member.waitingCount })}</WidgetNote>}
      {next === undefined ? null : <WidgetNote>{t("lineEnd", { points: formats.number(next.points), date: formats.date(next.at) })}</WidgetNote>}
      {rewards === 0 ? null : <WidgetNote>{t("lineRewards", { count: rewards })}</WidgetNote>}
      <WidgetLinks>
        <LinkButton onClick={() => bridge.openAppPage(`/points/members/${encodeURIComponent(member.id)}`)}>{t("open")}</LinkButton>
      </WidgetLinks>
    </WidgetSection>
  );
}
