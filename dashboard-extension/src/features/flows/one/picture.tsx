import type { FlowStepFieldsFragment } from "@/api/generated/flows";
import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";
import { capital } from "@/words/readable";

import { END } from "./document";
import css from "./flow.module.css";
import type { Flow } from "./use-flow";
import { flowWords } from "./words";

/** The steps as boxes, one below the other, each with where it leads. */
export function Picture({ flow }: { flow: Flow }) {
  const t = useWords(flowWords);
  const version = flow.draft ?? flow.current;
  if (version === null) return null;
  const { steps, begins, number } = version;
  return (
    <Card title={t("picture")} lead={number === null ? t("pictureOfDraft") : t("pictureOfCurrent", { number })}>
      <ol className={css.picture}>
        <li className={css.box}>
          <span className={css.boxName}>{t("pictureStart")}</span>
          {begins}
        </li>
        {steps.map((step, place) => (
          <li className={css.box} key={step.code}>
            <span className={css.boxName}>{t("pictureStep", { number: place + 1, label: capital(step.label) })}</span>
            {capital(step.told)}
            <Leads step={step} steps={steps} />
          </li>
        ))}
        <li className={`${css.box} ${css.end}`}>{t("pictureEnd")}</li>
      </ol>
    </Card>
  );
}

function Leads({ step: { leadsTo }, steps }: { step: FlowStepFieldsFragment; steps: FlowStepFieldsFragment[] }) {
  const t = useWords(flowWords);
  const named = (code: string) => {
    const place = steps.findIndex((each) => each.code === code);
    const label = steps[place]?.label;
    if (code === END || label === undefined) return t("toEnd");
    return t("pictureStep", { number: place + 1, label: capital(label) });
  };
  return (
    <ul className={css.leads}>
      {leadsTo.map((code, index) => (
        <li key={index}>{`→ ${t(index === 0 ? "leadsOn" : "leadsOthers", { to: named(code) })}`}</li>
      ))}
    </ul>
  );
}
