import { Card, Facts } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import type { Member } from "./use-member";
import { oneWords } from "./words";

/** Nothing where they have none. */
export function RewardsSection({ member }: { member: Member }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const rewards = member.customer?.points?.redemptions ?? [];
  if (rewards.length === 0) return null;
  return (
    <Card title={t("rewardsTitle")}>
      <Facts
        facts={rewards.map((each) => ({
          label: `${each.reward.name}${each.lastChars === null ? "" : ` (…${each.lastChars})`}`,
          value: each.expiresAt === null ? each.stateLabel : t("rewardUntil", { state: each.stateLabel, date: formats.date(each.expiresAt) }),
        }))}
      />
    </Card>
  );
}
