import { partsOfNumber } from '../documents/document-number.js';
import type { MentionedNumber, SerialGap, SerialRange } from './coverage.shapes.js';

/** Enough to see where they lie; the counts are always whole. */
const MENTIONED_LISTED = 50;
const RANGES_LISTED = 100;

export interface NumberedDocument extends Record<string, unknown> {
  readonly number: string;
  readonly issuer: string;
  readonly issuerName: string | null;
  readonly region: string | null;
  /** False: only mentioned. */
  readonly loaded: boolean;
}

export interface NumberMention extends Record<string, unknown> {
  readonly number: string;
  readonly mentions: number;
  readonly amount: number;
}

interface Group {
  readonly issuer: Pick<NumberedDocument, 'issuer' | 'issuerName' | 'region'> | null;
  readonly agency: string;
  readonly year: number;
  readonly loaded: Set<number>;
  readonly mentioned: Map<number, MentionedNumber>;
}

/**
 * Holes in the numbers of documents: an issuer numbers its documents from 1 each year. A number that others name and whose
 * document is not loaded is apart from one never seen. Where two issuers share a 机关代字 a mention alone does not tell
 * whose it is: it stands under no issuer. `inScope` null means all; of an issuer outside only numbers named inside are told.
 */
export function serialGaps(
  documents: readonly NumberedDocument[],
  mentions: readonly NumberMention[],
  inScope: ReadonlySet<string> | null,
): { gaps: SerialGap[]; unreadable: number } {
  const groups = new Map<string, Group>();
  const issuersOf = new Map<string, Map<string, NumberedDocument>>();
  const loadedNumbers = new Set<string>();
  let unreadable = 0;
  for (const document of documents) {
    for (const number of document.number.split('、')) {
      const parts = partsOfNumber(number);
      if (document.loaded) loadedNumbers.add(number);
      if (!parts) {
        if (document.loaded && seen(document.region, inScope)) unreadable += 1;
        continue;
      }
      const issuers = issuersOf.get(parts.agency) ?? new Map<string, NumberedDocument>();
      issuersOf.set(parts.agency, issuers.set(document.issuer, document));
      const group = groupOf(groups, document, parts.agency, parts.year);
      if (document.loaded) group.loaded.add(parts.serial);
      else if (!group.mentioned.has(parts.serial)) group.mentioned.set(parts.serial, { number, mentions: 0, amount: 0 });
    }
  }
  for (const mention of mentions) {
    for (const number of mention.number.split('、')) {
      const parts = partsOfNumber(number);
      if (!parts || loadedNumbers.has(number)) continue;
      const issuers = [...(issuersOf.get(parts.agency)?.values() ?? [])];
      const group = groupOf(groups, issuers.length === 1 ? issuers[0]! : null, parts.agency, parts.year);
      const known = group.mentioned.get(parts.serial);
      const { mentions: count, amount } = mention;
      group.mentioned.set(parts.serial, { number, mentions: (known?.mentions ?? 0) + count, amount: (known?.amount ?? 0) + amount });
    }
  }
  const gaps = [...groups.values()].flatMap((group) => gapOf(group, group.issuer !== null && seen(group.issuer.region, inScope)) ?? []);
  return { gaps: gaps.sort(order), unreadable };
}

/** Null where nothing is missing. */
function gapOf(group: Group, own: boolean): SerialGap | null {
  const { issuer, agency, year, loaded } = group;
  const mentioned = [...group.mentioned].filter(([serial]) => !loaded.has(serial)).map(([, mention]) => mention);
  const highest = Math.max(0, ...loaded, ...group.mentioned.keys());
  const ranges: SerialRange[] = [];
  // Of an issuer that is not the caller's own, and of one nobody knows, it is not ours to say which numbers should be there.
  for (let serial = 1; own && serial <= highest; serial += 1) {
    if (loaded.has(serial) || group.mentioned.has(serial)) continue;
    const last = ranges.at(-1);
    if (last && last.to === serial - 1) last.to = serial;
    else ranges.push({ from: serial, to: serial });
  }
  const missing = ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  if (missing === 0 && (mentioned.length === 0 || mentioned.every(({ mentions }) => mentions === 0 && !own))) return null;
  return {
    issuer: issuer?.issuer ?? null,
    issuerName: issuer?.issuerName ?? null,
    region: issuer?.region ?? null,
    agency,
    year,
    highest,
    loaded: own ? loaded.size : 0,
    mentioned: mentioned.sort((a, b) => b.amount - a.amount || (a.number < b.number ? -1 : 1)).slice(0, MENTIONED_LISTED),
    mentionedTotal: mentioned.length,
    mentionedAmount: mentioned.reduce((sum, { amount }) => sum + amount, 0),
    missing,
    missingRanges: ranges.slice(0, RANGES_LISTED),
  };
}

function groupOf(groups: Map<string, Group>, document: NumberedDocument | null, agency: string, year: number): Group {
  const key = `${document?.issuer ?? ''} ${agency} ${year}`;
  const known = groups.get(key);
  if (known) return known;
  const issuer = document && { issuer: document.issuer, issuerName: document.issuerName, region: document.region };
  const made: Group = { issuer, agency, year, loaded: new Set(), mentioned: new Map() };
  groups.set(key, made);
  return made;
}

function seen(region: string | null, inScope: ReadonlySet<string> | null): boolean {
  return inScope === null || (region !== null && inScope.has(region));
}

function order(a: SerialGap, b: SerialGap): number {
  const key = ({ agency, year, issuer }: SerialGap): string => `${agency} ${year} ${issuer ?? ''}`;
  return b.mentionedAmount - a.mentionedAmount || b.missing - a.missing || (key(a) < key(b) ? -1 : 1);
}
