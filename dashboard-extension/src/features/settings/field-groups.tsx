import type { PostSaleLanguage } from "@/api/generated/settings";
import { CheckField, FieldGrid, SelectField, TextField } from "@/ui/controls/fields";
import { Card, Stack } from "@/ui/layout";
import { useFormats, useWords } from "@/words/locale-context";

import { languagesOf, OWN_TEXTS_KEYS, otherLanguage, type TextKey, withWeekday } from "./draft";
import css from "./settings.module.css";
import type { SettingsForm } from "./use-settings";
import { settingsWords, type SettingsKey } from "./words";

type GroupProps = { form: SettingsForm };

type SettingFieldProps = {
  form: SettingsForm;
  name: TextKey & SettingsKey;
  type?: "text" | "lines" | "email" | "url" | "time" | "number" | "color";
  helpKey?: SettingsKey;
};

function SettingField({ form, name, type = "text", helpKey }: SettingFieldProps) {
  const t = useWords(settingsWords);
  return (
    <TextField
      label={t(name)}
      type={type}
      value={form.draft[name]}
      onChange={(value) => form.set({ [name]: value })}
      help={helpKey === undefined ? undefined : t(helpKey)}
      error={form.errorOf(name)}
    />
  );
}

export function ShopFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  const languages: PostSaleLanguage[] = ["ES", "EN"];
  const other = otherLanguage(form.draft.defaultLanguage);
  return (
    <Card title={t("shopTitle")} lead={t("shopLead")}>
      <Stack>
        <FieldGrid>
          <SelectField
            label={t("defaultLanguage")}
            value={form.draft.defaultLanguage}
            options={languages.map((value) => ({ value, label: t(`language${value}`) }))}
            onChange={(defaultLanguage) => form.set({ defaultLanguage })}
          />
          <CheckField
            label={t("secondLanguage", { language: t(`in${other}`) })}
            isChecked={form.draft.hasSecondLanguage}
            onChange={(hasSecondLanguage) => form.set({ hasSecondLanguage })}
          />
        </FieldGrid>
        <FieldGrid>
          <SettingField form={form} name="timeZone" helpKey="timeZoneHelp" />
          <SettingField form={form} name="storefrontUrl" type="url" />
          <SettingField form={form} name="productPage" helpKey="productPageHelp" />
          <SettingField form={form} name="dashboardUrl" type="url" helpKey="dashboardHelp" />
        </FieldGrid>
      </Stack>
    </Card>
  );
}

export function SenderFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("senderTitle")} lead={t("senderLead")}>
      <FieldGrid>
        <SettingField form={form} name="senderName" />
        <SettingField form={form} name="senderEmail" type="email" />
        <SettingField form={form} name="replyTo" type="email" helpKey="replyHelp" />
        <TextField
          label={t("dkimSelectors")}
          value={form.draft.dkimSelectors}
          onChange={(dkimSelectors) => form.set({ dkimSelectors })}
          help={t("dkimSelectorsHelp")}
          error={form.errorOf("dkimSelectors")}
        />
        <SettingField form={form} name="postalAddress" type="lines" helpKey="postalHelp" />
        <SettingField form={form} name="logoUrl" type="url" helpKey="logoHelp" />
        <SettingField form={form} name="brandColor" type="color" />
      </FieldGrid>
    </Card>
  );
}

export function AttentionFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("attentionTitle")} lead={t("attentionLead")}>
      <FieldGrid>
        <SettingField form={form} name="attentionMails" type="number" />
        <SettingField form={form} name="attentionDays" type="number" />
        <SettingField form={form} name="offersHoldoutPercent" type="number" helpKey="offersHoldoutHelp" />
        <SettingField form={form} name="quietFrom" type="time" helpKey="quietHelp" />
        <SettingField form={form} name="quietUntil" type="time" />
      </FieldGrid>
      <QuietDays form={form} />
      <CheckField
        label={t("isSoftOptInOn")}
        isChecked={form.draft.isSoftOptInOn}
        onChange={(isSoftOptInOn) => form.set({ isSoftOptInOn })}
      />
      <CheckField
        label={t("isClickCountOn")}
        help={t("clickCountHelp")}
        isChecked={form.draft.isClickCountOn}
        onChange={(isClickCountOn) => form.set({ isClickCountOn })}
      />
    </Card>
  );
}

