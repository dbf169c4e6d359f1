import type { JourneyRowFragment } from "@/api/generated/flows";

type Passage = JourneyRowFragment["passages"][number];
type Mail = NonNullable<Passage["mail"]>;
type Unsent = Passage & { mail: Mail & { state: "CANCELLED" | "BOUNCED" | "FAILED" } };

/** The steps whose mail did not reach them, and will not. */
export function unsentOf({ passages }: Pick<JourneyRowFragment, "passages">): Unsent[] {
  return passages.filter((passage): passage is Unsent => ["CANCELLED", "BOUNCED", "FAILED"].includes(passage.mail?.state ?? ""));
}
