import { ACCOUNT_KINDS, END_KINDS } from '../../../src/domain/model/model.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { IS, type FlatTables } from './flat-tables.js';
import type { Found } from './floor.js';

/** What a question of the kind of LDBC FinBench is asked with; times are epoch ms. */
export interface Transfer {
  readonly account: number;
  readonly other: number;
  /** A documented payment, standing for a loan: its payee, moment and fen. */
  readonly loan: { readonly payee: number; readonly at: number; readonly amount: number };
  readonly from: number;
  readonly to: number;
}

export const FINBENCH = {
  'tcr-1': 'marked accounts within 3 ascending payments of an account, with the least distance',
  'tcr-2': 'accounts upstream within 3 payments, and the documented money each received',
  'tcr-4': 'payments in a circle of three: from the second account to others and from these to the first',
  'tcr-5': 'all ascending paths of up to 3 payments from an account, no account twice',
  'tcr-8': 'where a documented payment went within 3 payments, each more than a fifth of the one before',
} as const;
export type FinBenchName = keyof typeof FINBENCH;

const DAY = 86_400_000;
const WINDOW = 365 * DAY;
export const STEPS = 3;
export const SHARE = 0.2;
const SUBJECTS = 30;
const CANDIDATES = 600;
/** Accounts that pay more than this in the window are hubs, which such questions truncate. */
const ONWARD_MAX = 60;
const LOOKED_AT = 20_000;
const [NEITHER, FOLLOWED, TAGGED] = [0, 1, 2] as const;

/** The questions as walks over the money graph in memory, through its lists by payer and by payee in time order. */
export class FinBench {
  private readonly payments: MoneyGraph['payments'];
  /** By payment: one that can be followed, one that names line or batch, neither. */
  private readonly sort: Uint8Array;
  private readonly marked: Uint8Array;
  private readonly candidates: readonly Transfer[];

  constructor(
    private readonly graph: MoneyGraph,
    tables: FlatTables,
  ) {
    this.payments = graph.payments;
    this.sort = new Uint8Array(graph.payments.count).fill(NEITHER);
    tables.payments.id.forEach((payment, row) => (this.sort[payment] = (tables.payments.is[row]! & IS.followed) !== 0 ? FOLLOWED : TAGGED));
    this.marked = tables.accountKind.map((kind) => Number((END_KINDS as readonly string[]).includes(ACCOUNT_KINDS[kind]!)));
    this.candidates = this.choose(tables);
  }

  /** Of the accounts that may be asked about, those with the largest answers to a question, so that nobody is measured on empty ones. */
  subjectsOf(name: FinBenchName): Transfer[] {
    const sized = this.candidates.map((subject) => ({ subject, rows: this.ask(name, subject).rows! }));
    return sized
      .sort((left, right) => right.rows - left.rows || left.subject.account - right.subject.account)
      .slice(0, SUBJECTS)
      .map(({ subject }) => subject);
  }

  ask(name: FinBenchName, subject: Transfer): Found {
    switch (name) {
      case 'tcr-1':
        return this.marks(subject);
      case 'tcr-2':
        return this.upstream(subject);
      case 'tcr-4':
        return this.circle(subject);
      case 'tcr-5':
        return this.paths(subject);
      default:
        return this.spent(subject);
    }
  }

  private marks({ account, from, to }: Transfer): Found {
    const { payee, at } = this.payments;
    const distance = new Map<number, number>();
    let frontier = new Map<number, number>([[account, from - 1]]);
    for (let step = 1; step <= STEPS; step += 1) {
      const next = new Map<number, number>();
      for (const [one, since] of frontier) {
        for (const row of this.between('out', FOLLOWED, one, since + 1, to)) {
          const target = payee[row]!;
          if (this.marked[target] === 1 && !distance.has(target)) distance.set(target, step);
          if (at[row]! < (next.get(target) ?? Infinity)) next.set(target, at[row]!);
        }
      }
      frontier = next;
    }
    return { rows: distance.size, amount: [...distance.values()].reduce((sum, step) => sum + step, 0) };
  }

  private upstream({ account, from, to }: Transfer): Found {
    const { payer, at, amount } = this.payments;
    const found = new Set<number>();
    let frontier = new Map<number, number>([[account, to + 1]]);
    for (let step = 1; step <= STEPS; step += 1) {
      const next = new Map<number, number>();
      for (const [one, until] of frontier) {
        for (const row of this.between('into', FOLLOWED, one, from, until - 1)) {
          const source = payer[row]!;
          found.add(source);
          if (at[row]! > (next.get(source) ?? -Infinity)) next.set(source, at[row]!);
        }
      }
      frontier = next;
    }
    let [rows, sum] = [0, 0];
    for (const one of found) {
      const received = [...this.between('into', TAGGED, one, from, to)];
      if (received.length === 0) continue;
      rows += 1;
      for (const row of received) sum += amount[row]!;
    }
    return { rows, amount: sum };
  }

