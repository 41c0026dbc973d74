import { setImmediate as others } from 'node:timers/promises';
import { NotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentData } from '../intake/data-version.js';
import type {
  FindingGroupListView,
  FindingGroupPageView,
  FindingGroupView,
  GroupMembersQuestion,
  GroupQuestion,
  RegionCount,
  RuleCount,
} from './finding-groups.shapes.js';
import { FindingIndex, worstFirst, type FindingGroup, type Groupable } from './finding-index.js';
import { findingViews, namesOfRegions, type FindingRow } from './finding-view.js';
import { insideScope } from './inside-scope.js';
import type { RuleBook } from './rule-book.js';
import { BANDS } from './words.js';

/** A payment named by more findings than this is a big transfer that everything passes through, and says nothing of what goes together. */
export const JOIN_MAX = 50;
/** Findings held at once, as numbers. */
const FINDINGS_MAX = 300_000;
/** Findings after which other requests are let in. */
const AT_ONCE = 2_000;
/** Scopes whose groups are kept: those that are being looked through. */
const SCOPES_KEPT = 8;
const [PAGE, MEMBERS_PAGE, LISTED, HUBS_LISTED] = [25, 50, 5, 20];

interface Kept {
  readonly stamp: string;
  readonly index: Promise<{ readonly index: FindingIndex; readonly isCut: boolean }>;
  readonly scopes: Map<string, Grouped>;
}

interface Grouped {
  readonly groups: readonly FindingGroup[];
  readonly places: readonly number[];
  readonly index: FindingIndex;
  readonly isCut: boolean;
  readonly regions: readonly string[] | null;
}

