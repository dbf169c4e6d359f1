import { Link } from "react-router";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldRow } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { Pill } from "@/ui/pill";
import { useFormats, useWords } from "@/words/locale-context";

import type { Way, Ways } from "./use-ways";
import { WayFields } from "./way-fields";
import css from "./ways.module.css";
import { wayWords } from "./words";

type WayProps = { ways: Ways; way: Way };

/** One way: whether it is offered, what it means for both sides, and what the shop chooses for it. */
export function WayCard({ ways, way }: WayProps) {
  const t = useWords(wayWords);
  const isOpen = ways.openCode === way.code;
  const { isOn } = ways.draftOf(way);
  return (
    <Card title={way.label} actions={<Standing way={way} />}>
      <Stack>
        <dl className={css.told}>
          <dt>{t("customersRead")}</dt>
          <dd>{way.summary}</dd>
          <dt>{t("stepsRead")}</dt>
          <dd>
            <Steps steps={way.shopperReads} />
          </dd>
          <dt>{t("teamsPart")}</dt>
          <dd>{way.teamsPart}</dd>
        </dl>
        <Hints way={way} />
        {way.isChosen ? (
          <FieldRow>
            <CheckField label={t("isOn")} isChecked={isOn} isDisabled={!ways.canChange} onChange={(next) => ways.set(way, { isOn: next })} />
            {way.fields.length === 0 ? null : (
              <Button onClick={() => ways.setOpenCode(isOpen ? null : way.code)} label={t(isOpen ? "closeWay" : "settingsOf", { way: way.label })}>
                {t(isOpen ? "close" : "settings")}
              </Button>
            )}
          </FieldRow>
        ) : null}
        {isOpen ? <WayForm ways={ways} way={way} /> : null}
      </Stack>
    </Card>
  );
}

function Standing({ way }: { way: Way }) {
  const t = useWords(wayWords);
  if (!way.isChosen) return <Pill>{t("byPolicy")}</Pill>;
  if (!way.isOn) return <Pill>{t("off")}</Pill>;
  if (way.lacks !== null) return <Pill tone="warning">{t("incomplete")}</Pill>;
  return way.isOffered ? <Pill tone="success">{t("offered")}</Pill> : <Pill tone="info">{t("notInPolicy")}</Pill>;
}

function Steps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className={css.steps}>
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Hints({ way }: { way: Way }) {
  const t = useWords(wayWords);
  if (!way.isChosen || (way.lacks === null && way.isInPolicy)) return null;
  return (
    <div className={css.hints}>
      {way.lacks === null ? null : <p>{way.lacks}</p>}
      {way.isInPolicy ? null : (
        <p>
          {t("toPolicy")} <Link to="/policy/edit">{t("openDraft")}</Link>
        </p>
      )}
    </div>
  );
}

function WayForm({ ways, way }: WayProps) {
  const t = useWords(wayWords);
  const formats = useFormats();
  const { value } = ways.draftOf(way);
  const moment = way.changedAt === null ? null : formats.dateTime(way.changedAt);
  return (
    <fieldset className={css.form} disabled={!ways.canChange} aria-label={t("settingsOf", { way: way.label })}>
      <WayFields
        fields={way.fields}
        value={value}
        place=""
        errorAt={(path) => ways.errorAt(way, path)}
        onChange={(next) => ways.set(way, { value: next })}
      />
      {moment === null ? null : (
        <p className={css.note}>{way.changedBy === null ? t("changedByNobody", { moment }) : t("changed", { moment, name: way.changedBy })}</p>
      )}
    </fieldset>
  );
}
