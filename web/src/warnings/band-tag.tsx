import type { Band } from '../api/shapes.js';
import { useWord } from '../data/words.js';

/** A band by its colour and its word: neither alone. */
export function BandTag({ band }: { band: Band }) {
  const word = useWord('warnings.band');
  return <span className={`band-tag ${band}`}>{word(band)}</span>;
}
