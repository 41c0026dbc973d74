import type { Graph } from '../../graph/graph.js';
import { anyPart } from '../search/full-text.js';
import { chunks } from '../books/book-reader.js';
import { normalName } from './normal-name.js';
import { distinctPairs, enterprisePairs, namesAgree, pairOf, unitPairs, type Candidate, type EnterpriseRow, type Pair, type UnitRow } from './propose.js';

/** Things compared by one rule; beyond it the answer says that something was left out. */
const COMPARED_MAX = 500_000;
const PAIRS_MAX = 20_000;
/** Accounts of like names, likest first, looked at for each that is known by its name only. */
const HITS_MAX = 50;
const TIMEOUT_MS = 120_000;

export const PAIR_QUERIES = [
  'enterprises-by-name',
  'accounts-by-name-only',
  'numbered-accounts-of-names',
  'accounts-of-one-number',
  'persons-of-masked-numbers',
  'persons-of-one-account',
  'households-of-same-members',
  'units-by-name',
  'received-by-things',
];

type AccountRow = {
  readonly id: string;
  readonly name: string | null;
  readonly number: string | null;
  readonly institution: string | null;
  readonly kind: string | null;
  readonly region: string | null;
  readonly source: string | null;
};
type PersonRow = {
  readonly id: string;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly region: string | null;
  readonly source: string | null;
};
type Row<T> = T & Record<string, unknown>;

/** A proposal with what its lesser one received. */
export interface WeighedPair extends Pair {
  readonly received: { readonly lesser: number; readonly fuller: number };
}

/** Every pair that some rule proposes to be one, whatever was decided about it, and whether a limit left some out. */
export async function readPairs(graph: Graph, batch: number): Promise<{ pairs: WeighedPair[]; cutOff: boolean }> {
  let cutOff = false;
  const read = async <T>(query: string, limit: number, more: Record<string, unknown> = {}): Promise<Row<T>[]> => {
    const rows = await graph.read<Row<T>>(query, { ...more, limit, batch }, { timeoutMs: TIMEOUT_MS });
    cutOff ||= rows.length === limit;
    return rows;
  };
  const [enterprises, units, sameNumber, masked, ofAccounts, households, nameOnly] = await Promise.all([
    read<EnterpriseRow>('enterprises-by-name', COMPARED_MAX),
    read<UnitRow>('units-by-name', COMPARED_MAX),
    read<{ accounts: AccountRow[] }>('accounts-of-one-number', PAIRS_MAX),
    read<{ lesser: PersonRow; fuller: PersonRow }>('persons-of-masked-numbers', PAIRS_MAX),
    read<{ lesser: PersonRow; fuller: PersonRow; accounts: number }>('persons-of-one-account', PAIRS_MAX),
    read<{ lesser: Candidate; fuller: Candidate; members: number }>('households-of-same-members', PAIRS_MAX),
    read<AccountRow>('accounts-by-name-only', PAIRS_MAX),
  ]);
  const pairs = distinctPairs([
    ...enterprisePairs(enterprises),
    ...(await namedAccountPairs(graph, nameOnly, batch)),
    ...sameNumber.flatMap(({ accounts }) =>
      accounts.slice(0, -1).map((lesser) => pairOf('account-number', account(lesser), account(accounts.at(-1)!), { digits: lesser.number!.length })),
    ),
    ...masked
      .filter(({ lesser, fuller }) => namesAgree(lesser.name, fuller.name))
      .map(({ lesser, fuller }) => pairOf('person-masked-number', person(lesser), person(fuller), { digits: lesser.idNumber!.replaceAll('*', '').length })),
    ...ofAccounts
      .filter(({ lesser, fuller }) => namesAgree(lesser.name, fuller.name))
      .map(({ lesser, fuller, accounts }) => pairOf('person-account', person(lesser), person(fuller), { 'same-account': accounts })),
    ...households.map(({ lesser, fuller, members }) => pairOf('household-members', household(lesser), household(fuller), { 'same-member': members })),
    ...unitPairs(units),
  ]);
  const received = new Map<string, number>();
  for (const ids of chunks([...new Set(pairs.flatMap(({ lesser, fuller }) => [lesser.id, fuller.id]))].sort()))
    for (const row of await graph.read<{ id: string; received: number }>('received-by-things', { ids, batch }, { timeoutMs: TIMEOUT_MS }))
      received.set(row.id, row.received);
  return {
    pairs: pairs.map((pair) => ({ ...pair, received: { lesser: received.get(pair.lesser.id) ?? 0, fuller: received.get(pair.fuller.id) ?? 0 } })),
    cutOff,
  };
}

/** The full-text index gives accounts of like names; only those whose normal form is equal are proposed, and of the same region where both have one. */
async function namedAccountPairs(graph: Graph, lessers: readonly AccountRow[], batch: number): Promise<Pair[]> {
  const byId = new Map(lessers.map((row) => [row.id, row]));
  const pairs: Pair[] = [];
  const asked = lessers.map(({ id, name }) => ({ id, words: anyPart(normalName(name ?? '').name) })).filter(({ words }) => words !== '');
  for (const names of chunks(asked, 500)) {
    const found = await graph.read<Row<AccountRow & { lesser: string; payers: number }>>(
      'numbered-accounts-of-names',
      { names, hitsMax: HITS_MAX, batch },
      { timeoutMs: TIMEOUT_MS },
    );
    for (const row of found) {
      const lesser = byId.get(row.lesser)!;
      const elsewhere = lesser.region !== null && row.region !== null && lesser.region !== row.region;
      if (elsewhere || normalName(lesser.name ?? '').name !== normalName(row.name ?? '').name) continue;
      pairs.push(pairOf('account-name', account({ ...lesser, number: null, institution: null, kind: 'unknown' }), account(row), { 'same-payer': row.payers }));
    }
  }
  return pairs;
}

function account({ id, name, number, institution, kind, region, source }: AccountRow): Candidate {
  return { id, kind: 'Account', name, number, region, source, institution, accountKind: kind };
}

function person({ id, name, idNumber, region, source }: PersonRow): Candidate {
  return { id, kind: 'Person', name, number: idNumber, region, source };
}

function household({ id, name, region, source }: Pick<Candidate, 'id' | 'name' | 'region' | 'source'>): Candidate {
  return { id, kind: 'Household', name, number: null, region, source };
}
