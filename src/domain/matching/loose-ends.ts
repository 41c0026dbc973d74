import type { Graph } from '../../graph/graph.js';
import { BOOKING_DAYS, SERIAL_DAYS } from './evidence.js';
import { dayOf } from './money-record.js';

/** A record whose other end has no account number, or is an account through which many payments pass at once. */
export interface Loose {
  readonly id: string;
  readonly amount: number;
  readonly day: number;
  readonly serial: string | null;
}

/** What may be the same money as loose records of an account: one record, or lines that belong together, with their sum. */
export interface Partner {
  readonly amount: number;
  readonly day: number;
  readonly serial: string | null;
  readonly ids: readonly string[];
}

/** One account in one direction. */
export interface Place {
  readonly account: string;
  readonly outgoing: boolean;
}

interface AccountLoose {
  readonly outgoing: readonly Loose[];
  readonly incoming: readonly Loose[];
}

/** Payments of a treasury are read a quarter of a year at a time: more at once would not fit into a transaction of a small database. */
const SPAN_DAYS = 92;
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** Remembered at most; the oldest are read again. */
const ACCOUNTS_MAX = 100_000;
const PARTNERS_MAX = 2_000;
/** Reading all payments of a treasury takes seconds, not a person's patience. */
const TIMEOUT_MS = 600_000;

/** Knows, for accounts asked for, their loose records and what these may be. Read once: matching changes no amount and no moment. */
export class LooseEnds {
  private readonly loose = new Map<string, AccountLoose>();
  private readonly partners = new Map<string, ReadonlyMap<number, readonly Partner[]>>();

  constructor(private readonly graph: Graph) {}

  async readAccounts(accounts: Iterable<string>): Promise<void> {
    const asked = [...new Set(accounts)].filter((account) => !this.loose.has(account));
    if (asked.length === 0) return;
    const found = new Map(asked.map((account) => [account, { outgoing: [] as Loose[], incoming: [] as Loose[] }]));
    const rows = this.graph.stream<{ id: string; account: string; outgoing: boolean; amount: number; at: number; serial: string | null }>(
      'loose-records',
      { accounts: asked },
      { timeoutMs: TIMEOUT_MS },
    );
    for await (const { id, account, outgoing, amount, at, serial } of rows)
      found.get(account)![outgoing ? 'outgoing' : 'incoming'].push({ id, amount, day: dayOf(at), serial });
    for (const [account, lists] of found) {
      for (const list of [lists.outgoing, lists.incoming]) list.sort((one, other) => one.day - other.day || (one.id < other.id ? -1 : 1));
      this.loose.set(account, lists.outgoing.length + lists.incoming.length === 0 ? NONE : lists);
    }
    forget(this.loose, ACCOUNTS_MAX);
  }

  /** Loose records of a place within some days of a day. */
  near(place: Place, day: number, days: number): Loose[] {
    const list = this.at(place);
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (list[middle]!.day < day - days) low = middle + 1;
      else high = middle;
    }
    const near: Loose[] = [];
    for (let next = low; next < list.length && list[next]!.day <= day + days; next += 1) near.push(list[next]!);
    return near;
  }

  /** What the loose records of these places around these days may be, by amount. */
  async partnersOf(asks: readonly (Place & { readonly day: number })[]): Promise<(Place & { readonly partners: ReadonlyMap<number, readonly Partner[]> })[]> {
    const wanted = new Map<string, Place & { readonly span: number }>();
    for (const { account, outgoing, day } of asks) wanted.set(`${account}|${String(outgoing)}|${spanOf(day)}`, { account, outgoing, span: spanOf(day) });
    const unread = [...wanted].filter(([key]) => !this.partners.has(key));
    // One statement for each span: what it adds up is held by the database until the end of the statement.
    for (const [key, { account, outgoing, span }] of unread) {
      const amounts = [
        ...new Set(
          this.at({ account, outgoing })
            .filter(({ day }) => spanOf(day) === span)
            .map(({ amount }) => amount),
        ),
      ];
      const from = (span * SPAN_DAYS - SERIAL_DAYS) * DAY_MS - SHANGHAI_MS;
      const to = ((span + 1) * SPAN_DAYS + SERIAL_DAYS) * DAY_MS - SHANGHAI_MS;
      const rows = await this.graph.read<{ amount: number; at: number; serial: string | null; ids: string[] }>(
        'partners-of-loose',
        { asks: [{ account, outgoing, amounts, from, to }] },
        { timeoutMs: TIMEOUT_MS },
      );
      const byAmount = new Map<number, Partner[]>();
      for (const { amount, at, serial, ids } of rows) byAmount.set(amount, [...(byAmount.get(amount) ?? []), { amount, day: dayOf(at), serial, ids }]);
      this.partners.set(key, byAmount);
    }
    const answer = [...wanted].map(([key, { account, outgoing }]) => ({ account, outgoing, partners: this.partners.get(key)! }));
    forget(this.partners, PARTNERS_MAX);
    return answer;
  }

  private at({ account, outgoing }: Place): readonly Loose[] {
    const lists = this.loose.get(account) ?? NONE;
    return outgoing ? lists.outgoing : lists.incoming;
  }
}

const NONE: AccountLoose = { outgoing: [], incoming: [] };

/** Whether a loose record and another one lie near enough to be one. */
export function isNear(loose: Loose, other: { readonly day: number; readonly serial: string | null }): boolean {
  const days = Math.abs(loose.day - other.day);
  return days <= BOOKING_DAYS || (loose.serial !== null && loose.serial === other.serial && days <= SERIAL_DAYS);
}

function spanOf(day: number): number {
  return Math.floor(day / SPAN_DAYS);
}

function forget(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
