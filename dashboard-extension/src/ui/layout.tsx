import { type ReactNode, useId } from "react";
import { Link } from "react-router";

import css from "./layout.module.css";
import { useLeftAs } from "./left-as";

export function Page({ children }: { children: ReactNode }) {
  return <div className={css.page}>{children}</div>;
}

type PageHeaderProps = {
  title: string;
  /** Pills beside the title. */
  marks?: ReactNode;
  lead?: ReactNode;
  back?: { to: string; label: string };
  actions?: ReactNode;
};

export function PageHeader({ title, marks, lead, back, actions }: PageHeaderProps) {
  const leftAs = useLeftAs();
  return (
    <header className={css.header}>
      <div>
        {back === undefined ? null : (
          <Link className={css.back} to={leftAs(back.to)}>
            {`← ${back.label}`}
          </Link>
        )}
        <h1 className={css.title}>
          <span>{title}</span>
          {marks}
        </h1>
        {lead === undefined ? null : <p className={css.lead}>{lead}</p>}
      </div>
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </header>
  );
}

/** Main column, and the right column of the Dashboard's detail pages. */
export function Columns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <div className={css.columns}>
      <div className={css.stack}>{main}</div>
      <div className={css.stack}>{aside}</div>
    </div>
  );
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.stack}>{children}</div>;
}

type CardProps = { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode };

export function Card({ title, lead, actions, children }: CardProps) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={id}>
      <div className={css.cardHead}>
        <h2 className={css.cardTitle} id={id}>
          {title}
        </h2>
        {actions}
      </div>
      {lead === undefined ? null : <p className={css.cardLead}>{lead}</p>}
      {children}
    </section>
  );
}

export function Numbers({ children }: { children: ReactNode }) {
  return <dl className={css.numbers}>{children}</dl>;
}

export function NumberBox({ label, value, note }: { label: string; value: string; note?: ReactNode }) {
  return (
    <div className={css.number}>
      <dt className={css.numberLabel}>{label}</dt>
      <dd className={css.numberValue}>{value}</dd>
      {note === undefined ? null : <dd className={css.numberNote}>{note}</dd>}
    </div>
  );
}

export function Facts({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(({ label, value }) => (
        <FactRow key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
