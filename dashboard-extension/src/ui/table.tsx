import { type ReactNode, useRef } from "react";

import type { Pages } from "@/api/use-pages";
import { useWords } from "@/words/locale-context";

import { PlainButton } from "./plain-button";
import css from "./table.module.css";
import { useIsCut } from "./use-is-cut";
import { uiWords } from "./words";

export type Column<Row> = {
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  isEnd?: boolean;
  /** Where rows are stacked: a line of its own, above the others. */
  isMain?: boolean;
  /** Where rows are stacked: a number that says nothing without its head has it before it. */
  isNamed?: boolean;
};

type TableProps<Row> = {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  isLoading?: boolean;
  /** On a phone each row becomes a block of lines instead of being scrolled sideways: for cells that explain themselves. */
  isStacked?: boolean;
};

export function Table<Row>({ label, columns, rows, keyOf, isLoading = false, isStacked = false }: TableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const isCut = useIsCut(box);
  const frame = [css.scroll, isLoading ? css.isLoading : "", isStacked ? css.isStacked : ""].filter(Boolean).join(" ");
  return (
    // Only what has to be scrolled is a stop of the tab key: its arrows scroll it.
    <div className={frame} ref={box} tabIndex={isCut ? 0 : -1} role={isCut ? "group" : undefined} aria-label={isCut ? label : undefined}>
      {/* A row that is no table row to the eye stays one to the ear by its role. */}
      <table className={css.table} role="table" aria-label={label} aria-busy={isLoading}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, index) => (
              <th key={index} scope="col" role="columnheader" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row">
              {columns.map((column, index) => (
                <td key={index} role="cell" className={classOf(column)} data-head={nameOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<Row>({ isEnd, isMain }: Column<Row>): string | undefined {
  return [isEnd === true ? css.end : "", isMain === true ? css.main : ""].filter(Boolean).join(" ") || undefined;
}

function nameOf<Row>({ isNamed, head }: Column<Row>): string | undefined {
  return isNamed === true && typeof head === "string" ? head : undefined;
}

type PagerProps = { pages: Pages; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };

export function Pager({ pages, totalCount, pageInfo }: PagerProps) {
  const t = useWords(uiWords);
  return (
    <div className={css.pager}>
      <span>{t("range", { total: totalCount })}</span>
      {pages.isFirst && !pageInfo.hasNextPage ? null : (
        <div>
          <PlainButton onClick={pages.previous} isDisabled={pages.isFirst}>
            {t("previous")}
          </PlainButton>
          <PlainButton onClick={() => pages.next(pageInfo.endCursor)} isDisabled={!pageInfo.hasNextPage}>
            {t("next")}
          </PlainButton>
        </div>
      )}
    </div>
  );
}
