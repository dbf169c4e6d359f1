import { useState } from "react";

import { Button } from "@/ui/controls/button";
import { CheckField, FieldError, FieldGrid, Form, SelectField, TextField } from "@/ui/controls/fields";
import { ChecksField, type Pick, PickField } from "@/ui/controls/picks";
import { Stack } from "@/ui/layout";
import { useWords } from "@/words/locale-context";

import { type Draft, isMoney, KINDS, type Reward } from "./draft";
import css from "./rewards.module.css";
import { type Rewards, useRewardChoices } from "./use-rewards";
import { rewardWords } from "./words";

type RewardFormProps = { state: Rewards; start: Draft; /** Without it, a new one. */ reward?: Reward };
type Choices = { tiers: Pick[]; channels: Pick[]; currencies: Pick[]; products: Pick[] };
type PartProps = { state: Rewards; draft: Draft; choices: Choices; set: (change: Partial<Draft>) => void };

/** A reward in writing. What it is stays once it is there: codes that are out depend on it. */
export function RewardForm({ state, start, reward }: RewardFormProps) {
  const t = useWords(rewardWords);
  const [draft, setDraft] = useState(start);
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const [search, setSearch] = useState("");
  const choices = useRewardChoices(search, draft.productSaleorId);
  const part = { state, draft, choices, set };
  const noName = state.errorAt("names");
  return (
    <Form label={reward === undefined ? t("newTitle") : t("changeName", { name: reward.name })} onSubmit={() => void state.save(draft)}>
      <fieldset className={css.form} disabled={state.isBusy}>
        <Stack>
          {reward === undefined ? (
            <SelectField label={t("kind")} value={draft.kind} options={KINDS.map((value) => ({ value, label: t(value) }))} onChange={(kind) => set({ kind })} />
          ) : null}
          <TextParts {...part} />
          {noName === null ? null : <FieldError>{noName}</FieldError>}
          {isMoney(draft.kind) ? (
            <CheckField label={t("isAnyAmount")} isChecked={draft.isAnyAmount} onChange={(isAnyAmount) => set({ isAnyAmount })} />
          ) : null}
          <FieldGrid>
            <PriceParts {...part} />
            {draft.kind === "PRODUCT" ? <ProductPart {...part} search={search} onSearch={setSearch} /> : null}
            <LimitParts {...part} />
          </FieldGrid>
          <WhoParts {...part} />
          <div className={css.acts}>
            <Button type="submit" variant="primary" isDisabled={state.isBusy}>
              {t(reward === undefined ? "create" : "save")}
            </Button>
            <Button onClick={() => state.open(null)}>{t("cancel")}</Button>
          </div>
        </Stack>
      </fieldset>
    </Form>
  );
}

function TextParts({ state, draft, set }: PartProps) {
  const t = useWords(rewardWords);
  return (
    <FieldGrid>
      {state.languages.flatMap((language) => {
        const inLanguage = { language: t(language === "es" ? "spanish" : "english") };
        return [
          <TextField
            key={`name ${language}`}
            label={t("name", inLanguage)}
            value={draft.names[language] ?? ""}
            onChange={(text) => set({ names: { ...draft.names, [language]: text } })}
          />,
          <TextField
            key={`description ${language}`}
            label={t("description", inLanguage)}
            value={draft.descriptions[language] ?? ""}
            onChange={(text) => set({ descriptions: { ...draft.descriptions, [language]: text } })}
          />,
        ];
      })}
    </FieldGrid>
  );
}

type TextName = { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[Exclude<keyof Draft, "kind">];

function useField({ state, draft, set }: PartProps) {
  const t = useWords(rewardWords);
  return (name: TextName, type: "number" | "text" | "datetime-local" = "number", help?: string) => (
    <TextField
      key={name}
      label={t(name)}
      type={type}
      value={draft[name]}
      onChange={(text) => set({ [name]: text })}
      help={help}
      error={state.errorAt(name)}
    />
  );
}

function PriceParts(part: PartProps) {
  const t = useWords(rewardWords);
  const field = useField(part);
  const { kind, isAnyAmount } = part.draft;
  if (isAnyAmount && isMoney(kind)) {
    return (
      <>
        {field("pointsPerUnit")}
        <CurrencyPart {...part} />
        {field("step")}
        {field("least", "number", t("leastHelp"))}
        {field("most", "number", t("mostHelp"))}
      </>
    );
  }
  return (
    <>
      {field("points")}
      {isMoney(kind) ? field("value") : null}
      {kind === "PERCENT" ? field("value", "number", t("percentHelp")) : null}
      {isMoney(kind) || part.draft.minOrder.trim() !== "" ? <CurrencyPart {...part} /> : null}
    </>
  );
}

function CurrencyPart({ state, draft, choices, set }: PartProps) {
  const t = useWords(rewardWords);
  return (
    <PickField
      label={t("currency")}
      value={draft.currency}
      options={choices.currencies}
      emptyLabel={t("choose")}
      error={state.errorAt("currency")}
      onChange={(currency) => set({ currency })}
    />
  );
}

function ProductPart({ state, draft, choices, set, search, onSearch }: PartProps & { search: string; onSearch: (text: string) => void }) {
  const t = useWords(rewardWords);
  return (
    <>
      <TextField label={t("productSearch")} type="search" value={search} help={t("productSearchHelp")} onChange={onSearch} />
      <PickField
        label={t("productSaleorId")}
        value={draft.productSaleorId}
        options={choices.products}
        emptyLabel={t("choose")}
        error={state.errorAt("productSaleorId")}
        onChange={(productSaleorId) => set({ productSaleorId })}
      />
    </>
  );
}

function LimitParts(part: PartProps) {
  const t = useWords(rewardWords);
  const field = useField(part);
  const zone = t("zoneHelp", { zone: part.state.timeZone });
  return (
    <>
      {field("minOrder", "number", t("minOrderHelp"))}
      {field("stock", "number", t("stockHelp"))}
      {field("validDays")}
      {field("startsAt", "datetime-local", zone)}
      {field("endsAt", "datetime-local", zone)}
    </>
  );
}

function WhoParts({ state, draft, choices, set }: PartProps) {
  const t = useWords(rewardWords);
  return (
    <FieldGrid>
      {(["tiers", "channels"] as const).map((name) => (
        <ChecksField
          key={name}
          label={t(`${name}Help`)}
          codes={draft[name]}
          options={choices[name]}
          error={state.errorAt(name)}
          onChange={(code, isThere) => set({ [name]: withCode(draft[name], code, isThere) })}
        />
      ))}
    </FieldGrid>
  );
}

function withCode(codes: string[], code: string, isThere: boolean): string[] {
  return isThere ? [...codes, code] : codes.filter((known) => known !== code);
}
