import { BadQuestion } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { maskAccount, maskAccountName, maskName } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import { candidateNumbers, normaliseDocumentNumber } from '../documents/document-number.js';
import { DocumentService } from '../documents/document.service.js';
import type { DocumentCandidate, DocumentSummary } from '../documents/document.shapes.js';
import { currentDataVersion } from '../intake/data-version.js';
import { latestInstant, momentOf } from '../model/moment.js';
import { allPhrases } from './full-text.js';
import { looksLikeInitials } from './pinyin.js';
import { SEARCH_KINDS, type MatchKind, type SearchGroup, type SearchHit, type SearchKind, type SearchQuestion, type SearchView } from './search.shapes.js';

const LIMIT_DEFAULT = 8;
/** More hits of the index than this are not ranked; the answer then says "at least". */
const HITS_MAX = 2_000;
/** Account numbers, resident IDs, credit, region and project codes. */
const NUMBER = /^[0-9A-Z]{2,40}$/u;

const KIND_OF_LABEL: Readonly<Record<string, SearchKind>> = {
  Document: 'document',
  Region: 'region',
  Unit: 'unit',
  Project: 'project',
  SubsidyItem: 'item',
  Enterprise: 'enterprise',
  Household: 'household',
  Person: 'person',
  Account: 'account',
};
const MATCH_OF_RANK: readonly MatchKind[] = ['exact', 'prefix', 'fragment'];
const MATCH_ORDER: readonly MatchKind[] = ['exact', 'prefix', 'fragment', 'initials', 'near'];

type Place = { region: string | null; regionName: string | null };
type NameHit = Place & { id: string; label: string | null; detail: string | null; rank: number; accountKind?: string | null };
type NameRow = Row & { kind: string; hits: NameHit[]; total: number; seen?: number };
type NumberRow = Row & Place & { kind: string; id: string; label: string; detail: string | null; accountKind: string | null; holderKind: string | null };

/** Hits of one kind while they are brought together. */
interface Found {
  readonly hits: SearchHit[];
  total: number;
  atLeast: boolean;
}

/** One box for document numbers, titles, names, initials and whole account numbers. */
export class SearchService {
  private readonly documents: DocumentService;

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {
    this.documents = new DocumentService(graph, scopes);
  }

  /**
   * Everything visible that answers what was typed, at most `limit` of each kind, best first. What lies outside the
   * scope appears neither as a hit nor in a count. Persons' names and account numbers come back masked. As of a batch, things are found by
   * the names they had then; as of a day, documents issued later are no hits (other things have no day on which they came to be).
   */
  async search(question: SearchQuestion): Promise<SearchView> {
    const typed = question.q.normalize('NFKC').trim();
    if (typed === '')
      throw new BadQuestion(
        'q',
        'There is nothing to search for.',
        'Type a document number, a name or a part of one, pinyin initials, or a whole account number.',
      );
    const limit = question.limit ?? LIMIT_DEFAULT;
    const newest = await currentDataVersion(this.graph);
    const moment = momentOf(question, newest);
    const { batch } = moment;
    const asOf = latestInstant(moment);
    const scope = await this.scopes.regionsIn(question.scope, batch);
    const common = { limit, scope, batch };
    const words = allPhrases(typed);
    const read = normaliseDocumentNumber(question.q);
    const code = typed.toUpperCase().replace(/[\s-]+/gu, '');
    const full = { ...common, words, former: batch < newest ? words : '', typed: typed.toLowerCase(), hitsMax: HITS_MAX };

    const [numbered, names, accounts, initials, numbers] = await Promise.all([
      read.canonical ? this.graph.read<Row & DocumentSummary>('documents-by-number', { numbers: [read.number], scope, batch, asOf }) : [],
      words === '' ? [] : this.graph.read<NameRow>('search-names', { ...full, asOf }),
      words === '' ? [] : this.graph.read<NameRow>('search-account-names', full),
      looksLikeInitials(typed) ? this.graph.read<NameRow>('search-initials', { ...common, initials: typed.toLowerCase() }) : [],
      NUMBER.test(code) ? this.graph.read<NumberRow>('search-numbers', { ...common, number: code }) : [],
    ]);
    const exact = numbered.filter((row) => row.loaded || row.lines > 0);
    const upper = read.canonical && exact.length === 0 ? await this.upperNumber(read.number, { scope, batch, asOf }) : [];
    const near = exact.length + upper.length === 0 && candidateNumbers(typed).length > 0 ? await this.documents.near(typed, scope, batch, asOf) : [];

    const found = new Map<SearchKind, Found>();
    add(
      found,
      'document',
      [...exact, ...upper].map((row) => documentHit(row, 'exact')),
    );
    for (const row of numbers) add(found, KIND_OF_LABEL[row.kind]!, [numberHit(row)]);
    for (const row of names)
      add(
        found,
        KIND_OF_LABEL[row.kind]!,
        row.hits.map((hit) => nameHit(hit, KIND_OF_LABEL[row.kind]!, MATCH_OF_RANK[hit.rank]!)),
        row.total,
        (row.seen ?? 0) >= HITS_MAX,
      );
    for (const row of accounts)
      add(
        found,
        'account',
        row.hits.map((hit) => nameHit(hit, 'account', MATCH_OF_RANK[hit.rank]!)),
        row.total,
        (row.seen ?? 0) >= HITS_MAX,
      );
    for (const row of initials)
      add(
        found,
        KIND_OF_LABEL[row.kind]!,
        row.hits.map((hit) => nameHit(hit, KIND_OF_LABEL[row.kind]!, 'initials')),
        row.total,
      );
    add(
      found,
      'document',
      near.map((row) => documentHit(row, 'near')),
    );

    const queries = [
      ...(read.canonical ? ['documents-by-number'] : []),
      ...(read.canonical && exact.length === 0 ? ['upper-numbers'] : []),
      ...(near.length > 0 ? ['documents-near', 'upper-numbers-near'] : []),
      ...(words === '' ? [] : ['search-account-names', 'search-names']),
      ...(looksLikeInitials(typed) ? ['search-initials'] : []),
      ...(NUMBER.test(code) ? ['search-numbers'] : []),
    ];
    return { documentNumber: read.canonical ? read.number : null, groups: groupsOf(found, limit), dataVersion: batch, queries: queries.sort() };
  }