/** What the shop says on its pages in its own words, in each language that it writes. */
export function OwnTextFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("ownTitle")} lead={t("ownLead")}>
      <Stack>
        {OWN_TEXTS_KEYS.map((key) => (
          <FieldGrid key={key}>
            {languagesOf(form.draft).map((language) => (
              <TextField
                key={language}
                label={t("ownIn", { place: t(key), language: t(`in${language}`) })}
                type="lines"
                value={form.draft[key][language]}
                onChange={(text) => form.set({ [key]: { ...form.draft[key], [language]: text } })}
                error={form.errorOf(key)}
              />
            ))}
          </FieldGrid>
        ))}
      </Stack>
    </Card>
  );
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

function QuietDays({ form }: GroupProps) {
  const t = useWords(settingsWords);
  const formats = useFormats();
  const days = form.draft.quietWeekdays;
  return (
    <div role="group" aria-label={t("quietWeekdays")} className={css.weekdays}>
      <span>{t("quietWeekdays")}</span>
      {WEEKDAYS.map((day) => (
        <CheckField
          key={day}
          label={formats.weekday(day)}
          isChecked={days.includes(day)}
          onChange={(isQuiet) => form.set({ quietWeekdays: withWeekday(days, day, isQuiet) })}
        />
      ))}
    </div>
  );
}

export function DeliveryFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("deliveryTitle")} lead={t("deliveryLead")}>
      <FieldGrid>
        <SettingField form={form} name="deliveryEstimateDays" type="number" />
        <CheckField
          label={t("thankYou")}
          isChecked={form.draft.isThankYouOn}
          onChange={(isThankYouOn) => form.set({ isThankYouOn })}
        />
      </FieldGrid>
    </Card>
  );
}

export function CaseFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("casesTitle")} lead={t("casesLead")}>
      <FieldGrid>
        <SettingField form={form} name="caseHoursHigh" type="number" />
        <SettingField form={form} name="caseHoursNormal" type="number" />
        <SettingField form={form} name="caseHoursLow" type="number" />
        <SettingField form={form} name="caseSettledDays" type="number" helpKey="caseSettledHelp" />
      </FieldGrid>
    </Card>
  );
}

/** Chosen, not typed: the shop's rules know these pauses alone. */
const PAUSES = ["30", "90", "180", "365"];

export function SurveyFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("surveysTitle")} lead={t("surveysLead")}>
      <FieldGrid>
        <SelectField
          label={t("surveyPauseDays")}
          value={form.draft.surveyPauseDays}
          options={PAUSES.map((value) => ({ value, label: t("pauseOf", { days: Number(value) }) }))}
          onChange={(surveyPauseDays) => form.set({ surveyPauseDays })}
        />
        <SettingField form={form} name="surveysADay" type="number" helpKey="surveysADayHelp" />
      </FieldGrid>
    </Card>
  );
}

export function PointsFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("pointsTitle")} lead={t("pointsLead")}>
      <FieldGrid>
        <SettingField form={form} name="adjustmentLimit" type="number" helpKey="adjustmentHelp" />
        <CheckField
          label={t("pointsMirror")}
          help={t("pointsMirrorHelp")}
          isChecked={form.draft.isPointsMirrorOn}
          onChange={(isPointsMirrorOn) => form.set({ isPointsMirrorOn })}
        />
      </FieldGrid>
    </Card>
  );
}

export function ReviewFields({ form }: GroupProps) {
  const t = useWords(settingsWords);
  return (
    <Card title={t("reviewsTitle")} lead={t("reviewsLead")}>
      <FieldGrid>
        <CheckField
          label={t("isReviewRequestOn")}
          isChecked={form.draft.isReviewRequestOn}
          onChange={(isReviewRequestOn) => form.set({ isReviewRequestOn })}
        />
        <SettingField form={form} name="reviewMostPerOrder" type="number" />
        <SettingField form={form} name="reviewDelayDays" type="number" />
        <SettingField form={form} name="reviewDelayDaysAbroad" type="number" />
        <SettingField form={form} name="homeCountry" helpKey="homeCountryHelp" />
        <CheckField
          label={t("isReviewIncentiveOn")}
          help={t("reviewIncentiveHelp")}
          isChecked={form.draft.isReviewIncentiveOn}
          onChange={(isReviewIncentiveOn) => form.set({ isReviewIncentiveOn })}
        />
        <CheckField
          label={t("ratingMirror")}
          help={t("ratingMirrorHelp")}
          isChecked={form.draft.isRatingMirrorOn}
          onChange={(isRatingMirrorOn) => form.set({ isRatingMirrorOn })}
        />
      </FieldGrid>
    </Card>
  );
}
