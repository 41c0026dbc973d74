import type { PersonalKind } from '../model/property-rules.js';
import { maskAccount, maskAddress, maskIdNumber, maskName, maskPhone, maskStatedPayee, maskText } from '../access/masking.js';
import type { SourceCell } from './intake.shapes.js';
import type { PersonalCells } from './personal-cells.js';

const MASKS: Readonly<Record<PersonalKind, (text: string) => string>> = {
  name: maskName,
  'account-name': (text) => maskStatedPayee(text),
  account: maskAccount,
  'id-number': maskIdNumber,
  phone: maskPhone,
  address: maskAddress,
  hidden: (text) => '*'.repeat(Math.min(text.length, 8)),
};

/**
 * A row as it may be shown: what the mapping reads personal properties from is masked accordingly; of every other cell the
 * resident IDs, phone and account numbers that stand in free text. Cells beyond the header have no name.
 */
export function maskCells(columns: readonly string[], cells: readonly string[], personal: PersonalCells): SourceCell[] {
  const kinds = personal(cells);
  return cells.map((cell, index) => {
    const column = columns[index] ?? `(${index + 1})`;
    const kind = kinds.get(column);
    const value = kind ? MASKS[kind](cell) : maskText(cell);
    return { column, value, masked: value !== cell };
  });
}

/** A reason in words, in which the masked cells of its row are masked as well. */
export function maskDetail(detail: string, cells: readonly string[], shown: readonly SourceCell[]): string {
  let text = detail;
  shown.forEach(({ value, masked }, index) => {
    const cell = cells[index]!;
    // One or two characters occur in any sentence; replacing them would spoil it and hide nothing.
    if (masked && cell.length > 2) text = text.replaceAll(cell, value);
  });
  return maskText(text);
}
