import type { Problem } from "@/api/outcome";

type Keys = { title: ProblemKey; advice: ProblemKey; canRetry: boolean };

export type ProblemKey =
  | "deniedTitle"
  | "deniedAdvice"
  | "deniedAdviceSettings"
  | "expiredTitle"
  | "expiredAdvicePage"
  | "expiredAdvicePopup"
  | "unreachableTitle"
  | "unreachableAdvice"
  | "failedTitle"
  | "failedAdvice"
  | "silentTitle"
  | "silentAdvice";

/** What a page needs beyond being staff: its refusal names the permission to ask for. */
export type Need = "orders" | "settings";

export function problemKeys(problem: Problem | "silent", kind: "page" | "widget" | "popup", need: Need = "orders"): Keys {
  switch (problem) {
    case "denied":
      return {
        title: "deniedTitle",
        advice: need === "settings" ? "deniedAdviceSettings" : "deniedAdvice",
        canRetry: false,
      };
    case "expired":
      // A popup gets no fresh token however long it waits.
      return kind === "popup"
        ? { title: "expiredTitle", advice: "expiredAdvicePopup", canRetry: false }
        : { title: "expiredTitle", advice: "expiredAdvicePage", canRetry: true };
    case "unreachable":
      return { title: "unreachableTitle", advice: "unreachableAdvice", canRetry: true };
    case "missing":
    case "failed":
      return { title: "failedTitle", advice: "failedAdvice", canRetry: true };
    case "silent":
      return { title: "silentTitle", advice: "silentAdvice", canRetry: false };
  }
}
