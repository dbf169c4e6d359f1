export type FileMistake =
  | { kind: "notJson"; line: number }
  | { kind: "notAPolicy" }
  | { kind: "problem"; path: string; message: string };

type Read = { mistake: FileMistake; policy: null } | { mistake: null; policy: Record<string, unknown> };

const FILE_KIND = "saleor_postventa.return_policy";

/** What can be said of a file before the shop is asked. */
export function mistakesIn(text: string): Read {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return { mistake: { kind: "notJson", line: lineOfMistake(text) }, policy: null };
  }
  if (!isObject(held) || held.kind !== FILE_KIND || !isObject(held.policy)) {
    return { mistake: { kind: "notAPolicy" }, policy: null };
  }
  return { mistake: null, policy: held.policy };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Browsers word the mistake each in their way: the line is that of the shortest beginning that cannot be mended. */
export function lineOfMistake(text: string): number {
  const lines = text.split("\n");
  const wrong = lines.findIndex((_, index) => !isBeginning(lines.slice(0, index + 1).join("\n")));
  return (wrong === -1 ? lines.length - 1 : wrong) + 1;
}

/** Whether it could go on to be JSON: cut off, the parser complains of the end and of nothing before it. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const told = error instanceof Error ? error.message : "";
    const position = /position (\d+)/.exec(told);
    if (/end of|unterminated/i.test(told)) return true;
    return position !== null && Number(position[1]) >= text.trimEnd().length;
  }
}
