/** Holes that are written out before the rest is only counted: a line of a table is read at a glance or not at all. */
const SHOWN = 8;

/** `3, 5–43, 45`, and how many further holes there are. */
export function serialRanges(ranges: readonly { readonly from: number; readonly to: number }[]): { text: string; left: number } {
  const written = ranges.slice(0, SHOWN).map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  return { text: written.join(', '), left: Math.max(0, ranges.length - SHOWN) };
}
