import { IS, type FlatTables } from './flat-tables.js';

/** What an answer has found, as far as it says; what two of them say is the same, or one of them is wrong. */
export interface Found {
  readonly rows?: number;
  /** Fen of the rows. */
  readonly amount?: number;
  /** Onward: accounts that the money can have reached. */
  readonly accounts?: number;
  /** Events that the attribution went through. */
  readonly events?: number;
}

interface Lists {
  readonly start: Int32Array;
  readonly of: Int32Array;
}

/**
 * The floor: the same walk on nothing but typed arrays, one core, no versions, no scope, no answer to draw. Payments lie in the order of
 * their payers and times, so that following an account reads memory from one end to the other.
 */
export class Floor {
  private readonly down: Lists;
  private readonly byLine: Lists;
  private readonly byPayout: Lists;
  private readonly rounds: Lists;
  private readonly out: Lists;
  private readonly toPayee: Int32Array;
  private readonly moment: Float64Array;
  private readonly fen: Float64Array;
  private readonly what: Uint8Array;
  private readonly earliest: Float64Array;
  private readonly opened: Float64Array;
  private readonly arrival: Float64Array;
  private readonly marked: Uint8Array;
  private readonly rowOf: Int32Array;
  private readonly settlersOf = new Map<number, number[]>();
  private readonly touched: number[] = [];
  readonly numbers = new Map<string, number>();

  constructor(readonly tables: FlatTables) {
    const { payments, allocations, funding, documents, accounts } = tables;
    this.down = listed(tables.lines, allocations.source);
    this.byLine = listed(tables.lines, payments.line);
    this.byPayout = listed(tables.payouts, payments.payout);
    this.rounds = listed(
      tables.lines,
      Int32Array.from(funding, ({ line }) => line),
    );
    this.out = listed(accounts, payments.payer);
    this.toPayee = this.out.of.map((row) => payments.payee[row]!);
    this.moment = Float64Array.from(this.out.of, (row) => payments.at[row]!);
    this.fen = Float64Array.from(this.out.of, (row) => payments.amount[row]!);
    this.what = Uint8Array.from(this.out.of, (row) => payments.is[row]!);
    this.earliest = new Float64Array(accounts).fill(Infinity);
    this.opened = new Float64Array(accounts).fill(Infinity);
    this.arrival = new Float64Array(accounts).fill(Infinity);
    this.marked = new Uint8Array(payments.id.length);
    this.rowOf = new Int32Array(payments.id.reduce((most, id) => Math.max(most, id), 0) + 1).fill(-1);
    payments.id.forEach((id, row) => (this.rowOf[id] = row));
    for (const { settler, settled } of tables.settlements)
      this.settlersOf.set(this.rowOf[settled]!, [...(this.settlersOf.get(this.rowOf[settled]!) ?? []), this.rowOf[settler]!]);
    documents.forEach(({ number }, place) => this.numbers.set(number, place));
  }

  byNumber(number: string): Found {
    return { rows: this.numbers.has(number) ? 1 : 0, amount: 0 };
  }

  tree(roots: readonly number[]): Found {
    return { rows: this.reached(roots).length, amount: 0 };
  }

  /** Payments of a document and of all that came of it, with what undoes them. */
  payments(roots: readonly number[]): Found {
    const rows = this.documented(this.reached(roots));
    let amount = 0;
    for (const row of rows) amount += this.tables.payments.amount[row]!;
    this.unmark(rows);
    return { rows: rows.length, amount };
  }

  /** Earliest-arrival frontier: payments an account makes from the moment at which money can have reached it, hop by hop. */
  reach(roots: readonly number[], depth: number): Found {
    const { payments } = this.tables;
    const { toPayee, moment, fen, what, earliest, opened, arrival, touched } = this;
    const { start, of } = this.out;
    const rows = this.documented(this.reached(roots));
    let frontier: number[] = [];
    for (const row of rows) {
      const payee = payments.payee[row]!;
      if ((payments.is[row]! & (IS.settling | IS.stops)) !== 0 || payments.at[row]! >= earliest[payee]!) continue;
      if (earliest[payee] === Infinity) frontier.push(payee);
      earliest[payee] = payments.at[row]!;
    }
    for (const account of frontier) touched.push(account);
    let edges = 0;
    let amount = 0;
    for (let hop = 0; hop < depth && frontier.length > 0; hop += 1) {
      const next: number[] = [];
      for (const account of frontier) {
        const from = earliest[account]!;
        const before = opened[account]!;
        opened[account] = from;
        const end = start[account + 1]!;
        for (let place = firstAt(moment, start[account]!, end, from); place < end && moment[place]! < before; place += 1) {
          const is = what[place]!;
          if ((is & IS.followed) === 0 || ((is & IS.settling) !== 0 && this.marked[of[place]!] === 1)) continue;
          edges += 1;
          amount += fen[place]!;
          const payee = toPayee[place]!;
          if ((is & IS.stops) !== 0 || moment[place]! >= arrival[payee]! || moment[place]! >= earliest[payee]!) continue;
          if (arrival[payee] === Infinity) next.push(payee);
          arrival[payee] = moment[place]!;
        }
      }
      // What a hop finds counts from the next one on, so that the order inside a hop says nothing.
      for (const account of next) {
        if (earliest[account] === Infinity) touched.push(account);
        earliest[account] = arrival[account]!;
        arrival[account] = Infinity;
      }
      frontier = next;
    }
    const accounts = touched.length;
    for (const account of touched) earliest[account] = opened[account] = Infinity;
    touched.length = 0;
    this.unmark(rows);
    return { rows: edges, amount, accounts };
  }

