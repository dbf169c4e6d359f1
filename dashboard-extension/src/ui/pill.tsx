import css from "./pill.module.css";

export type Tone = "neutral" | "success" | "warning" | "danger" | "info";

const CLASSES: Record<Tone, string> = {
  neutral: css.pill ?? "",
  success: `${css.pill} ${css.success}`,
  warning: `${css.pill} ${css.warning}`,
  danger: `${css.pill} ${css.danger}`,
  info: `${css.pill} ${css.info}`,
};

export function Pill({ tone = "neutral", children }: { tone?: Tone; children: string }) {
  return <span className={CLASSES[tone]}>{children}</span>;
}