  private async upperNumber(number: string, asked: { scope: string[] | null; batch: number; asOf: number }): Promise<(DocumentCandidate & Place)[]> {
    const rows = await this.graph.read<{ number: string; amount: number }>('upper-numbers', { numbers: [number], ...asked });
    return rows.map((row) => ({
      id: `document:|${row.number}`,
      number: row.number,
      issuer: null,
      issuerId: null,
      issuedAt: null,
      title: null,
      amount: row.amount,
      region: null,
      regionName: null,
    }));
  }
}

/** Adds hits that are not there yet; `total` counts those that the query did not list as well. */
function add(found: Map<SearchKind, Found>, kind: SearchKind, hits: readonly SearchHit[], total = hits.length, atLeast = false): void {
  const group = found.get(kind) ?? { hits: [], total: 0, atLeast: false };
  const known = new Set(group.hits.map((hit) => hit.id));
  const fresh = hits.filter((hit) => !known.has(hit.id));
  group.hits.push(...fresh);
  group.total += total - (hits.length - fresh.length);
  group.atLeast ||= atLeast;
  found.set(kind, group);
}

function groupsOf(found: ReadonlyMap<SearchKind, Found>, limit: number): SearchGroup[] {
  return [...found]
    .filter(([, group]) => group.hits.length > 0)
    .map(([kind, group]) => {
      // Each query gave its hits in order and a stable sort keeps it; only the kinds of match are merged here.
      const hits = group.hits.sort((left, right) => order(left) - order(right)).slice(0, limit);
      return { kind, hits, more: group.total - hits.length, atLeast: group.atLeast };
    })
    .sort((left, right) => order(left.hits[0]!) - order(right.hits[0]!) || SEARCH_KINDS.indexOf(left.kind) - SEARCH_KINDS.indexOf(right.kind));
}

function order(hit: SearchHit): number {
  return MATCH_ORDER.indexOf(hit.match);
}

function documentHit(row: DocumentCandidate & Partial<Place>, match: MatchKind): SearchHit {
  return {
    id: row.id,
    kind: 'document',
    label: row.number,
    detail: row.title ?? row.issuer,
    region: row.region ?? null,
    regionName: row.regionName ?? null,
    match,
  };
}

function nameHit(hit: NameHit, kind: SearchKind, match: MatchKind): SearchHit {
  const personal = kind === 'household' || kind === 'person';
  const detail = kind === 'account' && hit.detail !== null ? maskAccountName(hit.detail, hit.accountKind) : hit.detail;
  // An account that is only mentioned may have a name and no number.
  const account = (): string => (hit.label === null ? (detail ?? hit.id) : maskAccount(hit.label));
  const label = kind === 'account' ? account() : personal ? maskName(hit.label ?? '') : (hit.label ?? hit.id);
  return { id: hit.id, kind, label, detail, region: hit.region, regionName: hit.regionName, match };
}

function numberHit(row: NumberRow): SearchHit {
  const kind = KIND_OF_LABEL[row.kind]!;
  const label = kind === 'account' ? maskAccount(row.label) : kind === 'person' ? maskName(row.label) : row.label;
  const personal = row.holderKind === 'Person' || row.holderKind === 'Household';
  const detail = kind !== 'account' || row.detail === null ? row.detail : personal ? maskName(row.detail) : maskAccountName(row.detail, row.accountKind);
  return { id: row.id, kind, label, detail, region: row.region, regionName: row.regionName, match: 'exact' };
}
