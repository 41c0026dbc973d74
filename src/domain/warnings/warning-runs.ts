import { randomUUID } from 'node:crypto';
import { Conflict, NotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { keepFindings, type Kept } from './finding-store.js';
import { coveredUntil, type Covered, type Group, type Span } from './groups.js';
import { deliveredIn, IncrementalPlan, type RulePlan, type WhyAll } from './incremental/plan.js';
import { judgedUnder, keepStanding, standingOf, type Stand } from './incremental/standing.js';
import type { Judged } from './judge.js';
import type { Rule } from './rule.js';
import type { RuleBook } from './rule-book.js';
import { runRule, type Narrower, type RuleOutcome } from './run-rules.js';
import { settingsBook, settingsVersion } from './settings/settings-book.js';

export const RUN_STATES = ['running', 'cancelling', 'done', 'cancelled', 'failed', 'interrupted'] as const;
/** `interrupted`: the service that made the run is gone; it can be resumed. */
export type RunState = (typeof RUN_STATES)[number];
const UNFINISHED: readonly RunState[] = ['running', 'cancelling', 'interrupted'];

export const RUN_ORIGINS = ['person', 'schedule', 'batch'] as const;
/** Who began a run: somebody, or the service by itself, because the hour had come or the data had changed. */
export type RunOrigin = (typeof RUN_ORIGINS)[number];

/** What a run is asked to judge. */
export interface RunAsked {
  /** Codes or ids; null: all. */
  readonly rules: readonly string[] | null;
  /** Region codes; null: all that have coverage. */
  readonly regions: readonly string[] | null;
  /** Last moment of the day D; null: the end of what is covered. */
  readonly asOf: number | null;
  /** Only what the batches since the last run can have changed. */
  readonly incremental?: boolean;
  /** Default: somebody. */
  readonly begunBy?: RunOrigin;
}

/** The newest run, where it is not over: at work, or broken off with the service that made it. */
export interface UnfinishedRun {
  readonly id: string;
  readonly status: RunState;
  readonly begunBy: RunOrigin;
  /** Rules that are done, of so many. */
  readonly done: number;
  readonly rules: number;
  /** Whether the data and the rules are still those that it began with. */
  readonly canGoOn: boolean;
  /** Whether it was gone on with before, and broke off again. */
  readonly wasResumed: boolean;
}

/** Whether the service goes on with a broken off run of its own by itself: once, or a run that brings its service down would do so at every start. */
export function goesOnByItself({ status, begunBy, canGoOn, wasResumed }: UnfinishedRun, origin: RunOrigin): boolean {
  return status === 'interrupted' && begunBy === origin && canGoOn && !wasResumed;
}

export const RUN_KINDS = ['full', 'incremental'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

/** What one rule came to. */
export interface RuleResult {
  readonly rule: string;
  readonly code: string;
  readonly status: 'done' | 'failed';
  readonly error: string | null;
  readonly durationMs: number;
  readonly judged: number;
  readonly hits: number;
  readonly excluded: number;
  readonly lacking: number;
  /** In an incremental run: how many subjects the batches can concern; null: all were judged. */
  readonly concerned: number | null;
  /** In an incremental run: why all subjects of some regions were judged. */
  readonly why: WhyAll | null;
  readonly kept: Kept | null;
}

export interface RunResult {
  readonly id: string;
  readonly status: RunState;
  readonly batch: number;
  readonly rules: readonly RuleResult[];
}

/** A run that has told nothing for so long is dead, where another service may still be at work on the same database. */
const STALE_MS = 120_000;
/** Between two signs of life. */
const TELL_EVERY_MS = 2_000;
const BEAT_EVERY_MS = 10_000;

class Cancelled extends Error {}

/** Runs of the warnings as jobs: one at a time, with progress, cancelled between two statements, resumed where they broke off. */
export class WarningRuns {
  constructor(
    private readonly graph: Graph,
    private readonly book: RuleBook,
    private readonly now: () => number = Date.now,
    /** Part of all subjects above which an incremental run judges all of them. */
    private readonly mostConcerned?: number,
    private readonly narrower?: Narrower,
  ) {}

  /** Begins a run; throws `Conflict` while another one is alive. The run goes on by itself in `done`. */
  async begin(asked: RunAsked): Promise<{ readonly id: string; readonly done: Promise<RunResult> }> {
    const rules = (asked.rules ?? this.book.rules.map(({ id }) => id)).map((name) => this.book.get(name));
    const { sequence: batch } = await currentData(this.graph);
    const run = {
      id: `run:${new Date(this.now()).toISOString()}:${randomUUID().slice(0, 8)}`,
      startedAt: this.now(),
      batch,
      asOf: asked.asOf,
      actor: 'system',
    };
    const facts = {
      ...run,
      rules: rules.map(({ id }) => id),
      regions: asked.regions === null ? null : [...asked.regions],
      kind: asked.incremental ? 'incremental' : 'full',
      begunBy: asked.begunBy ?? 'person',
      settingsVersion: await settingsVersion(this.graph),
    };
    await this.take(facts);
    return { id: run.id, done: this.go(run.id, rules, batch, asked, facts.settingsVersion) };
  }

  /** Goes on with the rules that an interrupted run had not come to. Throws `NotFound`, `Conflict`. */
  async resume(id: string): Promise<{ readonly id: string; readonly done: Promise<RunResult> }> {
    const run = await this.run(id);
    if (run.status !== 'interrupted') throw new Conflict(`The run ${id} is ${run.status}.`, 'Only an interrupted run can be resumed; begin a new one.', { id });
    const { sequence } = await currentData(this.graph);
    if (sequence !== run.batch)
      throw new Conflict(`The data have changed since the run ${id} began.`, 'Begin a new run: half of each would be a run of nothing.', { id });
    const done = await this.doneIn(id);
    const left = run.rules.filter((rule) => !done.has(rule)).map((rule) => this.book.get(rule));
    await this.take({ id, resumedAt: this.now() });
    return {
      id,
      done: this.go(
        id,
        left,
        run.batch,
        { rules: null, regions: run.regions, asOf: run.asOf, incremental: run.kind === 'incremental' },
        run.settingsVersion ?? null,
      ),
    };
  }

  /** Asks a run to end; what it has kept stays. Throws `NotFound`. */
  async cancel(id: string): Promise<RunState> {
    const [row] = await this.graph.write<{ status: RunState }>('cancel-warning-run', { id });
    if (!row) throw unknown(id);
    return row.status;
  }

  /** Asks a run of this process to end and waits for it, at most so long. Never fails. */
  async endSoon({ id, done }: { readonly id: string; readonly done: Promise<unknown> }, patienceMs: number): Promise<void> {
    const ended = this.cancel(id)
      .then(() => done)
      .catch(() => undefined);
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
  }

  async run(id: string): Promise<RunRow> {
    const [row] = await this.list(1, id);
    if (!row) throw unknown(id);
    return row;
  }

  /** Newest first. */
  async list(limit = 50, id: string | null = null): Promise<RunRow[]> {
    const rows = await this.graph.read<{ run: RunRow; aliveAt: number | null }>('warning-runs', { id, limit });
    return rows.map(({ run, aliveAt }) => {
      const isAlive = aliveAt !== null && aliveAt > this.now() - STALE_MS;
      const isOver = run.status !== 'running' && run.status !== 'cancelling';
      return {
        ...run,
        regions: run.regions ?? null,
        asOf: run.asOf ?? null,
        kind: run.kind ?? 'full',
        since: run.since ?? null,
        status: isOver || isAlive ? run.status : 'interrupted',
      };
    });
  }

  /** The newest run where it is not over; undefined where it is, or there is none. */
  async unfinished(): Promise<UnfinishedRun | undefined> {
    const [run] = await this.list(1);
    if (!run || !UNFINISHED.includes(run.status)) return undefined;
    const [{ sequence }, done] = await Promise.all([currentData(this.graph), this.doneIn(run.id)]);
    return {
      id: run.id,
      status: run.status,
      begunBy: run.begunBy ?? 'person',
      done: run.rules.filter((rule) => done.has(rule)).length,
      rules: run.rules.length,
      canGoOn: run.batch === sequence && run.rules.every((rule) => this.book.rules.some(({ id }) => id === rule)),
      wasResumed: run.resumedAt !== undefined && run.resumedAt !== null,
    };
  }

  /** Only where this service alone works on the database, and before it begins anything: whose run still holds the lock is gone. */
  async release(): Promise<void> {
    await this.graph.write('release-warning-lock', { now: this.now() });
  }

  async rulesOf(id: string): Promise<RuleRunRow[]> {
    return (await this.graph.read<{ row: RuleRunRow }>('rule-runs', { run: id })).map(({ row }) => row);
  }

  private async doneIn(id: string): Promise<Set<string>> {
    return new Set((await this.rulesOf(id)).filter(({ status }) => status === 'done').map(({ rule }) => rule));
  }

  private async take(run: Row): Promise<void> {
    const [row] = await this.graph.write('begin-warning-run', { run, now: this.now(), staleAfter: STALE_MS });
    if (row) return;
    const alive = await this.unfinished();
    if (!alive) throw new Conflict('A run of the warnings is in progress.', 'Wait for its end: GET /api/warnings/runs tells how far it is.');
    const { id, done, rules } = alive;
    throw new Conflict(
      `A run of the warnings is in progress: ${done} of ${rules} rules are done.`,
      `Wait for its end, or end it with npm run warnings -- --cancel ${id}; what it has kept stays.`,
      { id },
    );
  }

  private async go(id: string, rules: readonly Rule[], batch: number, asked: RunAsked, settings: number | null): Promise<RunResult> {
    const results: RuleResult[] = [];
    let [judged, told, isCancelled, atWork] = [0, 0, false, ''];
    const tell = async (): Promise<void> => {
      told = this.now();
      const [row] = await this.graph.write<{ isCancelled: boolean }>('tell-warning-run', { id, now: told, judged, rule: atWork });
      isCancelled ||= row?.isCancelled ?? true;
    };
    const step = async (): Promise<void> => {
      if (this.now() - told >= TELL_EVERY_MS) await tell();
      if (isCancelled) throw new Cancelled();
    };
    // A single statement, and all that is kept of a rule, may take longer than a run may be silent.
    const beat = setInterval(() => void tell().catch(() => undefined), BEAT_EVERY_MS).unref();
    try {
      const covered = coveredUntil(await this.graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
      const regions = asked.regions ?? [...covered.keys()];
      const { settingsOf } = await settingsBook(this.graph, batch, settings);
      const question = { regions, batch, asOf: asked.asOf, subjects: null, settingsOf };
      const standing = await standingOf(this.graph);
      const plan = asked.incremental ? await IncrementalPlan.make(this.graph, { ...question, rules, covered }, standing, this.mostConcerned) : null;
      if (plan) await this.graph.write('note-warning-run', { id, since: plan.since });
      const onChunk = async (subjects: number): Promise<void> => {
        judged += subjects;
        await step();
      };
      for (const rule of rules) {
        atWork = rule.id;
        await step();
        const result = await this.one(id, rule, batch, async () => {
          if (!plan) return { outcome: await runRule(this.graph, rule, question, covered, onChunk, this.narrower), plan: null };
          const planned = await plan.of(rule);
          await step();
          const all = await runRule(this.graph, rule, { ...question, regions: planned.all }, covered, onChunk, this.narrower);
          const some = await runRule(this.graph, rule, { ...question, regions: planned.some, subjects: planned.subjects }, covered, onChunk, this.narrower);
          return { outcome: { ...all, groups: [...all.groups, ...some.groups] }, plan: planned };
        });
        if (result.status === 'done')
          await keepStanding(
            this.graph,
            rule,
            standing.get(rule.id) ?? [],
            result.judgedIn.map((group) => standOf(rule, group, asked.asOf, covered, batch)),
          );
        const { judgedIn: _groups, ...told } = result;
        results.push(told);
      }
      await this.graph.write('end-warning-run', { id, status: 'done', error: null, now: this.now() });
      return { id, status: 'done', batch, rules: results };
    } catch (error) {
      const status = error instanceof Cancelled ? 'cancelled' : 'failed';
      await this.graph.write('end-warning-run', { id, status, error: status === 'failed' ? String(error).slice(0, 500) : null, now: this.now() });
      if (status === 'failed') throw error;
      return { id, status, batch, rules: results };
    } finally {
      clearInterval(beat);
    }
  }

  /** A rule that fails is told as failed for this run; the others go on. */
  private async one(
    id: string,
    rule: Rule,
    batch: number,
    judgeAll: () => Promise<{ outcome: RuleOutcome; plan: RulePlan | null }>,
  ): Promise<RuleResult & { readonly judgedIn: readonly Group[] }> {
    const from = performance.now();
    const about = { rule: rule.id, code: rule.code };
    const made = { id: `${id}|${rule.id}`, run: id, version: rule.version, digest: rule.digest };
    try {
      const { outcome, plan } = await judgeAll();
      const kept = await keepFindings(this.graph, outcome, { run: id, batch, at: this.now() });
      const found = outcome.groups.flatMap((group) => group.judged);
      const hits = found.flatMap((one) => one.found).filter(({ trap }) => trap === null).length;
      const result = {
        ...about,
        status: 'done' as const,
        error: null,
        durationMs: Math.round(performance.now() - from),
        judged: found.reduce((sum, one) => sum + one.judged, 0),
        hits,
        excluded: found.flatMap((one) => one.found).length - hits,
        lacking: outcome.lacking.length,
        concerned: plan && plan.why === null ? plan.subjects.size : null,
        why: plan?.why ?? null,
        kept,
      };
      await this.graph.write('keep-rule-run', {
        row: { ...result, ...made, kept: JSON.stringify(kept), byRegion: countsOf(found), notEvaluable: lacksOf(outcome) },
      });
      return { ...result, judgedIn: outcome.groups.map(({ group }) => group) };
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      const result = {
        ...about,
        status: 'failed' as const,
        error: error instanceof Error ? error.message : String(error),
        durationMs: Math.round(performance.now() - from),
        ...{ judged: 0, hits: 0, excluded: 0, lacking: 0, concerned: null, why: null },
      };
      await this.graph.write('keep-rule-run', { row: { ...result, ...made } });
      return { ...result, kept: null, judgedIn: [] };
    }
  }
}

function standOf(rule: Rule, group: Group, asked: number | null, covered: Covered, batch: number): Stand {
  return { batch, under: judgedUnder(rule, group, asked, deliveredIn(covered)), regions: group.regions };
}

/** By region: judged, hits, explained. */
function countsOf(judged: readonly Judged[]): string {
  const count = (one: Judged, isHit: boolean): number => one.found.filter(({ trap }) => (trap === null) === isHit).length;
  return JSON.stringify(judged.map((one) => [one.region, one.judged, count(one, true), count(one, false)]));
}

/** Not evaluable once for each region, with the sources it lacks. */
function lacksOf({ lacking, groups }: RuleOutcome): string {
  return JSON.stringify([
    ...lacking.map(({ region, missing }) => ({ region, clause: null, missing })),
    ...groups.flatMap(({ group }) => group.openClauses.flatMap(({ clause, missing }) => group.regions.map((region) => ({ region, clause, missing })))),
  ]);
}

export interface RunRow extends Row {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt?: number | null;
  readonly status: RunState;
  readonly batch: number;
  readonly asOf: number | null;
  readonly rules: readonly string[];
  readonly regions: readonly string[] | null;
  readonly kind: RunKind;
  /** Of an incremental run: data version from which on the batches were followed; null: none, all was judged. */
  readonly since: number | null;
  /** Number of the newest change of settings when it began: a run that goes on later goes on with them. */
  readonly settingsVersion?: number;
  readonly begunBy?: RunOrigin;
  readonly resumedAt?: number | null;
  readonly judged?: number;
  readonly rule?: string | null;
  readonly error?: string | null;
}

/** A result as it is kept: lists as JSON, and null is left out. */
export interface RuleRunRow extends Row, Omit<RuleResult, 'kept' | 'lacking'> {
  readonly byRegion?: string;
  readonly notEvaluable?: string;
}

function unknown(id: string): NotFound {
  return new NotFound(`There is no run ${id}.`, 'GET /api/warnings/runs lists them.', { id });
}
