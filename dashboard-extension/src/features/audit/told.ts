import type { AuditEventsQuery } from "@/api/generated/audit";

export type AuditEvent = NonNullable<AuditEventsQuery["postSaleEvents"]>["edges"][number]["node"];

type WhoKey = "whoStaff" | "whoSomeStaff" | "whoApp" | "whoSomeApp" | "whoKey" | "whoShopper" | "whoSystem";

/** Who it was: people by the number in Saleor's id (`#12`), apps by theirs, integrators by their key's beginning. */
export function whoActed({ actorKind, actorLabel }: Pick<AuditEvent, "actorKind" | "actorLabel">): {
  key: WhoKey;
  name: string;
} {
  const name = actorLabel ?? "";
  switch (actorKind) {
    case "STAFF":
      return { key: name === "" ? "whoSomeStaff" : "whoStaff", name };
    case "APP":
      if (name === "") return { key: "whoSomeApp", name };
      return { key: name.startsWith("#") ? "whoApp" : "whoKey", name };
    case "SHOPPER":
      return { key: "whoShopper", name };
    case "SYSTEM":
      return { key: "whoSystem", name };
  }
}

const LATE_MS = 3_600_000;

/** What the history or a regular check brought was true long before we knew of it. */
export function isLearntLater({ occurredAt, recordedAt }: Pick<AuditEvent, "occurredAt" | "recordedAt">): boolean {
  return Date.parse(recordedAt) - Date.parse(occurredAt) >= LATE_MS;
}
