import { NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { maskAccount, maskAccountName, maskIdNumber, maskName, maskText } from '../access/masking.js';
import type { ScopeService } from '../access/scope.service.js';
import { Kept } from '../intake/kept.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentData } from '../intake/data-version.js';
import type { ReviewBatches } from '../matching/match.service.js';
import type { AutomaticMerge, IdentityAnswer, IdentityListView, IdentityProposal, IdentityQuestion, IdentityThing } from './identities.shapes.js';
import { PAIR_QUERIES, readPairs, type WeighedPair } from './pair-reader.js';
import type { Candidate } from './propose.js';
import { AUTOMATIC_RULES, IDENTITY_RULES, type AutomaticRule } from './words.js';

const PAGE_DEFAULT = 50;
const QUERIES = [...PAIR_QUERIES, 'identity-decisions', 'automatic-merges'];

interface DecisionRow extends Record<string, unknown> {
  readonly id: string;
  readonly decision: 'confirm' | 'reject';
  readonly note: string | null;
  readonly decidedAt: number;
  readonly sequence: number;
  /** The proposal as it stood, in JSON. */
  readonly kept: string;
}

/** What may be one thing under two names or numbers, and what people decide about it. */
export class IdentityService {
  private readonly kept = new Kept<{ pairs: WeighedPair[]; cutOff: boolean }>();

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly reviews: ReviewBatches,
    private readonly now: () => number = Date.now,
  ) {}

  /** Proposals of a state, with how many each rule has, and what loads brought together by themselves. */
  async identities(question: IdentityQuestion): Promise<IdentityListView> {
    const { state = 'open', rule, limit = PAGE_DEFAULT, cursor } = question;
    const regions = await this.scopes.regionsIn(question.scope);
    const { open, decided, cutOff, batch } = await this.all();
    const seen = ({ lesser, fuller }: IdentityProposal): boolean =>
      [lesser, fuller].every(({ region }) => regions === null || region === null || regions.includes(region));
    const every = [...open, ...decided].filter(seen);
    const listed = every.filter((one) => one.state === state && (rule === undefined || one.rule === rule));
    const after = cursor === undefined ? undefined : readCursor<{ id: string }>(cursor, { id: 'string' }).id;
    const from = after === undefined ? 0 : listed.findIndex(({ id }) => id === after) + 1;
    const page = listed.slice(from, from + limit);
    return {
      proposals: page,
      total: listed.length,
      amount: listed.reduce((sum, { lesser }) => sum + lesser.received, 0),
      rules: IDENTITY_RULES.map((code) => {
        const of = (wanted: IdentityProposal['state']): IdentityProposal[] => every.filter((one) => one.rule === code && one.state === wanted);
        const waiting = of('open');
        return {
          rule: code,
          open: waiting.length,
          confirmed: of('confirmed').length,
          rejected: of('rejected').length,
          openAmount: waiting.reduce((sum, { lesser }) => sum + lesser.received, 0),
        };
      }),
      // Counted over the whole graph: nothing of it belongs to one region alone.
      automatic: regions === null ? await this.automatic(batch) : [],
      cutOff,
      cursor: from + limit < listed.length ? writeCursor({ id: page.at(-1)!.id }) : null,
      dataVersion: batch,
      queries: QUERIES,
    };
  }

  /**
   * Keeps what a person says about a pair, as a batch of its own. Confirmed, an edge says that the two are one; rejected later, the
   * edge is retired. The decision is kept by the ids of both, so that it holds when they are loaded again.
   * @throws NotFound where nothing proposes the pair and nothing was decided about it.
   */
  async decideIdentity(id: string, { decision, note }: IdentityAnswer): Promise<IdentityProposal> {
    const { open, decided } = await this.all();
    const found = [...open, ...decided].find((one) => one.id === id);
    if (!found) throw new NotFound(`No proposal has the id ${id}.`, 'GET /api/identities lists the proposals.', { id });
    const { lesser, fuller, rule } = found;
    const title = `${decision === 'confirm' ? 'The same' : 'Not the same'}: ${lesser.id} · ${fuller.id}`;
    const decidedAt = this.now();
    await this.reviews.review(title, async (sequence) => {
      const kept = JSON.stringify({ ...found, note: null, decidedAt: null });
      const facts = { id: `${id}@${sequence}`, pair: id, lesser: lesser.id, fuller: fuller.id, rule, decision, note: note ?? null, decidedAt, kept };
      await this.graph.write('keep-identity-decision', { decision: facts, sequence });
      if (decision === 'confirm') await this.graph.write('join-things', { lesser: lesser.id, fuller: fuller.id, rule, sequence });
      else await this.graph.write('part-things', { lesser: lesser.id, fuller: fuller.id, sequence });
    });
    return { ...found, state: decision === 'confirm' ? 'confirmed' : 'rejected', note: note ?? null, decidedAt };
  }

  private async all(): Promise<{ open: IdentityProposal[]; decided: IdentityProposal[]; cutOff: boolean; batch: number }> {
    const { sequence: batch, stamp } = await currentData(this.graph);
    const { pairs, cutOff } = await this.kept.of(stamp, () => readPairs(this.graph, batch));
    const decisions = await this.graph.read<DecisionRow>('identity-decisions', { batch });
    const known = new Map(decisions.map((row) => [row.id, row]));
    const open = pairs.filter(({ id }) => !known.has(id)).map(proposalOf);
    const decided = decisions.map(({ decision, note, decidedAt, kept }): IdentityProposal => {
      const proposal = JSON.parse(kept) as IdentityProposal;
      return { ...proposal, state: decision === 'confirm' ? 'confirmed' : 'rejected', note, decidedAt };
    });
    return { open: open.sort((a, b) => b.lesser.received - a.lesser.received || (a.id < b.id ? -1 : 1)), decided, cutOff, batch };
  }

  private async automatic(batch: number): Promise<AutomaticMerge[]> {
    const rows = await this.graph.read<AutomaticMerge & Record<string, unknown>>('automatic-merges', { batch });
    return AUTOMATIC_RULES.map((rule: AutomaticRule) => {
      const { things = 0, examples = [] } = rows.find((row) => row.rule === rule) ?? {};
      return { rule, things, examples };
    });
  }
}

function proposalOf({ id, rule, lesser, fuller, normalName, steps, evidence, others, received }: WeighedPair): IdentityProposal {
  return {
    id,
    state: 'open',
    rule,
    lesser: thingOf(lesser, received.lesser),
    fuller: thingOf(fuller, received.fuller),
    normalName: normalName === null ? null : maskThingName(normalName, lesser),
    steps: [...steps],
    evidence: [...evidence],
    others,
    note: null,
    decidedAt: null,
  };
}

function thingOf(thing: Candidate, received: number): IdentityThing {
  const { id, kind, name, number, region, source, institution = null } = thing;
  return {
    id,
    kind,
    name: name === null ? null : maskThingName(name, thing),
    number: number === null ? null : maskThingNumber(number, thing),
    institution,
    region,
    received,
    source,
  };
}

function maskThingName(name: string, { kind, accountKind }: Candidate): string {
  if (kind === 'Person' || kind === 'Household') return maskName(name);
  return kind === 'Account' ? maskAccountName(name, accountKind) : maskText(name);
}

function maskThingNumber(number: string, { kind }: Candidate): string {
  if (kind === 'Account') return maskAccount(number);
  return kind === 'Person' ? maskIdNumber(number) : number;
}
