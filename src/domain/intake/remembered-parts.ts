import type { RowReading } from './compile-value.js';

/** Parts kept of one rule, some hundred bytes each. */
const KEPT_MAX = 5_000;
/** After so many rows it is clear whether parts come back. */
const TRIED = 10_000;

/**
 * Makes a part once for the rows that hold the same texts where it is read from: region, unit, project and payer are the same in thousands
 * of rows. Where fewer than half of the parts come back (cards, persons), none is kept any more.
 */
export function remembering<Part>(textOf: (row: RowReading) => string, make: (row: RowReading) => Part): (row: RowReading) => Part {
  let parts: Map<string, { readonly part: Part }> | undefined = new Map();
  let tried = 0;
  let found = 0;
  return (row) => {
    if (!parts) return make(row);
    const text = textOf(row);
    const known = parts.get(text);
    tried += 1;
    if (known) found += 1;
    if (tried === TRIED) {
      if (found * 2 < tried) parts = undefined;
      tried = found = 0;
    }
    if (known) return known.part;
    const part = make(row);
    if (parts && parts.size >= KEPT_MAX) parts.clear();
    parts?.set(text, { part });
    return part;
  };
}

/** Cells and ids as one text; no cell that is mapped holds the character between them. */
export function textReader(places: readonly number[], aliases: readonly number[]): (row: RowReading) => string {
  const [only] = places;
  if (places.length === 1 && aliases.length === 0) return ({ cells }) => cells[only!]!;
  return ({ cells, ids }) => {
    let text = '';
    for (const place of places) text += `${cells[place]!}\0`;
    for (const alias of aliases) text += `${ids[alias] ?? ''}\0`;
    return text;
  };
}
