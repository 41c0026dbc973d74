import type { StatedBalance } from './books.shapes.js';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** One movement of the account; `amount` is below zero for what leaves. */
export interface MovementRow extends Record<string, unknown> {
  readonly account: string;
  readonly id: string;
  readonly at: number;
  readonly seq: number;
  readonly amount: number;
  /** Only its day is known. */
  readonly dayPrecise: boolean;
  /** Balance of the account after it, where its own record is a line of a statement. */
  readonly balance: number | null;
  /** When its own record says it was, where another record knows the time better. */
  readonly recordedAt: number | null;
  readonly serial: string | null;
  readonly source: string | null;
}

/** A balance of a day, or a line of a statement that was recognised as another source's payment (`of`). */
export interface StatedRow extends Record<string, unknown> {
  readonly account: string;
  readonly kind: StatedBalance['kind'];
  readonly id: string;
  readonly at: number;
  readonly seq: number;
  readonly amount: number;
  readonly of: readonly string[];
  readonly serial: string | null;
  readonly source: string | null;
}

/** What lies between one stated balance and the next. */
export interface Stretch {
  readonly from: StatedBalance;
  readonly to: StatedBalance;
  readonly received: number;
  readonly paid: number;
  readonly movements: number;
  readonly expected: number;
  readonly difference: number;
  readonly orderUnproven: boolean;
}

/** One place in the order of the account: movements, and the balance stated after them, if any. */
interface Place {
  readonly at: number;
  readonly rank: number;
  readonly seq: number;
  readonly id: string;
  readonly movements: MovementRow[];
  readonly stated: StatedBalance | null;
}

/**
 * Compares every stated balance of one account with the one before it. A movement that a line of the statement records stands
 * where the statement has it, whatever time another source gives; any other stands at its own time. An opening balance stands
 * before the first movement of its day, a closing balance after the last. Lines that one moment and no number puts in an order
 * are taken in the order in which their balances follow from each other. After a gap the next stretch starts from what was
 * stated, so that each gap is told once.
 */
export function stretchesOf(movements: readonly MovementRow[], stated: readonly StatedRow[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from: StatedBalance | null = null;
  let open: MovementRow[] = [];
  let unlisted: MovementRow[] = [];
  let balance = 0;
  const close = (place: Place): void => {
    const to = place.stated!;
    if (from) {
      const received = sum(open, (amount) => (amount > 0 ? amount : 0));
      const paid = sum(open, (amount) => (amount < 0 ? -amount : 0));
      const edges = new Set([dayOf(from.at), dayOf(to.at)]);
      stretches.push({
        from,
        to,
        received,
        paid,
        movements: open.length,
        expected: balance,
        difference: to.amount - balance,
        orderUnproven: unlisted.some((movement) => movement.dayPrecise && edges.has(dayOf(movement.at))),
      });
    }
    from = to;
    balance = to.amount;
    open = [];
    unlisted = [];
  };
  for (const group of moments(placesOf(movements, stated))) {
    const waiting = [...group];
    while (waiting.length > 0) {
      const next = from ? waiting.findIndex((place) => place.stated === null || follows(place, balance)) : firstOf(waiting);
      const [place] = waiting.splice(Math.max(0, next), 1);
      open.push(...place!.movements);
      balance += sum(place!.movements);
      if (place!.stated) close(place!);
      else unlisted.push(...place!.movements);
    }
  }
  return stretches;
}

/** In the order of time; what is listed on no statement before what is, within one moment. */
function placesOf(movements: readonly MovementRow[], stated: readonly StatedRow[]): Place[] {
  const lineOf = new Map<string, StatedRow>();
  for (const row of stated) for (const payment of row.of) if (!lineOf.has(payment)) lineOf.set(payment, row);
  const recorded = new Map<StatedRow, MovementRow[]>(stated.map((row) => [row, []]));
  const places: Place[] = [];
  for (const movement of movements) {
    const { id, seq, balance, serial, source } = movement;
    const line = balance === null ? lineOf.get(id) : undefined;
    if (line) recorded.get(line)!.push(movement);
    else {
      const at = balance === null ? movement.at : (movement.recordedAt ?? movement.at);
      const own: StatedBalance | null = balance === null ? null : { kind: 'statement-line', id, at, serial, amount: balance, source };
      places.push({ at, rank: own ? 1 : 0, seq, id, movements: [movement], stated: own });
    }
  }
  for (const [row, linked] of recorded) {
    const { kind, id, serial, amount, source } = row;
    const place = { seq: row.seq, id, movements: linked, stated: { kind, id, at: row.at, serial, amount, source } };
    if (kind === 'opening-balance') places.push({ ...place, at: row.at, rank: -1 });
    else if (kind === 'closing-balance') places.push({ ...place, at: row.at + DAY_MS, rank: -2 });
    else places.push({ ...place, at: row.at, rank: 1 });
  }
  return places.sort((a, b) => a.at - b.at || a.rank - b.rank || a.seq - b.seq || (a.id < b.id ? -1 : 1));
}

/** Does the balance stated at this place come about from the one before it? */
function follows(place: Place, before: number): boolean {
  return before + sum(place.movements) === place.stated?.amount;
}

/**
 * Where the first balances known share one moment and have no numbers, the first is the one that follows from none of the
 * others. With numbers it is the first by number.
 */
function firstOf(places: readonly Place[]): number {
  if (places.some((place) => place.stated === null || place.seq !== places[0]!.seq)) return 0;
  return places.findIndex((place) => !places.some((other) => other !== place && follows(place, other.stated!.amount)));
}

/** Places that share one moment and rank, so that only their numbers or their balances tell which came first. */
function* moments(places: readonly Place[]): Generator<Place[]> {
  let group: Place[] = [];
  for (const place of places) {
    const first = group[0];
    if (first && (first.at !== place.at || first.rank !== place.rank)) {
      yield group;
      group = [];
    }
    group.push(place);
  }
  if (group.length > 0) yield group;
}

function sum(movements: readonly MovementRow[], part: (amount: number) => number = (amount) => amount): number {
  return movements.reduce((total, { amount }) => total + part(amount), 0);
}

function dayOf(at: number): number {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS);
}
