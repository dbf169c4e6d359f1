import { Card, Stack } from "@/ui/layout";
import { Pill, type Tone } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import { movedUnits, warehouseOf } from "./goods";
import css from "./one.module.css";
import { StuckMove } from "./stuck-move";
import type { GoodsMoveData, ReturnState } from "./use-return";
import { oneWords } from "./words";

const TONES: Record<GoodsMoveData["status"], Tone> = { ASKED: "info", CALLED: "info", DONE: "success", STUCK: "danger", DROPPED: "neutral" };

/** What Saleor was told of the goods. */
export function GoodsSection({ state }: { state: ReturnState }) {
  const t = useWords(oneWords);
  const moves = state.ret?.goodsMoves ?? [];
  if (moves.length === 0) return null;
  return (
    <Card title={t("goodsTitle")} lead={t("goodsLead")}>
      <Stack>
        {moves.map((move) => (
          <Move move={move} state={state} key={move.id} />
        ))}
      </Stack>
    </Card>
  );
}

function Move({ move, state }: { move: GoodsMoveData; state: ReturnState }) {
  const t = useWords(oneWords);
  const formats = useFormats();
  const units = movedUnits(move.wanted);
  const warehouse = warehouseOf(move.result);
  return (
    <div className={css.part}>
      <div className={css.lineHead}>
        <span>{t(`move${move.kind}`, { count: units })}</span>
        <Pill tone={TONES[move.status]}>{t(`moveStatus${move.status}`)}</Pill>
      </div>
      <p className={css.note}>
        {[formats.dateTime(move.statusSince), warehouse === null ? null : t("inWarehouse", { warehouse })].filter(Boolean).join(" · ")}
      </p>
      {move.status === "STUCK" ? <StuckMove move={move} state={state} /> : null}
    </div>
  );
}
