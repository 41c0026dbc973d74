import { BadQuestion, OutOfScope } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { unseen } from '../entities/visible-entity.js';
import { currentData } from '../intake/data-version.js';
import { momentOf } from '../model/moment.js';
import { Drafts } from './drafts.js';
import { coveredUntil, groupsOf, type Span } from './groups.js';
import { BaseRates } from './base-rates.js';
import type { RateView, RuleRatesView } from './base-rates.shapes.js';
import { clauseViews, lackViews } from './clause-views.js';
import { clearingOf, trapViews } from './clearing.js';
import { EvidenceService } from './evidence.service.js';
import type { EvidenceView } from './evidence.shapes.js';
import { FindingGroups } from './finding-groups.js';
import { findingById, findingViews, namesOfRegions, type FindingRow } from './finding-view.js';
import { insideScope } from './inside-scope.js';
import { judge, type Found } from './judge.js';
import { replayFindings, type Replayed } from './replay-findings.js';
import type { Rule } from './rule.js';
import { RuleBook } from './rule-book.js';
import type { Narrower } from './run-rules.js';
import { shownFound } from './shown-facts.js';
import { RuleSettingsService } from './settings/rule-settings.service.js';
import { settingsBook } from './settings/settings-book.js';
import { WarningRuns, type RuleRunRow, type RunRow } from './warning-runs.js';
import type {
  BandCount,
  DraftRequest,
  DraftView,
  FindingDetailView,
  FindingEventView,
  FindingListView,
  FindingQuestion,
  FindingView,
  JudgedView,
  JudgeQuestion,
  RuleListView,
  RuleRunView,
  RuleView,
  RunDetailView,
  RunListView,
  RunRequest,
  RunView,
} from './warnings.shapes.js';

const PAGE = 50;
const NOTE =
  'The official list of 44 rules is not public: its six classes and their number are, conditions and thresholds here are reconstructed from law and practice.';

