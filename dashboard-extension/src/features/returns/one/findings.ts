import type { PostSaleDisposition, PostSaleGrade, ReturnFindingInput } from "@/api/generated/returns";

import { wholeOf } from "./quantities";

export const GRADES = ["A", "B", "C", "D"] as const satisfies readonly PostSaleGrade[];
export const DISPOSITIONS = [
  "RESTOCK",
  "REFURBISH",
  "QUARANTINE",
  "SUPPLIER",
  "DONATE",
  "RECYCLE",
  "SCRAP",
] as const satisfies readonly PostSaleDisposition[];

/** Some units of one line that turned out alike, as a form holds them. */
export type Found = {
  key: number;
  lineId: string;
  quantity: string;
  grade: PostSaleGrade;
  disposition: PostSaleDisposition;
  /** Saleor's id; empty for the one that it left from. */
  warehouse: string;
  serial: string;
  note: string;
  photos: FoundPhoto[];
};

export type FoundPhoto = { id: string; name: string };

type Line = { id: string; quantityUninspected: number };

/** Where a unit in this condition goes, unless somebody says otherwise. */
const USUAL: Record<PostSaleGrade, PostSaleDisposition> = { A: "RESTOCK", B: "RESTOCK", C: "REFURBISH", D: "QUARANTINE" };

export function startFindings(lines: Line[]): Found[] {
  return lines.filter((line) => line.quantityUninspected > 0).map((line, index) => fresh(index, line.id, line.quantityUninspected));
}

function fresh(key: number, lineId: string, quantity: number): Found {
  return { key, lineId, quantity: String(quantity), grade: "A", disposition: USUAL.A, warehouse: "", serial: "", note: "", photos: [] };
}

export function withGrade(found: Found, grade: PostSaleGrade): Found {
  const isUsual = found.disposition === USUAL[found.grade];
  return { ...found, grade, disposition: isUsual ? USUAL[grade] : found.disposition };
}

/** One more row for the line, of a unit that the first row gives up where it has several. */
export function split(all: Found[], line: Line): Found[] {
  const key = Math.max(0, ...all.map((each) => each.key)) + 1;
  const left = line.quantityUninspected - typedOf(all, line.id);
  const rich = left > 0 ? undefined : all.find((each) => each.lineId === line.id && (wholeOf(each.quantity, Infinity) ?? 0) > 1);
  const given = all.map((each) => (each === rich ? { ...each, quantity: String(Number(each.quantity) - 1) } : each));
  const last = given.reduce((at, each, index) => (each.lineId === line.id ? index : at), -1);
  return given.toSpliced(last + 1, 0, fresh(key, line.id, left > 0 ? left : rich === undefined ? 0 : 1));
}

export type FindingProblem = "numberWrong" | "tooMany" | "nothingChecked";

/** As the API takes them, rows without units left out; or why they can't be sent. */
export function findingsInput(all: Found[], lines: Line[]): { findings: ReturnFindingInput[]; problem: FindingProblem | null } {
  if (all.some(({ quantity }) => wholeOf(quantity, Infinity) === null)) return { findings: [], problem: "numberWrong" };
  const isTooMany = lines.some((line) => typedOf(all, line.id) > line.quantityUninspected);
  if (isTooMany) return { findings: [], problem: "tooMany" };
  const findings = all
    .filter(({ quantity }) => Number(quantity) > 0)
    .map(({ lineId, quantity, grade, disposition, warehouse, serial, note, photos }) => ({
      lineId,
      quantity: Number(quantity),
      grade,
      disposition,
      ...(disposition === "RESTOCK" && warehouse !== "" ? { warehouseId: warehouse } : {}),
      ...(serial.trim() === "" ? {} : { serial: serial.trim() }),
      ...(note.trim() === "" ? {} : { note: note.trim() }),
      ...(photos.length === 0 ? {} : { photoIds: photos.map(({ id }) => id) }),
    }));
  return { findings, problem: findings.length === 0 ? "nothingChecked" : null };
}

/** What the amount hangs on: neither notes nor photos change it. */
export function reckoned(findings: ReturnFindingInput[]): ReturnFindingInput[] {
  return findings.map(({ lineId, quantity, grade, disposition }) => ({ lineId, quantity, grade, disposition }));
}

function typedOf(all: Found[], lineId: string): number {
  return all.filter((each) => each.lineId === lineId).reduce((sum, { quantity }) => sum + (wholeOf(quantity, Infinity) ?? 0), 0);
}