  /** Lines that quota can reach in time order; what a line gave out before a recall came back to it is not followed. */
  private reached(roots: readonly number[]): number[] {
    const { target, at, funding } = this.tables.allocations;
    const { start, of } = this.down;
    const since = new Map<number, number>(roots.map((line) => [line, -Infinity]));
    let frontier = [...roots];
    while (frontier.length > 0) {
      const next: number[] = [];
      for (const line of frontier) {
        const from = since.get(line)!;
        for (let place = start[line]!; place < start[line + 1]!; place += 1) {
          const allocation = of[place]!;
          if (at[allocation]! < from) continue;
          const moment = funding[allocation] === 1 ? -Infinity : at[allocation]!;
          if (moment >= (since.get(target[allocation]!) ?? Infinity)) continue;
          since.set(target[allocation]!, moment);
          next.push(target[allocation]!);
        }
      }
      frontier = next;
    }
    return [...since.keys()];
  }

  /** Rows of the documented payments, marked. */
  private documented(lines: readonly number[]): number[] {
    const { payments, funding } = this.tables;
    const { marked } = this;
    const rows: number[] = [];
    const add = (row: number): void => {
      if (marked[row] === 1) return;
      marked[row] = 1;
      rows.push(row);
    };
    const rounds = new Set<number>();
    for (const line of lines) {
      for (let place = this.rounds.start[line]!; place < this.rounds.start[line + 1]!; place += 1) rounds.add(funding[this.rounds.of[place]!]!.payout);
      for (let place = this.byLine.start[line]!; place < this.byLine.start[line + 1]!; place += 1) {
        const row = this.byLine.of[place]!;
        add(row);
        if (payments.payout[row]! >= 0) rounds.add(payments.payout[row]!);
      }
    }
    for (const round of rounds)
      for (let place = this.byPayout.start[round]!; place < this.byPayout.start[round + 1]!; place += 1) add(this.byPayout.of[place]!);
    this.addUndoing(rows, add);
    return rows;
  }

  private addUndoing(rows: readonly number[], add: (row: number) => void): void {
    const { is, payer, payee } = this.tables.payments;
    const first = rows.length;
    const undoable = rows.filter((row) => (is[row]! & (IS.settling | IS.reclassification)) === 0);
    if (!undoable.some((row) => (is[row]! & IS.settled) !== 0)) return;
    const payees = new Set(undoable.map((row) => payee[row]!));
    for (let place = 0; place < first; place += 1) {
      const row = rows[place]!;
      if ((is[row]! & IS.settled) === 0 || (is[row]! & (IS.settling | IS.reclassification)) !== 0) continue;
      for (const later of this.settlersOf.get(row) ?? []) {
        if ((is[later]! & IS.settling) !== 0 ? payees.has(payer[later]!) : (is[later]! & IS.reclassification) !== 0 && payees.has(payee[later]!)) add(later);
      }
    }
  }

  private unmark(rows: readonly number[]): void {
    for (const row of rows) this.marked[row] = 0;
  }
}

/** Rows by owner, in their order; -1 is no owner. */
export function listed(owners: number, owner: Int32Array): Lists {
  const start = new Int32Array(owners + 1);
  for (const one of owner) if (one >= 0) start[one + 1]! += 1;
  for (let one = 0; one < owners; one += 1) start[one + 1]! += start[one]!;
  const next = start.slice();
  const of = new Int32Array(start[owners]!);
  owner.forEach((one, row) => {
    if (one >= 0) of[next[one]!++] = row;
  });
  return { start, of };
}

function firstAt(moment: Float64Array, from: number, to: number, at: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (moment[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
