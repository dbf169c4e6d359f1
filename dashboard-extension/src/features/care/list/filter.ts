import type { PostSaleCaseFilterInput, PostSaleCaseSort } from "@/api/generated/care";

export const SHOWN = ["waiting", "overdue", "answered", "solved", "all"] as const;
export const ANYBODY = "";
export const NOBODY = "nobody";

export type Shown = (typeof SHOWN)[number];
/** `owner` is ANYBODY, NOBODY, or Saleor's id of a member of the team. */
export type Wanted = { search: string; shown: Shown; owner: string };

const FILTERS: Record<Shown, PostSaleCaseFilterInput> = {
  waiting: { state: ["OPEN"] },
  overdue: { isOverdue: true },
  answered: { state: ["ANSWERED"] },
  solved: { state: ["SOLVED"] },
  all: {},
};

export function wantedOf(params: URLSearchParams): Wanted {
  const asked = params.get("show");
  return {
    search: params.get("search") ?? "",
    shown: SHOWN.find((each) => each === asked) ?? "waiting",
    owner: params.get("owner") ?? ANYBODY,
  };
}

/** What stands in the address: nothing of what goes without saying. */
export function paramsOf({ search, shown, owner }: Wanted): Record<string, string> {
  const said = { search: search.trim(), show: shown === "waiting" ? "" : shown, owner };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ""));
}

export function filterOf({ search, shown, owner }: Wanted): PostSaleCaseFilterInput {
  return {
    ...FILTERS[shown],
    ...(owner === ANYBODY ? {} : { ownerId: owner === NOBODY ? "" : owner }),
    ...(search === "" ? {} : { search }),
  };
}

/** What is due first stands first; of what nobody waits for, the newest. */
export function sortOf(shown: Shown): PostSaleCaseSort {
  return shown === "waiting" || shown === "overdue" ? "DUE_FIRST" : "NEWEST";
}
