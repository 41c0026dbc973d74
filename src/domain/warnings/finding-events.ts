import { BadQuestion } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { EVENT_CURSOR, type FindingEventItem, type FindingEventPage, type FindingEventsQuestion } from './finding-events.shapes.js';
import type { FindingEventName } from './finding-store.js';
import type { RuleBook } from './rule-book.js';
import type { Band } from './words.js';

/** A place in the order of all events. `began` tells an order from the one before it, which was forgotten with its data. */
export interface EventPlace {
  readonly began: number;
  readonly position: number;
}

/** Which events are asked for; null: all. */
export interface EventFilter {
  readonly scope: string | null;
  readonly rules: readonly string[] | null;
  readonly bands: readonly Band[] | null;
  readonly events: readonly FindingEventName[] | null;
}

export interface EventRow extends Row, Omit<FindingEventItem, 'id' | 'dataVersion'> {
  readonly batch: number;
}

const PAGE = 100;
/** Findings come in runs of seconds: nobody waits for an event that a second could tell. */
const LOOK_EVERY_MS = 1_000;
export const BEGINNING: EventPlace = { began: 0, position: 0 };

/** All that happened to findings, in one order, for those who read on where they stopped: pages, streams and webhooks. */
export class FindingEvents {
  private look: { readonly at: number; readonly place: Promise<EventPlace> } | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly book: RuleBook,
    private readonly lookEveryMs = LOOK_EVERY_MS,
  ) {}

  /** One page. Throws `BadQuestion`, `NotFound`. */
  async findingEvents({ after, limit = PAGE, ...question }: FindingEventsQuestion): Promise<FindingEventPage> {
    const { events, place, more } = await this.page(after === undefined ? BEGINNING : placeOf(after), this.filterOf(question), limit);
    return { events, cursor: cursorOf(place), more };
  }

  /** Rules named by code, id or class. Throws `NotFound`. */
  filterOf({ scope, rule, band, event }: Omit<FindingEventsQuestion, 'after' | 'limit'>): EventFilter {
    return {
      scope: scope ?? null,
      rules: rule === undefined ? null : this.book.named([rule]).map(({ id }) => id),
      bands: band === undefined ? null : [band],
      events: event === undefined ? null : [event],
    };
  }

  /** The end of the order. */
  async newest(): Promise<EventPlace> {
    const [row] = await this.graph.read<{ began: number; last: number }>('event-order');
    return row ? { began: row.began, position: row.last } : BEGINNING;
  }

  /** What comes after a place; of an order that is gone, the new one from its beginning. Throws `BadQuestion`. */
  async page(after: EventPlace, { scope, rules, bands, events: kinds }: EventFilter, limit = PAGE): Promise<Page> {
    const regions = await this.scopes.regionsIn(scope);
    const { began, position: upTo } = await this.newest();
    const from = after.began === began ? after.position : 0;
    if (from >= upTo) return { events: [], place: { began, position: upTo }, more: false };
    const asked = { after: from, upTo, regions, rules: copied(rules), bands: copied(bands), events: copied(kinds), year: null, until: null, limit: limit + 1 };
    const rows = await this.graph.read<{ event: EventRow }>('events-after', asked);
    const events = rows.slice(0, limit).map(({ event }) => eventItem(event, began));
    const more = rows.length > limit;
    return { events, place: { began, position: more ? events.at(-1)!.position : upTo }, more };
  }

  /** All who wait look once together. */
  private looked(): Promise<EventPlace> {
    const now = Date.now();
    if (!this.look || now - this.look.at >= this.lookEveryMs / 2) this.look = { at: now, place: this.newest() };
    return this.look.place;
  }

  /** Waits until there is anything after a place; true then, false when `signal` or `ms` ended the wait. */
  async changed(after: EventPlace, signal: AbortSignal, ms: number): Promise<boolean> {
    const end = Date.now() + ms;
    while (!signal.aborted) {
      const { began, position } = await this.looked();
      if (began !== after.began ? position > 0 : position > after.position) return true;
      const left = end - Date.now();
      if (left <= 0) return false;
      await pause(Math.min(this.lookEveryMs, left), signal);
    }
    return false;
  }
}

export interface Page {
  readonly events: FindingEventItem[];
  readonly place: EventPlace;
  readonly more: boolean;
}

/** Throws `BadQuestion`. */
export function placeOf(cursor: string, field = 'after'): EventPlace {
  if (!EVENT_CURSOR.test(cursor))
    throw new BadQuestion(field, 'This is no place in the order of events.', 'Give back the cursor of a page or the id of an event as it is, or 0.0 to begin.');
  const [began, position] = cursor.split('.').map(Number);
  return { began: began!, position: position! };
}

export const cursorOf = ({ began, position }: EventPlace): string => `${began}.${position}`;

export function eventItem({ batch, ...row }: EventRow, began: number): FindingEventItem {
  const { position, finding, event, at, actor, run, asOf, rule, code, class: ofClass, version, region, subject, clause, trap } = row;
  const { status, statusBefore, band, bandBefore, amount, amountBefore, recovered, measured, limit } = row;
  return {
    id: cursorOf({ began, position }),
    ...{ position, finding, event, at, actor, run, dataVersion: batch, asOf: asOf ?? null, rule, code, class: ofClass, version, region, subject },
    ...{ clause: clause ?? null, trap: trap ?? null, status, statusBefore: statusBefore ?? null, band, bandBefore: bandBefore ?? null },
    ...{ amount, amountBefore: amountBefore ?? null, recovered: recovered ?? null, measured: measured ?? null, limit: limit ?? null },
  };
}

/** Ends early, and quietly, when it is no longer waited for. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, ms).unref();
    if (signal.aborted) over();
    else signal.addEventListener('abort', over);
  });
}

const copied = <T>(list: readonly T[] | null): T[] | null => (list === null ? null : [...list]);