/** The warnings: what there are, what they found, their runs, and what one of them says of one subject. */
export class WarningService {
  readonly book: RuleBook;
  readonly runs: WarningRuns;
  readonly settings: RuleSettingsService;
  readonly drafts: Drafts;
  readonly evidences: EvidenceService;
  readonly groups: FindingGroups;
  readonly rates: BaseRates;

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    narrower?: Narrower,
  ) {
    this.book = new RuleBook(graph.library);
    this.runs = new WarningRuns(graph, this.book, Date.now, undefined, narrower);
    this.settings = new RuleSettingsService(graph, scopes, this.book);
    this.drafts = new Drafts(graph, scopes, this.book);
    this.evidences = new EvidenceService(graph, scopes);
    this.groups = new FindingGroups(graph, scopes, this.book);
    this.rates = new BaseRates(graph);
  }

  async rules(scope?: string): Promise<RuleListView> {
    const regions = await this.scopes.regionsIn(scope);
    const counts = await this.graph.read<BandCount & Row & { rule: string }>('finding-counts', { rules: null, subject: null, regions });
    const rates = await this.rates.sums(regions);
    const rules = this.book.rules.map((rule) => ruleView(rule, counts.filter((row) => row.rule === rule.id).map(bandCount), rates.get(rule.id) ?? null));
    return { rules, traps: trapViews(), note: NOTE };
  }

  async findings({ scope, rule, band, status, subject, limit = PAGE, cursor }: FindingQuestion): Promise<FindingListView> {
    const regions = await this.scopes.regionsIn(scope);
    const rules = rule === undefined ? null : this.book.named([rule]).map(({ id }) => id);
    const after =
      cursor === undefined ? null : readCursor<{ rank: number; amount: number; id: string }>(cursor, { rank: 'number', amount: 'number', id: 'string' });
    const about = { rules, subject: subject ?? null, regions };
    const asked = { ...about, id: null, bands: band === undefined ? null : [band], statuses: status === undefined ? null : [status], after, limit: limit + 1 };
    const [rows, counts] = await Promise.all([
      this.graph.read<{ finding: FindingRow }>('findings', asked),
      this.graph.read<BandCount & Row>('finding-counts', about),
    ]);
    const page = rows.slice(0, limit).map(({ finding }) => finding);
    const last = page.at(-1);
    return {
      findings: await this.views(page, regions),
      counts: addedUp(counts),
      cursor: rows.length > limit && last ? writeCursor({ rank: last.rank, amount: last.amount, id: last.id }) : null,
    };
  }

  /** Throws `NotFound` where there is none, or none that the caller may see. */
  async finding(id: string, scope?: string): Promise<FindingDetailView> {
    const regions = await this.scopes.regionsIn(scope);
    const finding = await findingById(this.graph, id, regions);
    const events = await this.graph.read<{ event: Row }>('finding-events', { id });
    const [[view], baseRate, lacks] = await Promise.all([
      this.views([finding], regions),
      this.rates.around(finding.rule, finding.region),
      this.rates.lacksIn(finding.rule, finding.region),
    ]);
    const rule = this.book.rules.find((one) => one.id === finding.rule);
    const told = events.map(({ event }) => eventView(rule, event));
    const states = await insideScope(
      this.graph,
      told.map(({ state }) => state as unknown as Found),
      regions,
      (await currentData(this.graph)).sequence,
    );
    const history = told.map((event, at) => ({ ...event, state: { ...states[at]! } }));
    return { ...view!, history, baseRate, clearing: clearingOf(rule, view!.trap, lacks) };
  }

  /** What shows a finding. Throws as `finding` does. */
  async findingEvidence(id: string, scope?: string): Promise<EvidenceView> {
    return this.evidences.evidence(id, scope);
  }

  /** How often a rule hits, region by region. Throws `NotFound`, `BadQuestion`. */
  async ruleRates(name: string, scope?: string): Promise<RuleRatesView> {
    const rule = this.book.get(name);
    const { sequence } = await currentData(this.graph);
    return this.rates.ofRule(rule, await this.scopes.regionsIn(scope), (codes) => namesOfRegions(this.graph, codes, sequence));
  }

  /** What a rule says of one subject now. Throws `NotFound`, `BadQuestion`, `OutOfScope`. */
  async judgeOne(name: string, { subject, asOf, scope }: JudgeQuestion): Promise<JudgedView> {
    const rule = this.book.get(name);
    const { batch, day } = await this.moment(asOf);
    const regions = await this.scopes.regionsIn(scope);
    const region = await this.regionOf(rule, subject, batch);
    if (regions !== null && (region === undefined || !regions.includes(region))) throw unseen(subject, regions);
    if (region === undefined)
      throw new BadQuestion(
        'subject',
        `${rule.code} judges ${rule.subject}, and ${subject} is none that is loaded.`,
        `Give the node id of one: GET /api/search?q= finds them.`,
      );
    const spans = await this.graph.read<Span & Row>('coverage-spans', { regions: [region], batch });
    const { settingsOf } = await settingsBook(this.graph, batch);
    const { groups, lacking } = groupsOf(rule, [region], coveredUntil(spans), day, settingsOf);
    const [group] = groups;
    if (!group) return { rule: rule.id, subject, outcome: 'not-evaluable', missing: [...(lacking[0]?.missing ?? [])], asOf: null, openClauses: [], found: [] };
    const found = (await judge(this.graph, rule, [subject], group, batch)).flatMap((one) => one.found);
    const isHit = found.some(({ trap }) => trap === null);
    const shown = found.map((one) => shownFound(rule, one));
    const open = lackViews(rule, group.openClauses);
    const outcome = isHit ? 'hit' : open.length > 0 ? 'not-evaluable' : found.length > 0 ? 'excluded' : 'pass';
    const missing = isHit ? [] : [...new Set(group.openClauses.flatMap((one) => one.missing))];
    return { rule: rule.id, subject, outcome, missing, asOf: group.asOf, openClauses: open, found: await insideScope(this.graph, shown, regions, batch) };
  }

  /** Begins a run, which goes on by itself. Throws `NotFound`, `BadQuestion`, `Conflict`. */
  async begin({ rules, scope, asOf, incremental = false }: RunRequest): Promise<RunView> {
    const { day } = await this.moment(asOf);
    const within = await this.scopes.regionsIn(scope);
    const covered = await this.coveredIn(within);
    // The same regions of it that a run of everything judges; where nothing at all was delivered, the run has to say so.
    const regions = within === null ? null : covered.length > 0 ? covered : [scope!];
    const { id, done } = await this.runs.begin({
      rules: rules === undefined ? null : this.book.named(rules).map((rule) => rule.id),
      regions,
      asOf: day,
      incremental,
    });
    // Its end is kept with the run; nobody waits for it here.
    done.catch(() => undefined);
    return this.told(id, scope);
  }

  /** What other settings of a rule would change. Throws `NotFound`, `BadQuestion`. */
  async draft(request: DraftRequest): Promise<DraftView> {
    return this.drafts.ofValues(request);
  }

  /** With a region those that judged there. */
  async runList(scope?: string): Promise<RunListView> {
    const regions = await this.scopes.regionsIn(scope);
    const runs = await this.runViews(
      (await this.runs.list()).filter((run) => touches(run, regions)),
      regions,
    );
    return { runs: runs.map((run) => (regions === null ? run : { ...run, judged: null })) };
  }

  /** With a region what the run came to there, and nothing of others. Throws `NotFound`, `OutOfScope`. */
  async runDetail(id: string, scope?: string): Promise<RunDetailView> {
    const regions = await this.scopes.regionsIn(scope);
    const run = await this.runs.run(id);
    if (!touches(run, regions)) throw elsewhere(id);
    const results = (await this.runs.rulesOf(id)).map(ruleRunView).map((result) => (regions === null ? result : resultIn(result, new Set(regions))));
    const judged = regions === null ? {} : { judged: results.reduce((sum, result) => sum + result.judged, 0) };
    const [view] = await this.runViews([run], regions);
    return { ...view!, ...judged, results };
  }

  /** Throws `NotFound`; `OutOfScope` for a run that goes beyond the region. */
  async cancel(id: string, scope?: string): Promise<RunView> {
    await this.own(id, scope);
    await this.runs.cancel(id);
    return this.told(id, scope);
  }

  /** Throws `NotFound`, `Conflict`; `OutOfScope` for a run that goes beyond the region. */
  async resume(id: string, scope?: string): Promise<RunView> {
    await this.own(id, scope);
    const { done } = await this.runs.resume(id);
    done.catch(() => undefined);
    return this.told(id, scope);
  }

  private async told(id: string, scope: string | undefined): Promise<RunView> {
    const [view] = await this.runViews([await this.runs.run(id)], await this.scopes.regionsIn(scope));
    return view!;
  }

  private async runViews(runs: readonly RunRow[], regions: readonly string[] | null): Promise<RunView[]> {
    const covered = runs.some((run) => run.regions !== null) ? await this.coveredIn(regions) : [];
    return runs.map((run) => runView(run, regions, covered));
  }

  private async own(id: string, scope: string | undefined): Promise<void> {
    const regions = await this.scopes.regionsIn(scope);
    if (regions === null) return;
    const run = await this.runs.run(id);
    if (!(run.regions?.every((region) => regions.includes(region)) ?? false)) throw elsewhere(id);
  }

  /** Regions of which anything was delivered, of some or of all, by code. */
  private async coveredIn(regions: readonly string[] | null): Promise<string[]> {
    const { sequence } = await currentData(this.graph);
    const spans = await this.graph.read<Span & Row>('coverage-spans', { regions: regions === null ? null : [...regions], batch: sequence });
    return [...coveredUntil(spans).keys()].sort();
  }

  private async views(rows: readonly FindingRow[], regions: readonly string[] | null): Promise<FindingView[]> {
    const { sequence } = await currentData(this.graph);
    return insideScope(this.graph, await findingViews(this.graph, this.book, rows, sequence), regions, sequence);
  }

  /** Makes stored findings again, one or all; `history`: every state that they were in. */
  async *replay(id: string | null, history = false): AsyncGenerator<Replayed> {
    yield* replayFindings(this.graph, this.book, (await currentData(this.graph)).sequence, id, history);
  }

  /** Data as a whole are gone, and what was found in them. */
  async forget(): Promise<void> {
    await this.graph.writeInBatches('forget-findings');
  }

  /** The newest data version, and the last moment of the day asked for; null: none was. Throws `BadQuestion`. */
  private async moment(asked: string | undefined): Promise<{ batch: number; day: number | null }> {
    const { sequence } = await currentData(this.graph);
    const { asOf } = momentOf(asked === undefined ? {} : { asOf: asked }, sequence);
    return { batch: sequence, day: asOf === Infinity ? null : asOf };
  }

  private async regionOf(rule: Rule, subject: string, batch: number): Promise<string | undefined> {
    const [row] = await this.graph.read<{ label: string; region: string | null }>('subject-region', { id: subject, property: rule.regionOf, batch });
    if (row?.label !== rule.subject) return undefined;
    if (!row.region) throw unseen(subject, null);
    return row.region;
  }
}

