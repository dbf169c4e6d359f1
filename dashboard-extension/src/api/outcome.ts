/** What became of a request, in the words a page decides by. */
export type Problem =
  /** This person may not see it. */
  | "denied"
  /** The Dashboard's token ran out and no new one came. */
  | "expired"
  /** There is nothing of that name. */
  | "missing"
  | "unreachable"
  | "failed";

export type Outcome<Data> = { data: Data; problem: null } | { data: null; problem: Problem };

export type ResponseBody = {
  data?: Record<string, unknown> | null;
  errors?: { message?: string; extensions?: { code?: unknown; exception?: { code?: unknown } } }[];
};

const DENIED = new Set(["permission_denied", "sign_in_needed", "unauthenticated", "not_authenticated", "forbidden"]);

/** An answer with anything in it is an answer: a field refused to this person comes as null beside the rest. */
export function readOutcome<Data>(status: number, body: ResponseBody | null): Outcome<Data> {
  if (status === 401) return { data: null, problem: "expired" };
  if (status === 403) return { data: null, problem: "denied" };
  if (body === null) return { data: null, problem: status >= 500 ? "unreachable" : "failed" };
  const errors = body.errors ?? [];
  const isEmpty = body.data == null || Object.values(body.data).every((value) => value === null);
  if (errors.length > 0 && isEmpty) {
    const codes = errors.map(codeOf);
    return { data: null, problem: codes.some((code) => DENIED.has(code)) ? "denied" : codes.includes("not_found") ? "missing" : "failed" };
  }
  if (body.data == null) return { data: null, problem: "failed" };
  return { data: body.data as Data, problem: null };
}

function codeOf(error: NonNullable<ResponseBody["errors"]>[number]): string {
  const code = error.extensions?.code ?? error.extensions?.exception?.code ?? "";
  // `PermissionDenied` and `PERMISSION_DENIED` name the same thing.
  return String(code)
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
}
