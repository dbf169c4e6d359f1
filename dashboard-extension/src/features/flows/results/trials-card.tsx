import { Card, Numbers, Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useWords } from "@/words/locale-context";

import { type Results, Share } from "./uplift-card";
import { flowResultWords } from "./words";

/** Two mails against each other, once as many people are through as were planned. */
export function TrialsCard({ trials }: { trials: Results["trials"] }) {
  const t = useWords(flowResultWords);
  if (trials.length === 0) return null;
  return (
    <Card title={t("trials")}>
      <Stack>
        {trials.map(({ code, planned, own, other, isToldApart, inWords }) => (
          <section key={code} aria-label={t("trialOf", { trial: code })}>
            <Stack>
              <div>
                <strong>{t("trialOf", { trial: code })}</strong> <Verdict isThrough={own !== null && other !== null} isToldApart={isToldApart} />
              </div>
              <p>
                {inWords} {t("trialPlanned", { planned })}
              </p>
              {own === null && other === null ? null : (
                <Numbers>
                  <Share label={t("own")} share={own} />
                  <Share label={t("other")} share={other} />
                </Numbers>
              )}
            </Stack>
          </section>
        ))}
      </Stack>
    </Card>
  );
}

function Verdict({ isThrough, isToldApart }: { isThrough: boolean; isToldApart: boolean }) {
  const t = useWords(flowResultWords);
  if (!isThrough) return <Pill>{t("notKnown")}</Pill>;
  return <Pill tone={isToldApart ? "success" : "neutral"}>{t(isToldApart ? "toldApart" : "notToldApart")}</Pill>;
}
