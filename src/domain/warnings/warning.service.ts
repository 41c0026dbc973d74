import { BadQuestion, NotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { unseen } from '../entities/visible-entity.js';
import { currentData } from '../intake/data-version.js';
import { momentOf } from '../model/moment.js';
import { draftRun } from './draft-run.js';
import { coveredUntil, groupsOf, type Span } from './groups.js';
import { judge, type Found } from './judge.js';
import { messageOf } from './message.js';
import { replayFindings, type Replayed } from './replay-findings.js';
import type { Rule } from './rule.js';
import { RuleBook } from './rule-book.js';
import { WarningRuns, type RuleRunRow, type RunRow } from './warning-runs.js';
import type {
  BandCount,
  DraftRequest,
  DraftSum,
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
const DRAFT_LISTED = 100;
const NOTE =
  'The official list of 44 rules is not public: its six classes and their number are, conditions and thresholds here are reconstructed from law and practice.';

interface FindingRow extends Row {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly region: string;
  readonly status: FindingView['status'];
  readonly rank: number;
  readonly amount: number;
  readonly state: string;
  readonly version: number;
  readonly batch: number;
  readonly asOf: number;
  readonly openedAt: number;
  readonly since: number;
}

/** The warnings: what there are, what they found, their runs, and what one of them says of one subject. */
export class WarningService {
  readonly book: RuleBook;
  readonly runs: WarningRuns;

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
  ) {
    this.book = new RuleBook(graph.library);
    this.runs = new WarningRuns(graph, this.book);
  }

  async rules(scope?: string): Promise<RuleListView> {
    const regions = await this.scopes.regionsIn(scope);
    const counts = await this.graph.read<BandCount & Row & { rule: string }>('finding-counts', { rules: null, subject: null, regions });
    return { rules: this.book.rules.map((rule) => ruleView(rule, counts.filter((row) => row.rule === rule.id).map(bandCount))), note: NOTE };
  }

  async findings({ scope, rule, band, status, subject, limit = PAGE, cursor }: FindingQuestion): Promise<FindingListView> {
    const regions = await this.scopes.regionsIn(scope);
    const rules = rule === undefined ? null : this.named([rule]).map(({ id }) => id);
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
      findings: page.map((row) => this.view(row)),
      counts: addedUp(counts),
      cursor: rows.length > limit && last ? writeCursor({ rank: last.rank, amount: last.amount, id: last.id }) : null,
    };
  }

  /** Throws `NotFound` where there is none, or none that the caller may see. */
  async finding(id: string, scope?: string): Promise<FindingDetailView> {
    const regions = await this.scopes.regionsIn(scope);
    const asked = { id, rules: null, bands: null, statuses: null, subject: null, regions, after: null, limit: 1 };
    const [row] = await this.graph.read<{ finding: FindingRow }>('findings', asked);
    if (!row) throw new NotFound(`There is no finding ${id}.`, 'GET /api/findings lists them.', { id });
    const events = await this.graph.read<{ event: Row }>('finding-events', { id });
    return { ...this.view(row.finding), history: events.map(({ event }) => eventView(event)) };
  }

  /** What a rule says of one subject now. Throws `NotFound`, `BadQuestion`, `OutOfScope`. */
  async judgeOne(name: string, { subject, asOf }: JudgeQuestion): Promise<JudgedView> {
    const rule = this.book.get(name);
    const { batch, day } = await this.moment(asOf);
    const region = await this.regionOf(rule, subject, batch);
    if (region === undefined)
      throw new BadQuestion(
        'subject',
        `${rule.code} judges ${rule.subject}, and ${subject} is none that is loaded.`,
        `Give the node id of one: GET /api/search?q= finds them.`,
      );
    const spans = await this.graph.read<Span & Row>('coverage-spans', { regions: [region], batch });
    const { groups, lacking } = groupsOf(rule, [region], coveredUntil(spans), day, () => ({}));
    const [group] = groups;
    if (!group) return { rule: rule.id, subject, outcome: 'not-evaluable', missing: [...(lacking[0]?.missing ?? [])], asOf: null, openClauses: [], found: [] };
    const found = (await judge(this.graph, rule, [subject], group, batch)).flatMap((one) => one.found);
    const isHit = found.some(({ trap }) => trap === null);
    const open = group.openClauses.map(({ clause }) => clause);
    const outcome = isHit ? 'hit' : open.length > 0 ? 'not-evaluable' : found.length > 0 ? 'excluded' : 'pass';
    const missing = isHit ? [] : [...new Set(group.openClauses.flatMap((one) => one.missing))];
    return { rule: rule.id, subject, outcome, missing, asOf: group.asOf, openClauses: open, found: found.map((one) => ({ ...one })) };
  }

  /** Begins a run, which goes on by itself. Throws `NotFound`, `BadQuestion`, `Conflict`. */
  async begin({ rules, scope, asOf }: RunRequest): Promise<RunView> {
    const { day } = await this.moment(asOf);
    const regions = await this.scopes.regionsIn(scope);
    const { id, done } = await this.runs.begin({
      rules: rules === undefined ? null : this.named(rules).map((rule) => rule.id),
      regions,
      asOf: day,
    });
    // Its end is kept with the run; nobody waits for it here.
    done.catch(() => undefined);
    return runView(await this.runs.run(id));
  }

  /** What other settings of a rule would change. Throws `NotFound`, `BadQuestion`. */
  async draft({ rule: name, settings, scope, asOf }: DraftRequest): Promise<DraftView> {
    const rule = this.book.get(name);
    const { batch, day } = await this.moment(asOf);
    const covered = coveredUntil(await this.graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
    const regions = (await this.scopes.regionsIn(scope)) ?? [...covered.keys()];
    const question = { regions, batch, asOf: day, subjects: null, settingsOf: () => ({}) };
    const { appear, vanish, change, unchanged, publishedMs, draftMs } = await draftRun(this.graph, rule, settings, question, covered);
    const sum = <T>(some: readonly T[], amountOf: (one: T) => number): DraftSum => ({
      findings: some.length,
      amount: some.reduce((total, one) => total + amountOf(one), 0),
      listed: some.slice(0, DRAFT_LISTED),
    });
    return {
      rule: rule.id,
      appear: sum(appear, ({ amount }) => amount),
      vanish: sum(vanish, ({ amount }) => amount),
      change: sum(change, ({ after }) => after.amount),
      ...{ unchanged, publishedMs, draftMs, dataVersion: batch },
    };
  }

  async runList(): Promise<RunListView> {
    return { runs: (await this.runs.list()).map(runView) };
  }

  async runDetail(id: string): Promise<RunDetailView> {
    const [run, results] = [await this.runs.run(id), await this.runs.rulesOf(id)];
    return { ...runView(run), results: results.map(ruleRunView) };
  }

  async cancel(id: string): Promise<RunView> {
    await this.runs.cancel(id);
    return runView(await this.runs.run(id));
  }

  async resume(id: string): Promise<RunView> {
    const { done } = await this.runs.resume(id);
    done.catch(() => undefined);
    return runView(await this.runs.run(id));
  }

  /** Makes stored findings again, one or all. */
  async *replay(id: string | null): AsyncGenerator<Replayed> {
    yield* replayFindings(this.graph, this.book, (await currentData(this.graph)).sequence, id);
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

  /** Rules by code, id or class; throws `NotFound`. */
  private named(names: readonly string[]): Rule[] {
    const named = names.flatMap((name) => {
      const ofClass = this.book.rules.filter((rule) => rule.class === name);
      return ofClass.length > 0 ? ofClass : [this.book.get(name)];
    });
    return [...new Set(named)];
  }

  private async regionOf(rule: Rule, subject: string, batch: number): Promise<string | undefined> {
    const [row] = await this.graph.read<{ label: string; region: string | null }>('subject-region', { id: subject, property: rule.regionOf, batch });
    if (row?.label !== rule.subject) return undefined;
    if (!row.region) throw unseen(subject, null);
    return row.region;
  }

  private view(row: FindingRow): FindingView {
    const { key: _key, facts, ...state } = JSON.parse(row.state) as Found;
    const rule = this.book.rules.find(({ id }) => id === row.rule);
    return {
      id: row.id,
      rule: row.rule,
      code: rule?.code ?? row.rule.slice(0, 5).toUpperCase(),
      subject: state.subject,
      region: row.region,
      status: row.status,
      band: state.band,
      clause: state.clause,
      trap: state.trap,
      measured: state.measured,
      limit: state.limit,
      amount: state.amount,
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
}

function ruleView(rule: Rule, counts: BandCount[]): RuleView {
  const { id, code, class: ofClass, title, titleZh, bands, bandsText, precision, subject, needs, traps, measure, settings, why, whyZh, basis, version } = rule;
  return {
    ...{ id, code, class: ofClass, title, titleZh, bands: [...bands], bandsText, precision, subject, needs: [...needs], traps: [...traps], measure },
    ...{ settings: [...settings], why, whyZh, basis, version, counts },
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

function eventView(event: Row): FindingEventView {
  const {
    seq,
    event: name,
    at,
    actor,
    run,
    batch,
    state,
  } = event as { seq: number; event: FindingEventView['event']; at: number; actor: string; run: string; batch: number; state: string };
  return { seq, event: name, at, actor, run, dataVersion: batch, state: JSON.parse(state) as Record<string, unknown> };
}

function runView({ id, status, startedAt, endedAt, batch, asOf, rules, judged, rule, error }: RunRow): RunView {
  return {
    id,
    status,
    startedAt,
    endedAt: endedAt ?? null,
    dataVersion: batch,
    asOf,
    rules: rules.length,
    judged: judged ?? 0,
    rule: rule ?? null,
    error: error ?? null,
  };
}

function ruleRunView({ rule, code, status, error, durationMs, judged, hits, excluded, byRegion, notEvaluable }: RuleRunRow): RuleRunView {
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
    byRegion: list<unknown[]>(byRegion),
    notEvaluable: list(notEvaluable),
  };
}
