import { normaliseDocumentNumber } from '../documents/document-number.js';
import { labelOfId } from '../model/model.js';
import type { SetParts } from './trace-question.shapes.js';
import type { StartKind } from './words.js';

/**
 * From where a trace starts: a document number in any spelling, another thing by its business id (of an indicator, payment, account, payee,
 * which is a unit, enterprise, household or person, or project), or all lines that have everything a set asks for.
 */
export type TraceStart = { readonly number: string } | { readonly kind: StartKind; readonly id: string } | { readonly set: SetParts };

/** What a start may be; a payment is an edge. */
export const START_LABELS: Readonly<Record<Exclude<StartKind, 'payment'>, readonly string[]>> = {
  indicator: ['Indicator'],
  account: ['Account'],
  payee: ['Unit', 'Enterprise', 'Household', 'Person'],
  project: ['Project'],
};

/** The start that an id names, which says what it is of; undefined where money is not traced from such a thing. */
export function startOfId(id: string): TraceStart | undefined {
  if (id.startsWith('paid:')) return { kind: 'payment', id };
  const label = labelOfId(id);
  const found = Object.entries(START_LABELS).find(([, labels]) => label !== undefined && labels.includes(label));
  return found && { kind: found[0] as StartKind, id };
}

/** A document number as all its spellings are known. */
export function numberOf(text: string): string {
  return normaliseDocumentNumber(text.trim()).number;
}

/** The same text for the same start, so that a page of one question is not taken for one of another. */
export function keyOfStart(start: TraceStart): string {
  if ('number' in start) return `number ${numberOf(start.number)}`;
  if ('id' in start) return `${start.kind} ${start.id}`;
  return JSON.stringify(
    Object.entries(start.set)
      .filter(([, value]) => value !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** What a start is called where nothing is known of it yet; a set by its parts, one after the other. */
export function nameOfStart(start: TraceStart): string {
  if ('number' in start) return numberOf(start.number);
  if ('id' in start) return start.id;
  const { documentNumbers, fundTags, funds, projects, years, regions } = start.set;
  return [documentNumbers, fundTags, funds, projects, years?.map(String), regions].flatMap((part) => part ?? []).join(' · ');
}