/** Findings of one subject or one subgraph as one thing to look into. Made from the hits that stand, and kept until rules have been judged anew. */
export class FindingGroups {
  private kept: Kept | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly book: RuleBook,
  ) {}

  /** Throws `BadQuestion` for a region or cursor that is none, `NotFound` for a rule. */
  async findingGroups({ scope, rule, band, limit = PAGE, cursor }: GroupQuestion): Promise<FindingGroupListView> {
    const rules = rule === undefined ? null : new Set(this.book.named([rule]).map(({ id }) => id));
    const { groups, places, index, isCut, regions } = await this.grouped(scope);
    const asked = groups.filter(
      (group) => (band === undefined || BANDS[group.rank] === band) && (rules === null || group.members.some((at) => rules.has(index.rules[at]!))),
    );
    const after = cursor === undefined ? null : readPlace(cursor);
    const from = after === null ? 0 : asked.findIndex((group) => worstFirst(after, group) < 0);
    const page = from < 0 ? [] : asked.slice(from, from + limit);
    const last = page.at(-1);
    const isMore = from >= 0 && asked.length > from + limit;
    const hubs = index.hubsOf(places, JOIN_MAX);
    return {
      groups: await this.views(index, page, regions, (members) => members.slice(0, LISTED)),
      total: asked.length,
      findings: asked.reduce((sum, { members }) => sum + members.length, 0),
      compared: places.length,
      isCut,
      joinMax: JOIN_MAX,
      notJoined: hubs.slice(0, HUBS_LISTED),
      notJoinedCount: hubs.length,
      cursor: isMore && last ? writeCursor({ rank: last.rank, amount: last.amount, size: last.members.length, id: last.id }) : null,
    };
  }

  /** The group that a finding is in. Throws `NotFound` where it is in none that the caller may see. */
  async findingGroup(id: string, { scope, limit = MEMBERS_PAGE, cursor }: GroupMembersQuestion): Promise<FindingGroupPageView> {
    const { groups, index, regions } = await this.grouped(scope);
    const group = groups.find(({ members }) => members.some((at) => index.ids[at] === id));
    if (!group)
      throw new NotFound(`No finding ${id} stands that could be grouped.`, 'GET /api/findings/groups lists the groups; only hits are grouped.', { id });
    const { from } = cursor === undefined ? { from: 0 } : readCursor<{ from: number }>(cursor, { from: 'number' });
    const [view] = await this.views(index, [group], regions, (members) => members.slice(from, from + limit));
    return { ...view!, cursor: group.members.length > from + limit ? writeCursor({ from: from + limit }) : null };
  }

  private async grouped(scope: string | undefined): Promise<Grouped> {
    const regions = await this.scopes.regionsIn(scope);
    const [row] = await this.graph.read<{ stamp: string }>('rule-runs-stamp');
    const stamp = row?.stamp ?? '';
    if (this.kept?.stamp !== stamp) {
      const index = this.index();
      this.kept = { stamp, index, scopes: new Map() };
      index.catch(() => (this.kept = undefined));
    }
    const { index: made, scopes } = this.kept;
    const key = regions === null ? '' : regions.join(' ');
    const known = scopes.get(key);
    if (known) return known;
    const { index, isCut } = await made;
    const seen = regions === null ? null : new Set(regions);
    const places = index.ids.map((_id, at) => at).filter((at) => seen === null || seen.has(index.regions[at]!));
    const grouped = { groups: index.grouped(places, JOIN_MAX), places, index, isCut, regions };
    if (scopes.size >= SCOPES_KEPT) scopes.clear();
    scopes.set(key, grouped);
    return grouped;
  }

  private async index(): Promise<{ index: FindingIndex; isCut: boolean }> {
    const index = new FindingIndex();
    let read = 0;
    for await (const { state, ...row } of this.graph.stream<Omit<Groupable, 'edges'> & { state: string } & Row>('findings-to-group', {
      limit: FINDINGS_MAX + 1,
    })) {
      read += 1;
      if (read <= FINDINGS_MAX) index.add({ ...row, edges: (JSON.parse(state) as { edges: string[] }).edges });
      if (read % AT_ONCE === 0) await others();
    }
    return { index: index.close(JOIN_MAX), isCut: read > FINDINGS_MAX };
  }

  private async views(
    index: FindingIndex,
    groups: readonly FindingGroup[],
    scope: readonly string[] | null,
    listed: (members: readonly number[]) => readonly number[],
  ): Promise<FindingGroupView[]> {
    const { sequence } = await currentData(this.graph);
    const some = groups.map(({ members }) => listed(members).map((at) => index.ids[at]!));
    const rows = await this.graph.read<{ finding: FindingRow }>('findings-in-words', { ids: some.flat(), regions: null });
    const found = await findingViews(
      this.graph,
      this.book,
      rows.map(({ finding }) => finding),
      sequence,
    );
    const views = new Map((await insideScope(this.graph, found, scope, sequence)).map((view) => [view.id, view]));
    const regions = groups.map((group) => countBy(group.members.map((at) => index.regions[at]!)).slice(0, 10));
    const names = await namesOfRegions(this.graph, [...new Set(regions.flat().map(([code]) => code))], sequence);
    return groups.map((group, place) => ({
      id: group.id,
      band: BANDS[group.rank]!,
      findings: group.members.length,
      subjects: group.subjects,
      amount: group.amount,
      sum: group.sum,
      shared: group.shared,
      rules: countBy(group.members.map((at) => this.codeOf(index.rules[at]!))).map(([code, findings]): RuleCount => ({ code, findings })),
      regions: regions[place]!.map(([region, findings]): RegionCount => ({ region, regionName: names.get(region) ?? null, findings })),
      notJoined: group.hubs.slice(0, 10),
      listed: some[place]!.flatMap((id) => views.get(id) ?? []),
    }));
  }

  private codeOf(rule: string): string {
    return this.book.rules.find(({ id }) => id === rule)?.code ?? rule.slice(0, 5).toUpperCase();
  }
}

/** Most first, then by name. */
function countBy(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
}

function readPlace(cursor: string): Parameters<typeof worstFirst>[0] {
  const { rank, amount, size, id } = readCursor<{ rank: number; amount: number; size: number; id: string }>(cursor, {
    rank: 'number',
    amount: 'number',
    size: 'number',
    id: 'string',
  });
  return { rank, amount, id, members: { length: size } };
}
