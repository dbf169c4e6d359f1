import type { SimulatorStartQuery } from "@/api/generated/return-policy";
import { Button } from "@/ui/controls/button";
import { FieldGrid, Form, TextField } from "@/ui/controls/fields";
import { PickField } from "@/ui/controls/picks";
import { Card, Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import css from "./simulator.module.css";
import { useVersionName } from "./use-version-name";
import { useSimulationForm } from "./use-simulator";
import { simulatorWords } from "./words";

type SimulationFormProps = { data: SimulatorStartQuery; onStarted: (id: string) => void };

export function SimulationForm({ data, onStarted }: SimulationFormProps) {
  const t = useWords(simulatorWords);
  const nameOf = useVersionName();
  const versions = data.returnPolicyVersions?.edges.map(({ node }) => node) ?? [];
  const draft = data.returnPolicyDraft;
  const form = useSimulationForm(data.postSaleSettings?.timeZone ?? "Europe/Madrid", draft?.id ?? versions[0]?.id ?? "", onStarted);
  const { wanted, set } = form;
  if (versions.length === 0) return <Callout tone="info" title={t("nothingToTry")} />;
  return (
    <Card title={t("formTitle")} lead={t("formLead", { live: nameOf(data.returnPolicy?.version ?? null) })}>
      <Form label={t("formTitle")} onSubmit={() => void form.start()}>
        <Stack>
          <FieldGrid>
            <PickField
              label={t("policy")}
              value={wanted.policyId}
              options={versions.map((version) => ({
                code: version.id,
                label: version.id === draft?.id ? t("draftNamed", { name: nameOf(version) }) : nameOf(version),
              }))}
              onChange={(policyId) => set({ policyId })}
            />
            <TextField label={t("since")} type="date" value={wanted.since} onChange={(since) => set({ since })} />
            <TextField
              label={t("until")}
              type="date"
              value={wanted.until}
              onChange={(until) => set({ until })}
              error={form.wrongs.includes("period") ? t("periodWrong") : null}
            />
          </FieldGrid>
          <div>
            <FieldGrid>
              <TextField label={t("lateLow")} value={wanted.lateLow} onChange={(lateLow) => set({ lateLow })} />
              <TextField
                label={t("lateHigh")}
                value={wanted.lateHigh}
                onChange={(lateHigh) => set({ lateHigh })}
                error={form.wrongs.includes("late") ? t("lateWrong") : null}
              />
            </FieldGrid>
          </div>
          <p className={css.note}>{t("lateHelp")}</p>
          {form.refusals.map(({ message }) => (
            <Callout tone="danger" title={message} key={message} isAlert />
          ))}
          <div>
            <Button type="submit" variant="primary" isDisabled={form.isBusy || form.wrongs.length > 0}>
              {t("start")}
            </Button>
          </div>
        </Stack>
      </Form>
    </Card>
  );
}
