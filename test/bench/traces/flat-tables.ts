import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { ACCOUNT_KINDS, END_KINDS, PAYMENT_KINDS, SETTLING_KINDS } from '../../../src/domain/model/model.js';
import type { MoneyGraph } from '../../../src/domain/projection/money-graph.js';
import { isFunding } from '../../../src/domain/flow/kinds.js';

/** Bits of what a payment is for a walk. */
export const IS = { settling: 1, followed: 2, reclassification: 4, stops: 8, settled: 16 } as const;

/** The newest state of the money graph as flat rows; things are numbers, -1 is none. What everybody is measured on. */
export interface FlatTables {
  readonly accounts: number;
  readonly lines: number;
  readonly payouts: number;
  /** Place in ACCOUNT_KINDS. */
  readonly accountKind: Uint8Array;
  readonly documents: readonly {
    readonly document: number;
    readonly id: string;
    readonly number: string;
    readonly level: string;
    readonly lines: readonly number[];
  }[];
  readonly allocations: {
    readonly source: Int32Array;
    readonly target: Int32Array;
    readonly at: Float64Array;
    readonly amount: Float64Array;
    readonly funding: Uint8Array;
  };
  readonly funding: readonly { readonly payout: number; readonly line: number }[];
  /** In the one order. */
  readonly payments: {
    readonly id: Int32Array;
    readonly payer: Int32Array;
    readonly payee: Int32Array;
    readonly amount: Float64Array;
    readonly at: Float64Array;
    readonly line: Int32Array;
    readonly payout: Int32Array;
    readonly is: Uint8Array;
  };
  readonly settlements: readonly { readonly settler: number; readonly settled: number }[];
}

const STOPS: ReadonlySet<string> = new Set([...END_KINDS, 'agent-batch', 'cash']);

/** Reads the rows that count now out of the money graph. */
export function flatTables(graph: MoneyGraph): FlatTables {
  const { accounts, allocations, documents, lines, payments, payouts, version } = graph;
  const seen: number[] = [];
  for (let allocation = 0; allocation < allocations.count; allocation += 1) if (allocations.visible(allocation, version)) seen.push(allocation);
  const order = payments.byRank.subarray(0, payments.count).filter((payment) => payments.visible(payment, version));
  const is = new Uint8Array(order.length);
  const settlements: { settler: number; settled: number }[] = [];
  order.forEach((payment, row) => {
    const kind = PAYMENT_KINDS[payments.kind[payment]!] ?? '';
    const isSettling = (SETTLING_KINDS as readonly string[]).includes(kind);
    const isTagged = payments.indicator[payment]! >= 0 || payments.payout[payment]! >= 0;
    is[row] =
      (isSettling ? IS.settling : 0) |
      ((!isTagged || isSettling) && kind !== 'reclassification' && kind !== 'bounce' ? IS.followed : 0) |
      (kind === 'reclassification' ? IS.reclassification : 0) |
      (STOPS.has(ACCOUNT_KINDS[accounts.kind[payments.payee[payment]!]!]!) ? IS.stops : 0) |
      (payments.isSettled(payment) ? IS.settled : 0);
    for (const settled of payments.settles(payment, version).payments) if (settled >= 0) settlements.push({ settler: payment, settled });
  });
  const funding = [];
  for (let payout = 0; payout < payouts.count; payout += 1) for (const { line } of payouts.fundingOf(payout, version)) funding.push({ payout, line });
  const covers = [];
  for (let document = 0; document < documents.count; document += 1) {
    const number = documents.number[document]!;
    const own = documents.visible(document, version) ? documents.linesOf(document, version) : [];
    if (number < 0 || own.length === 0) continue;
    covers.push({
      document,
      id: documents.ids.id(document),
      number: graph.numbers.name(number),
      level: documents.level[document]! < 0 ? '' : graph.levels.name(documents.level[document]!),
      lines: own,
    });
  }
  return {
    accounts: accounts.count,
    lines: lines.count,
    payouts: payouts.count,
    accountKind: accounts.kind.slice(0, accounts.count),
    documents: covers,
    allocations: {
      source: Int32Array.from(seen, (one) => allocations.source[one]!),
      target: Int32Array.from(seen, (one) => allocations.target[one]!),
      at: Float64Array.from(seen, (one) => allocations.at[one]!),
      amount: Float64Array.from(seen, (one) => allocations.amount[one]!),
      funding: Uint8Array.from(seen, (one) => Number(isFunding(graph, one))),
    },
    funding,
    payments: {
      id: Int32Array.from(order),
      payer: Int32Array.from(order, (one) => payments.payer[one]!),
      payee: Int32Array.from(order, (one) => payments.payee[one]!),
      amount: Float64Array.from(order, (one) => payments.amount[one]!),
      at: Float64Array.from(order, (one) => payments.at[one]!),
      line: Int32Array.from(order, (one) => payments.indicator[one]!),
      payout: Int32Array.from(order, (one) => payments.payout[one]!),
      is,
    },
    settlements,
  };
}

/** Writes the rows as CSV files, one a table, for the peers to load. Empty is none. */
export async function writeFlatTables(tables: FlatTables, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const { documents, allocations, payments, settlements, funding } = tables;
  const file = (name: string, rows: number, row: (place: number) => string): Promise<void> => writeRows(join(folder, `${name}.csv`), rows, row);
  const none = (value: number): string => (value < 0 ? '' : String(value));
  const bit = (row: number, mask: number): number => Number((payments.is[row]! & mask) !== 0);
  await file('account', tables.accounts, (one) => `${one},${tables.accountKind[one]}`);
  await file('document', documents.length, (one) => `${documents[one]!.document},"${documents[one]!.number.replaceAll('"', '""')}"`);
  const carries = documents.flatMap(({ document, lines }) => lines.map((line) => `${document},${line}`));
  await file('carries', carries.length, (one) => carries[one]!);
  await file(
    'allocation',
    allocations.source.length,
    (one) => `${allocations.source[one]},${allocations.target[one]},${allocations.at[one]},${allocations.amount[one]},${allocations.funding[one]}`,
  );
  await file('funding', funding.length, (one) => `${funding[one]!.payout},${funding[one]!.line}`);
  await file('settlement', settlements.length, (one) => `${settlements[one]!.settler},${settlements[one]!.settled}`);
  await file(
    'payment',
    payments.id.length,
    (one) =>
      `${payments.id[one]},${payments.payer[one]},${payments.payee[one]},${payments.amount[one]},${payments.at[one]},${none(payments.line[one]!)},${none(payments.payout[one]!)},` +
      `${bit(one, IS.settling)},${bit(one, IS.followed)},${bit(one, IS.reclassification)},${bit(one, IS.stops)},${bit(one, IS.settled)}`,
  );
}

async function writeRows(path: string, rows: number, row: (place: number) => string): Promise<void> {
  const stream = createWriteStream(path);
  for (let from = 0; from < rows; from += 10_000) {
    let text = '';
    for (let place = from; place < Math.min(rows, from + 10_000); place += 1) text += `${row(place)}\n`;
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await finished(stream);
}
