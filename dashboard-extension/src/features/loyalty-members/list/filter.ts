import type { PointsMemberFilterInput } from "@/api/generated/loyalty-members";

export const SHOWN = ["all", "negative", "waiting", "left", "excluded"] as const;

export type Shown = (typeof SHOWN)[number];

const FILTERS: Record<Shown, PointsMemberFilterInput> = {
  all: {},
  negative: { isNegative: true },
  waiting: { isWaiting: true },
  left: { hasLeft: true },
  excluded: { isExcluded: true },
};

export function shownOf(asked: string | null): Shown {
  return SHOWN.find((each) => each === asked) ?? "all";
}

/** Null where nothing is asked for. */
export function filterOf(search: string, shown: Shown): PointsMemberFilterInput | null {
  const filter = { ...FILTERS[shown], ...(search === "" ? {} : { search }) };
  return Object.keys(filter).length === 0 ? null : filter;
}