  private circle({ account, other, from, to }: Transfer): Found {
    const { payer, payee, amount } = this.payments;
    const sums = (rows: Iterable<number>, end: Int32Array): Map<number, number> => {
      const by = new Map<number, number>();
      for (const row of rows) by.set(end[row]!, (by.get(end[row]!) ?? 0) + amount[row]!);
      return by;
    };
    const away = sums(this.between('out', FOLLOWED, other, from, to), payee);
    const back = sums(this.between('into', FOLLOWED, account, from, to), payer);
    let [rows, sum] = [0, 0];
    for (const [third, fen] of away) {
      if (!back.has(third)) continue;
      rows += 1;
      sum += fen + back.get(third)!;
    }
    return { rows, amount: sum };
  }

  private paths({ account, from, to }: Transfer): Found {
    const { payee, at } = this.payments;
    const paths = new Set<string>();
    const go = (path: readonly number[], since: number): void => {
      for (const row of this.between('out', FOLLOWED, path.at(-1)!, since, to)) {
        const target = payee[row]!;
        if (path.includes(target)) continue;
        const longer = [...path, target];
        paths.add(longer.join(' '));
        if (longer.length <= STEPS) go(longer, at[row]! + 1);
      }
    };
    go([account], from);
    return { rows: paths.size, amount: [...paths].reduce((sum, path) => sum + path.split(' ').length - 1, 0) };
  }

  private spent({ loan, to }: Transfer): Found {
    const { payee, at, amount } = this.payments;
    const least = new Map<number, number>();
    const seen = new Set<number>();
    let frontier: { readonly account: number; readonly at: number; readonly amount: number }[] = [{ account: loan.payee, at: loan.at, amount: loan.amount }];
    for (let step = 1; step <= STEPS; step += 1) {
      const next = new Map<number, (typeof frontier)[number]>();
      for (const before of frontier) {
        for (const row of this.between('out', FOLLOWED, before.account, before.at + 1, to)) {
          if (amount[row]! <= SHARE * before.amount) continue;
          next.set(row, { account: payee[row]!, at: at[row]!, amount: amount[row]! });
          seen.add(row);
          if (!least.has(payee[row]!)) least.set(payee[row]!, step);
        }
      }
      frontier = [...next.values()];
    }
    let sum = 0;
    for (const row of seen) sum += amount[row]!;
    return { rows: least.size, amount: sum };
  }

  private *between(side: 'out' | 'into', sort: number, account: number, from: number, to: number): Generator<number> {
    const { at } = this.payments;
    const { start, count, pool } = this.graph.accounts[side];
    let low = start[account]!;
    const end = low + count[account]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at[pool[middle]!]! < from) low = middle + 1;
      else high = middle;
    }
    for (let place = low; place < end && at[pool[place]!]! <= to; place += 1) if (this.sort[pool[place]!] === sort) yield pool[place]!;
  }

  /** Payees of documented payments who pay on most, and of those whom they pay one with whom a circle closes, where there is one. */
  private choose({ payments }: FlatTables): Transfer[] {
    const chosen: (Transfer & { readonly onward: number })[] = [];
    const every = Math.max(1, Math.floor(payments.id.length / LOOKED_AT));
    const seen = new Set<number>();
    for (let row = 0; row < payments.id.length; row += every) {
      if (payments.line[row]! < 0 || (payments.is[row]! & (IS.settling | IS.stops)) !== 0 || seen.has(payments.payee[row]!)) continue;
      const account = payments.payee[row]!;
      seen.add(account);
      const from = payments.at[row]!;
      const to = from + WINDOW;
      const onward = [...this.between('out', FOLLOWED, account, from, to)];
      if (onward.length < 2 || onward.length > ONWARD_MAX) continue;
      const payees = onward.map((payment) => this.payments.payee[payment]!);
      const loan = { payee: account, at: from, amount: payments.amount[row]! };
      const other = payees.find((one) => this.circle({ account, other: one, loan, from, to }).rows! > 0) ?? payees[0]!;
      chosen.push({ account, other, loan, from, to, onward: onward.length });
    }
    return chosen.sort((left, right) => right.onward - left.onward || left.account - right.account).slice(0, CANDIDATES);
  }
}
