import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../../src/config.js';
import { runScriptOn, testAddress } from '../../support/neo4j.js';
import { csv, packageFolder, type PackageFile } from '../intake/packages.js';

/** A payment as the graph has it, with what a bank would print about both accounts. */
export interface Moved extends Record<string, unknown> {
  readonly id: string;
  readonly amount: number;
  readonly at: number;
  readonly precision: string;
  readonly payer: { readonly number: string | null; readonly bank: string | null; readonly name: string | null };
  readonly payee: { readonly number: string | null; readonly bank: string | null; readonly name: string | null };
}

/** All money that moved, in time order. */
export async function movedMoney(): Promise<Moved[]> {
  return (await runScriptOn(
    await testAddress(),
    `MATCH (a:Account)-[p:PAID]->(b:Account)
     WHERE coalesce(p.state, 'paid') = 'paid' AND p.kind <> 'reclassification' AND p.retiredIn IS NULL
     RETURN p.id AS id, p.amount AS amount, p.at AS at, p.timePrecision AS precision,
            a {.number, bank: a.institution, .name} AS payer, b {.number, bank: b.institution, .name} AS payee
     ORDER BY at, p.seq, id`,
  )) as unknown as Moved[];
}

const yuan = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

/** Day and time of a moment in Shanghai; the time is blank where the source knows only the day. */
function moment({ at, precision }: Moved): [string, string] {
  const text = new Date(at + 8 * 3_600_000).toISOString();
  return [text.slice(0, 10), precision === 'day' ? '' : text.slice(11, 19)];
}

/** Statements of all accounts money left, with debit and credit in two columns and a running balance. */
export function payersStatements(moved: readonly Moved[], more: Record<string, unknown> = {}): string {
  const header = ['账号', '户名', '开户行', '交易日期', '交易时间', '借方发生额', '贷方发生额', '余额', '对方账号', '对方户名', '对方开户行', '用途', '序号'];
  const balances = new Map<string, number>();
  const rows = moved.flatMap((row, place) => {
    const { payer, payee } = row;
    if (payer.number === null) return [];
    const balance = (balances.get(payer.number) ?? 9_000_000_000) - row.amount;
    balances.set(payer.number, balance);
    const other = [payee.number ?? '', payee.name ?? '', payee.bank ?? ''];
    return [[payer.number, payer.name ?? '', payer.bank ?? '', ...moment(row), yuan(row.amount), '0.00', yuan(balance), ...other, '转账', String(place)]];
  });
  return delivery('payers', 'bank-statement-debit-credit', header, rows, more);
}

/** Statements of all accounts money reached, with a flag and the time of day unknown to none. */
export function payeesStatements(moved: readonly Moved[], more: Record<string, unknown> = {}): string {
  const header = ['账号', '户名', '开户行', '交易日期', '交易时间', '借贷标志', '交易金额', '账户余额', '对方账号', '对方户名', '对方开户行', '摘要', '序号'];
  const rows = moved.flatMap((row, place) => {
    const { payer, payee } = row;
    if (payee.number === null) return [];
    const other = [payer.number ?? '', payer.name ?? '', payer.bank ?? ''];
    return [[payee.number, payee.name ?? '', payee.bank ?? '', ...moment(row), '贷', yuan(row.amount), '', ...other, '来账', String(place)]];
  });
  return delivery('payees', 'bank-statement-signed', header, rows, more);
}

function delivery(id: string, mapping: string, header: readonly string[], rows: readonly (readonly string[])[], more: Record<string, unknown>): string {
  const file: PackageFile = {
    path: `${id}.csv`,
    bytes: csv(header, rows),
    mapping: readFileSync(join(projectFolder, 'seeds', 'mappings', `${mapping}.yaml`), 'utf8'),
  };
  return packageFolder([file], {
    id,
    title: id,
    sourceSystem: id,
    period: { from: '2016-01-01', to: '2023-12-31' },
    covers: [{ source: 'FLOW', region: '410000', from: '2016-01-01', to: '2023-12-31' }],
    ...more,
  });
}
