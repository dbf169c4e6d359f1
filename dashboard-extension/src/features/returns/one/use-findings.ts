import { useCallback, useState } from "react";

import { findingsInput, type Found, split, startFindings } from "./findings";
import type { ReturnLineData } from "./use-return";

/** What a form says of the units; photos arrive while something else is typed, so each change builds on the newest. */
export function useFindings(lines: ReturnLineData[]) {
  const [all, setAll] = useState(() => startFindings(lines));
  const change = useCallback(
    (key: number, next: (found: Found) => Found) =>
      setAll((before) => before.map((each) => (each.key === key ? next(each) : each))),
    [],
  );
  const remove = useCallback((key: number) => setAll((before) => before.filter((each) => each.key !== key)), []);
  const splitOff = useCallback((line: ReturnLineData) => setAll((before) => split(before, line)), []);
  return { all, change, remove, splitOff, ...findingsInput(all, lines) };
}