function ruleView(rule: Rule, counts: BandCount[], rate: RateView | null): RuleView {
  const { id, code, class: ofClass, title, titleZh, bands, bandsText, bandsTextZh, precision, subject, needs, traps, measure, unit } = rule;
  const { why, whyZh, basis, basisZh, version } = rule;
  const settings = rule.settings.map(({ name, type, default: byDefault, range: { valuesOf }, meaning, meaningZh }) => {
    return { name, type, default: byDefault, valuesOf, meaning, meaningZh };
  });
  return {
    ...{ id, code, class: ofClass, title, titleZh, bands: [...bands], bandsText, bandsTextZh, precision, subject, needs: [...needs] },
    ...{ clauses: clauseViews(rule), traps: [...traps], measure, unit, settings, why, whyZh, basis, basisZh, version, counts, rate },
  };
}

function bandCount({ band, status, findings, amount }: BandCount): BandCount {
  return { band, status, findings, amount };
}

function addedUp(rows: readonly BandCount[]): BandCount[] {
  const sums = new Map<string, BandCount>();
  for (const row of rows) {
    const key = `${row.band} ${row.status}`;
    const known = sums.get(key) ?? { ...bandCount(row), findings: 0, amount: 0 };
    sums.set(key, { ...known, findings: known.findings + row.findings, amount: known.amount + row.amount });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

type KeptEvent = Omit<FindingEventView, 'dataVersion' | 'state' | 'recovered'> & {
  readonly batch: number;
  readonly state: string;
  readonly recovered?: number;
};

function eventView(rule: Rule | undefined, event: Row): FindingEventView {
  const { seq, event: name, at, actor, run, batch, state, recovered } = event as Row & KeptEvent;
  return { seq, event: name, at, actor, run, dataVersion: batch, recovered: recovered ?? null, state: { ...shownFound(rule, JSON.parse(state) as Found) } };
}

/** A run as it is told to one who may see some regions, of which some are covered. */
function runView(run: RunRow, regions: readonly string[] | null, covered: readonly string[]): RunView {
  const { id, status, kind, since, startedAt, endedAt, batch, asOf, rules, judged, rule, error } = run;
  const judgedIn = run.regions === null ? null : new Set(run.regions);
  const isNarrow = judgedIn !== null && !covered.every((region) => judgedIn.has(region));
  return {
    id,
    status,
    kind,
    since,
    startedAt,
    endedAt: endedAt ?? null,
    dataVersion: batch,
    asOf,
    rules: rules.length,
    regions: isNarrow ? run.regions!.filter((region) => regions === null || regions.includes(region)) : null,
    judged: judged ?? 0,
    rule: rule ?? null,
    error: error ?? null,
  };
}

function ruleRunView({ rule, code, status, error, durationMs, judged, hits, excluded, concerned, why, byRegion, notEvaluable }: RuleRunRow): RuleRunView {
  const list = <T>(text: string | undefined): T[] => (text === undefined ? [] : (JSON.parse(text) as T[]));
  return {
    rule,
    code,
    status,
    error: error ?? null,
    durationMs,
    judged,
    hits,
    excluded,
    concerned: concerned ?? null,
    why: why ?? null,
    byRegion: list<unknown[]>(byRegion),
    notEvaluable: list(notEvaluable),
  };
}

/** Whether a run judged in any of the regions. */
function touches(run: RunRow, regions: readonly string[] | null): boolean {
  return regions === null || run.regions === null || run.regions.some((region) => regions.includes(region));
}

/** What a rule came to in some regions. */
function resultIn(result: RuleRunView, regions: ReadonlySet<string>): RuleRunView {
  const byRegion = (result.byRegion as [string, number, number, number][]).filter(([code]) => regions.has(code));
  const sum = (place: 1 | 2 | 3): number => byRegion.reduce((total, row) => total + row[place], 0);
  const notEvaluable = (result.notEvaluable as { region: string }[]).filter(({ region }) => regions.has(region));
  return { ...result, judged: sum(1), hits: sum(2), excluded: sum(3), concerned: null, byRegion, notEvaluable };
}

function elsewhere(id: string): OutOfScope {
  return new OutOfScope(`The run ${id} goes beyond your region.`, 'GET /api/warnings/runs?scope= lists those of your region.', { id });
}
