import { useClient } from "@/api/client-context";
import { Button } from "@/ui/controls/button";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { draftOf, type Reward } from "./draft";
import { RewardForm } from "./reward-form";
import css from "./rewards.module.css";
import type { Rewards } from "./use-rewards";
import { rewardWords } from "./words";

/** One reward: what it costs and gives, who can have it, and what the team may do with it. */
export function RewardItem({ state, reward }: { state: Rewards; reward: Reward }) {
  const t = useWords(rewardWords);
  const isOpen = state.openId === reward.id;
  return (
    <article className={css.reward}>
      <div className={css.head}>
        <h3 className={css.name}>{reward.name}</h3>
        <Standing reward={reward} />
      </div>
      <Terms reward={reward} levelName={state.levelName} />
      {state.canChange && !isOpen ? (
        <div className={css.acts}>
          <Button onClick={() => state.open(reward.id)} label={t("changeName", { name: reward.name })}>
            {t("change")}
          </Button>
          <Button
            onClick={() => void state.setActive(reward, !reward.isActive)}
            isDisabled={state.isBusy}
            label={t(reward.isActive ? "stopName" : "startName", { name: reward.name })}
          >
            {t(reward.isActive ? "stop" : "start")}
          </Button>
        </div>
      ) : null}
      {isOpen ? <RewardForm state={state} start={draftOf(reward, state.timeZone)} reward={reward} /> : null}
    </article>
  );
}

function Standing({ reward }: { reward: Reward }) {
  const t = useWords(rewardWords);
  const now = useClient().now().getTime();
  if (!reward.isActive) return <Pill>{t("isOff")}</Pill>;
  if (reward.endsAt !== null && Date.parse(reward.endsAt) <= now) return <Pill>{t("isOver")}</Pill>;
  if (reward.left !== null && reward.left <= 0) return <Pill tone="warning">{t("isSoldOut")}</Pill>;
  if (reward.startsAt !== null && Date.parse(reward.startsAt) > now) return <Pill tone="info">{t("isAhead")}</Pill>;
  return <Pill tone="success">{t("isOn")}</Pill>;
}

function Terms({ reward, levelName }: { reward: Reward; levelName: (code: string) => string }) {
  const t = useWords(rewardWords);
  const formats = useFormats();
  const price = usePrice(reward);
  const worth = useWorth(reward);
  const stock =
    reward.left === null
      ? t("endless", { taken: reward.taken ?? 0 })
      : t("left", { left: reward.left, taken: reward.taken ?? 0 });
  const limits = [
    reward.minOrder === null ? null : t("fromOrder", { amount: formats.money(reward.minOrder) }),
    reward.tiers.length === 0 ? null : t("forLevels", { levels: reward.tiers.map(levelName).join(", ") }),
    reward.channels.length === 0 ? null : t("inChannels", { channels: reward.channels.join(", ") }),
    reward.startsAt === null ? null : t("from", { date: formats.dateTime(reward.startsAt) }),
    reward.endsAt === null ? null : t("until", { date: formats.dateTime(reward.endsAt) }),
    t("codeDays", { days: reward.validDays }),
  ].filter((each) => each !== null);
  return (
    <>
      <div className={css.price}>{[capital(reward.kindLabel), worth, price].filter((each) => each !== null).join(" · ")}</div>
      <div>{stock}</div>
      <div className={css.quiet}>{capital(limits.join(" · "))}</div>
    </>
  );
}

function usePrice({ points, pointsPerUnit, step }: Reward): string {
  const t = useWords(rewardWords);
  const formats = useFormats();
  if (points !== null) return t("costs", { count: points });
  return t("pointsEach", { count: pointsPerUnit ?? 0, unit: formats.money({ amount: "1", currency: step?.currency ?? "EUR" }) });
}

/** Null where the kind says it all. */
function useWorth({ amount, percent, step, least, most, productName, productSaleorId }: Reward): string | null {
  const t = useWords(rewardWords);
  const formats = useFormats();
  if (amount !== null) return formats.money(amount);
  if (percent !== null) return formats.percent(Number(percent) / 100);
  if (step !== null) {
    const range = { step: formats.money(step), least: formats.money(least ?? step) };
    return most === null ? t("anyAmount", range) : t("anyAmountUpTo", { ...range, most: formats.money(most) });
  }
  return productName ?? productSaleorId;
}
