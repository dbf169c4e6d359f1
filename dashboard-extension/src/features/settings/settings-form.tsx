import type { SettingsFieldsFragment } from "@/api/generated/settings";
import { useLeaveGuard } from "@/ui/use-leave-guard";
import { Button } from "@/ui/controls/button";
import { FieldRow, Form } from "@/ui/controls/fields";
import { Stack } from "@/ui/layout";
import { Callout } from "@/ui/notice";
import { useWords } from "@/words/locale-context";

import { AttentionFields, CaseFields, DeliveryFields, OwnTextFields, PointsFields, ReviewFields, SenderFields, ShopFields, SurveyFields } from "./field-groups";
import { SenderCheckCard } from "./sender-check";
import css from "./settings.module.css";
import { type SettingsForm, useSettingsForm } from "./use-settings";
import { settingsWords } from "./words";

export function SettingsFormView({ settings }: { settings: SettingsFieldsFragment }) {
  const t = useWords(settingsWords);
  const form = useSettingsForm(settings);
  return (
    <Form label={t("form")} onSubmit={() => void form.save()}>
      <Stack>
        {settings.canChange ? null : <Callout tone="info" title={t("readOnly")} />}
        <fieldset className={css.fields} disabled={!settings.canChange}>
          <Stack>
            <ShopFields form={form} />
            <SenderFields form={form} />
            <SenderCheckCard key={`${form.saved.senderEmail} ${form.saved.dkimSelectors.join()}`} />
            <OwnTextFields form={form} />
            <AttentionFields form={form} />
            <DeliveryFields form={form} />
            <PointsFields form={form} />
            <CaseFields form={form} />
            <SurveyFields form={form} />
            <ReviewFields form={form} />
          </Stack>
        </fieldset>
        {settings.canChange ? <SaveBar form={form} /> : null}
      </Stack>
    </Form>
  );
}

function SaveBar({ form }: { form: SettingsForm }) {
  const t = useWords(settingsWords);
  const guard = useLeaveGuard(form.isChanged);
  if (guard.isAsking) {
    return (
      <div className={css.saveBar} role="alert">
        <span>{t("leaveQuestion")}</span>
        <FieldRow>
          <Button onClick={guard.stay}>{t("stay")}</Button>
          <Button onClick={guard.leave} variant="error">
            {t("leave")}
          </Button>
        </FieldRow>
      </div>
    );
  }
  return (
    <div className={css.saveBar}>
      <span>{form.isChanged ? t("unsaved") : ""}</span>
      <FieldRow>
        <Button onClick={form.undo} isDisabled={!form.isChanged}>
          {t("undo")}
        </Button>
        <Button type="submit" variant="primary" isDisabled={!form.isChanged || form.isSaving}>
          {t("save")}
        </Button>
      </FieldRow>
    </div>
  );
}
