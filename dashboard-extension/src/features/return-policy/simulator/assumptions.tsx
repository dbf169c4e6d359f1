import { Card } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import type { Simulation } from "./figures";
import css from "./simulator.module.css";
import { simulatorWords } from "./words";

export function Assumptions({ simulation }: { simulation: Simulation }) {
  const t = useWords(simulatorWords);
  return (
    <Card title={t("assumptions")} lead={t("assumptionsLead")}>
      <ul className={css.assumptions}>
        {simulation.assumptions.map(({ code, sentence }) => (
          <li key={code}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
