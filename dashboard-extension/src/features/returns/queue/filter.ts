import type {
  PostSaleReturnActor,
  PostSaleReturnFilterInput,
  PostSaleReturnOutcome,
  PostSaleReturnSort,
  PostSaleReturnStatus,
  ReturnViewFilterInput,
} from "@/api/generated/returns";

export const OPEN_STATUSES = ["REQUESTED", "APPROVED", "SENT", "RECEIVED", "INSPECTED"] as const;
const STATUSES: readonly PostSaleReturnStatus[] = [...OPEN_STATUSES, "RESOLVED", "DECLINED", "CANCELLED", "EXPIRED"];
const MARKS = ["review", "overdue", "stuck", "overridden"] as const;
export const WAITING_FOR = ["SHOP", "SHOPPER", "CARRIER"] as const satisfies readonly PostSaleReturnActor[];
export const OUTCOMES: readonly PostSaleReturnOutcome[] = ["REFUND", "CREDIT", "EXCHANGE"];
export const SORTS: readonly PostSaleReturnSort[] = ["WAITING_LONGEST", "DUE_FIRST", "NEWEST", "OLDEST"];
export const AGES = ["2", "7", "14", "30"] as const;

export type State = "open" | "closed" | "all" | PostSaleReturnStatus;
export type Mark = (typeof MARKS)[number];

/** In the words of the address; "" does not narrow. */
export type QueueFilter = {
  state: State;
  mark: Mark | "";
  waiting: (typeof WAITING_FOR)[number] | "";
  reason: string;
  outcome: PostSaleReturnOutcome | "";
  method: string;
  country: string;
  age: string;
  search: string;
  sort: PostSaleReturnSort;
};

export const NO_FILTER: QueueFilter = {
  state: "open",
  mark: "",
  waiting: "",
  reason: "",
  outcome: "",
  method: "",
  country: "",
  age: "",
  search: "",
  sort: "WAITING_LONGEST",
};

/** From the address, so that a link can point at a queue; what it does not know does not narrow. */
export function readFilter(params: URLSearchParams): QueueFilter {
  const text = (name: string) => params.get(name)?.trim() ?? "";
  return {
    state: one<State>(["open", "closed", "all", ...STATUSES], text("state")) ?? "open",
    mark: one(MARKS, text("mark")) ?? "",
    waiting: one(WAITING_FOR, text("waiting")) ?? "",
    reason: text("reason"),
    outcome: one(OUTCOMES, text("outcome")) ?? "",
    method: text("method"),
    country: text("country"),
    age: one(AGES, text("age")) ?? "",
    search: text("search"),
    sort: one(SORTS, text("sort")) ?? NO_FILTER.sort,
  };
}

export function writeFilter(filter: QueueFilter): Record<string, string> {
  const entries = Object.entries(filter).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_FILTER[name as keyof QueueFilter]));
}

/** As the API and a saved view take it: only what narrows. */
export function filterInput(filter: QueueFilter): PostSaleReturnFilterInput & ReturnViewFilterInput {
  return {
    ...stateInput(filter.state),
    ...(filter.mark === "" ? {} : { [MARK_FIELDS[filter.mark]]: true }),
    ...listed("waitingFor", filter.waiting),
    ...listed("reason", filter.reason),
    ...listed("outcome", filter.outcome),
    ...listed("method", filter.method),
    ...listed("country", filter.country),
    ...(filter.age === "" ? {} : { minAgeDays: Number(filter.age) }),
    ...(filter.search === "" ? {} : { search: filter.search }),
  };
}

const MARK_FIELDS: Record<Mark, "needsReview" | "isOverdue" | "needsStaff" | "isOverridden"> = {
  review: "needsReview",
  overdue: "isOverdue",
  stuck: "needsStaff",
  overridden: "isOverridden",
};

/** What a view keeps, as the page shows it. A list that was kept elsewhere shows its first. */
export function filterOfView(kept: string): QueueFilter {
  const said = JSON.parse(kept) as Record<string, unknown>;
  const first = (name: string) => (Array.isArray(said[name]) ? String(said[name][0] ?? "") : "");
  const mark = MARKS.find((each) => said[MARK_FIELDS[each]] === true) ?? "";
  const params = new URLSearchParams({
    state: first("status") || (said.isOpen === true ? "open" : said.isOpen === false ? "closed" : "all"),
    mark,
    waiting: first("waitingFor"),
    reason: first("reason"),
    outcome: first("outcome"),
    method: first("method"),
    country: first("country"),
    age: String(said.minAgeDays ?? ""),
    search: String(said.search ?? ""),
  });
  return readFilter(params);
}

export function isNarrowed(filter: QueueFilter): boolean {
  return Object.keys(writeFilter({ ...filter, sort: NO_FILTER.sort })).length > 0;
}

function stateInput(state: State): PostSaleReturnFilterInput {
  if (state === "all") return {};
  return state === "open" || state === "closed" ? { isOpen: state === "open" } : { status: [state] };
}

function listed<Name extends string, Value extends string>(name: Name, value: Value | ""): { [Key in Name]?: Value[] } {
  return (value === "" ? {} : { [name]: [value] }) as { [Key in Name]?: Value[] };
}

function one<Known extends string>(known: readonly Known[], value: string): Known | undefined {
  return known.find((each) => each === value);
}
