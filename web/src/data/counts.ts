import type { ControlColumn, RowCounts } from '../api/shapes.js';
import { grouped } from '../parts/money.js';

/** Announced less everything that is accounted for: 0 unless rows were lost on the way. */
export const lostRows = ({ announced, loaded, unchanged, quarantined, skipped }: RowCounts): number => announced - loaded - unchanged - quarantined - skipped;

/** A decimal as its file writes it, with separators: `12345.60` → `12,345.60`. Text all the way; a column may hold more digits than a number does. */
export function decimal(text: string): string {
  const parts = /^(?<sign>[-−]?)(?<whole>\d+)(?<rest>\.\d+)?$/u.exec(text.trim())?.groups;
  return parts ? `${parts['sign'] ? '−' : ''}${grouped(BigInt(parts['whole']!))}${parts['rest'] ?? ''}` : text;
}

export const isZero = (text: string): boolean => /^[-−]?0*(?:\.0*)?$/u.test(text.trim());

/** Whether the loaded, unchanged, set aside and left out make up what the manifest announces, without anything unreadable. */
export const ties = (column: ControlColumn): boolean => isZero(column.unreadable) && column.unreadableRows === 0;

const SIZES = ['B', 'KB', 'MB', 'GB'] as const;

/** The size of a file in the largest unit that leaves a figure to read. */
export function fileSize(bytes: number): string {
  let at = 0;
  let size = bytes;
  while (size >= 1024 && at < SIZES.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${at === 0 ? size : size.toFixed(1)} ${SIZES[at]}`;
}
