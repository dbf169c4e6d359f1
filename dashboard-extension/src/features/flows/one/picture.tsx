import type { ReactNode } from "react";

import type { FlowStepFieldsFragment } from "@/api/generated/flows";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { END } from "./document";
import css from "./picture.module.css";
import type { Flow } from "./use-flow";
import { marksAt, type Ways, waysOf } from "./ways";
import { flowWords } from "./words";

const LANE_PX = 14;

/** The steps as boxes, one below the other, with lines to where each leads; every line is told in words as well. */
export function Picture({ flow }: { flow: Flow }) {
  const t = useWords(flowWords);
  const version = flow.draft ?? flow.current;
  if (version === null) return null;
  const { steps, begins, number } = version;
  const ways = waysOf(steps);
  return (
    <Card title={t("picture")} lead={number === null ? t("pictureOfDraft") : t("pictureOfCurrent", { number })}>
      <ol className={css.picture} style={{ paddingLeft: ways.width === 0 ? 0 : ways.width * LANE_PX + LANE_PX / 2 }}>
        <Row row={0} ways={ways}>
          <span className={css.boxName}>{t("pictureStart")}</span>
          {begins}
        </Row>
        {steps.map((step, place) => (
          <Row row={place + 1} ways={ways} key={step.code}>
            <span className={css.boxName}>{t("pictureStep", { number: place + 1, label: capital(step.label) })}</span>
            {capital(step.told)}
            <Leads step={step} steps={steps} place={place} />
          </Row>
        ))}
        <Row row={steps.length + 1} ways={ways}>
          <span className={css.boxName}>{t("pictureEnd")}</span>
        </Row>
      </ol>
    </Card>
  );
}

/** A box, and beside it what passes there; the lanes nearest to the boxes are the first. */
function Row({ row, ways: { lanes, width, straight }, children }: { row: number; ways: Ways; children: ReactNode }) {
  const left = (place: number) => -(place + 1) * LANE_PX;
  return (
    <li className={straight.has(row) ? `${css.row} ${css.straight}` : css.row}>
      {marksAt(row, lanes).map(({ place, part }) => (
        <span className={`${css.lane} ${css[part]}`} style={{ left: left(place), width: (place + 1) * LANE_PX }} aria-hidden key={place} />
      ))}
      <div className={row > 0 && width > 0 && marksAt(row, lanes).some(({ part }) => part === "ends") ? `${css.box} ${css.met}` : css.box}>{children}</div>
    </li>
  );
}

type LeadsProps = { step: FlowStepFieldsFragment; steps: FlowStepFieldsFragment[]; place: number };

function Leads({ step: { leadsTo }, steps, place }: LeadsProps) {
  const t = useWords(flowWords);
  const named = (code: string) => {
    const at = steps.findIndex((each) => each.code === code);
    const label = steps[at]?.label;
    if (code === END || label === undefined) return t("toEnd");
    return t("pictureStep", { number: at + 1, label: capital(label) });
  };
  // To the eye the line to the box below says it all.
  const isPlain = leadsTo.length === 1 && leadsTo[0] === (steps[place + 1]?.code ?? END);
  return (
    <ul className={isPlain ? css.unseen : css.leads}>
      {leadsTo.map((code, index) => (
        <li key={index}>{`→ ${t(index === 0 ? "leadsOn" : "leadsOthers", { to: named(code) })}`}</li>
      ))}
    </ul>
  );
}
