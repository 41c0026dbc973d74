import { NotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { foundClauseWords } from './clause-views.js';
import type { Found } from './judge.js';
import { messageOf } from './message.js';
import type { RuleBook } from './rule-book.js';
import type { FindingView } from './warnings.shapes.js';

/** A finding as it is kept. */
export interface FindingRow extends Row {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly region: string;
  readonly status: FindingView['status'];
  readonly rank: number;
  readonly amount: number;
  readonly recovered?: number;
  readonly state: string;
  readonly version: number;
  readonly batch: number;
  readonly asOf: number;
  readonly openedAt: number;
  readonly since: number;
}

/** Throws `NotFound` where there is none, or none in the regions that may be seen (null: all). */
export async function findingById(graph: Graph, id: string, regions: readonly string[] | null): Promise<FindingRow> {
  const [row] = await graph.read<{ finding: FindingRow }>('findings-in-words', { ids: [id], regions: regions === null ? null : [...regions] });
  if (row) return row.finding;
  throw new NotFound(`There is no finding ${id}.`, 'GET /api/findings lists them.', { id });
}

/** Findings with their messages in words and the names of their regions, in the order given. */
export async function findingViews(graph: Graph, book: RuleBook, rows: readonly FindingRow[], batch: number): Promise<FindingView[]> {
  const names = await namesOfRegions(graph, [...new Set(rows.map(({ region }) => region))], batch);
  return rows.map((row) => viewOf(book, row, names.get(row.region) ?? null));
}

/** Code → name; codes without a region that is loaded are left out. */
export async function namesOfRegions(graph: Graph, codes: readonly string[], batch: number): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await graph.read<{ code: string; name: string }>('region-names', { codes: [...codes], batch });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function viewOf(book: RuleBook, row: FindingRow, regionName: string | null): FindingView {
  const { key: _key, facts, ...state } = JSON.parse(row.state) as Found;
  const rule = book.rules.find(({ id }) => id === row.rule);
  return {
    id: row.id,
    rule: row.rule,
    code: rule?.code ?? row.rule.slice(0, 5).toUpperCase(),
    subject: state.subject,
    region: row.region,
    regionName,
    status: row.status,
    band: state.band,
    clause: state.clause,
    ...foundClauseWords(rule, row.version, state.clause),
    trap: state.trap,
    measured: state.measured,
    limit: state.limit,
    amount: state.amount,
    recovered: row.recovered ?? 0,
    message: messageOf(rule?.message ?? '', facts, 'en'),
    messageZh: messageOf(rule?.messageZh ?? '', facts, 'zh'),
    nodes: [...state.nodes],
    edges: [...state.edges],
    version: row.version,
    dataVersion: row.batch,
    asOf: row.asOf,
    openedAt: row.openedAt,
    since: row.since,
  };
}
