import { Button } from "@/ui/controls/button";
import { CheckField, FieldGrid, FieldRow, TextField } from "@/ui/controls/fields";
import { Pill } from "@/ui/pill";
import { useLanguage, useWords } from "@/words/locale-context";

import css from "./reasons.module.css";
import { childrenOf, type Reason, type Texts } from "./tree";
import type { Reasons } from "./use-reasons";
import { reasonWords } from "./words";

type ReasonRowProps = { reasons: Reasons; reason: Reason; isFirst: boolean; isLast: boolean };

export function ReasonRow({ reasons, reason, isFirst, isLast }: ReasonRowProps) {
  const t = useWords(reasonWords);
  const language = useLanguage();
  const name = reason.names[language] || Object.values(reason.names).find((text) => text !== "") || t("nameless");
  const isOpen = reasons.openCode === reason.code;
  const children = childrenOf(reasons.tree, reason.code);
  return (
    <li className={reason.isOn ? css.reason : `${css.reason} ${css.off}`}>
      <div className={css.head}>
        <span className={css.name}>{name}</span>
        <Marks reason={reason} />
        <FieldRow>
          <Button onClick={() => reasons.move(reason.code, -1)} isDisabled={!reasons.canChange || isFirst} label={t("moveUp", { name })}>
            {"↑"}
          </Button>
          <Button onClick={() => reasons.move(reason.code, 1)} isDisabled={!reasons.canChange || isLast} label={t("moveDown", { name })}>
            {"↓"}
          </Button>
          <Button onClick={() => reasons.setOpenCode(isOpen ? null : reason.code)} label={t(isOpen ? "closeReason" : "editReason", { name })}>
            {t(isOpen ? "close" : "edit")}
          </Button>
        </FieldRow>
      </div>
      {isOpen ? <ReasonForm reasons={reasons} reason={reason} /> : null}
      {reason.parent === "" && (children.length > 0 || isOpen) ? (
        <ul className={css.children}>
          {children.map((child, index) => (
            <ReasonRow reasons={reasons} reason={child} isFirst={index === 0} isLast={index === children.length - 1} key={child.code} />
          ))}
        </ul>
      ) : null}
      {reason.parent === "" && reasons.canChange ? (
        <div className={css.add}>
          <Button onClick={() => reasons.add(reason.code)} label={t("addBelowName", { name })}>
            {t("addBelow")}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function Marks({ reason }: { reason: Reason }) {
  const t = useWords(reasonWords);
  return (
    <span className={css.marks}>
      {reason.isOn ? null : <Pill>{t("isOff")}</Pill>}
      {reason.isShopsFault ? <Pill tone="warning">{t("faultMark")}</Pill> : null}
      {Number(reason.minPhotos) > 0 ? <Pill tone="info">{t("photosMark", { count: Number(reason.minPhotos) })}</Pill> : null}
      {!reason.isTied ? null : <Pill tone="success">{t("linkedMark")}</Pill>}
    </span>
  );
}

function ReasonForm({ reasons, reason }: { reasons: Reasons; reason: Reason }) {
  const t = useWords(reasonWords);
  const set = (change: Partial<Reason>) => reasons.set(reason.code, change);
  const inEach = (label: "name" | "question", texts: Texts, onChange: (texts: Texts) => void) =>
    reasons.languages.map((language) => (
      <TextField
        key={`${label} ${language}`}
        label={t(label, { language: t(language === "es" ? "spanish" : "english") })}
        value={texts[language] ?? ""}
        onChange={(text) => onChange({ ...texts, [language]: text })}
        error={label === "name" && (texts[language] ?? "").trim() === "" && reasons.isWrong(reason.code, "name") ? t("nameMissing") : null}
      />
    ));
  return (
    <fieldset className={css.form} disabled={!reasons.canChange}>
      <FieldGrid>
        {inEach("name", reason.names, (names) => set({ names }))}
        {inEach("question", reason.questions, (questions) => set({ questions }))}
        <TextField
          label={t("minPhotos")}
          type="number"
          min="0"
          max="20"
          value={reason.minPhotos}
          onChange={(minPhotos) => set({ minPhotos })}
          help={t("photosHelp")}
          error={reasons.isWrong(reason.code, "photos") ? t("photosWrong") : null}
        />
      </FieldGrid>
      <FieldRow>
        <CheckField label={t("isShopsFault")} isChecked={reason.isShopsFault} onChange={(isShopsFault) => set({ isShopsFault })} />
        <CheckField label={t("isOn")} isChecked={reason.isOn} onChange={(isOn) => set({ isOn })} />
        {reasons.isNew(reason.code) ? <Button onClick={() => reasons.remove(reason.code)}>{t("remove")}</Button> : null}
      </FieldRow>
      {reason.isFromSaleor ? <p className={css.note}>{t("fromSaleor")}</p> : null}
      <p className={css.note}>{t("codeNote", { code: reason.code })}</p>
    </fieldset>
  );
}
