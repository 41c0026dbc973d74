import { randomUUID } from 'node:crypto';
import { Conflict, NotFound } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { keepFindings, type Kept } from './finding-store.js';
import { coveredUntil, type Span } from './groups.js';
import type { Rule } from './rule.js';
import type { RuleBook } from './rule-book.js';
import { runRule, type RuleOutcome } from './run-rules.js';

export const RUN_STATES = ['running', 'cancelling', 'done', 'cancelled', 'failed', 'interrupted'] as const;
/** `interrupted`: the service that made the run is gone; it can be resumed. */
export type RunState = (typeof RUN_STATES)[number];

/** What a run is asked to judge. */
export interface RunAsked {
  /** Codes or ids; null: all. */
  readonly rules: readonly string[] | null;
  /** Region codes; null: all that have coverage. */
  readonly regions: readonly string[] | null;
  /** Last moment of the day D; null: the end of what is covered. */
  readonly asOf: number | null;
  /** Only these subjects; null: all. */
  readonly subjects?: ReadonlySet<string> | null;
}

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
  readonly kept: Kept | null;
}

export interface RunResult {
  readonly id: string;
  readonly status: RunState;
  readonly batch: number;
  readonly rules: readonly RuleResult[];
}

/** A run that has told nothing for so long is dead. */
const STALE_MS = 120_000;
/** Between two signs of life. */
const TELL_EVERY_MS = 2_000;

class Cancelled extends Error {}

/** Runs of the warnings as jobs: one at a time, with progress, cancelled between two statements, resumed where they broke off. */
export class WarningRuns {
  constructor(
    private readonly graph: Graph,
    private readonly book: RuleBook,
    private readonly now: () => number = Date.now,
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
      subjects: asked.subjects?.size ?? null,
    };
    await this.take(facts);
    return { id: run.id, done: this.go(run.id, rules, batch, asked) };
  }

  /** Goes on with the rules that an interrupted run had not come to. Throws `NotFound`, `Conflict`. */
  async resume(id: string): Promise<{ readonly id: string; readonly done: Promise<RunResult> }> {
    const run = await this.run(id);
    if (run.status !== 'interrupted') throw new Conflict(`The run ${id} is ${run.status}.`, 'Only an interrupted run can be resumed; begin a new one.', { id });
    if (run.subjects !== null) throw new Conflict(`The run ${id} judged chosen subjects, which are not kept.`, 'Begin a new run.', { id });
    const { sequence } = await currentData(this.graph);
    if (sequence !== run.batch)
      throw new Conflict(`The data have changed since the run ${id} began.`, 'Begin a new run: half of each would be a run of nothing.', { id });
    const done = new Set((await this.rulesOf(id)).filter(({ status }) => status === 'done').map(({ rule }) => rule));
    await this.take({ id, resumedAt: this.now() });
    const left = run.rules.filter((rule) => !done.has(rule)).map((rule) => this.book.get(rule));
    return { id, done: this.go(id, left, run.batch, { rules: null, regions: run.regions, asOf: run.asOf }) };
  }

  /** Asks a run to end; what it has kept stays. Throws `NotFound`. */
  async cancel(id: string): Promise<RunState> {
    const [row] = await this.graph.write<{ status: RunState }>('cancel-warning-run', { id });
    if (!row) throw unknown(id);
    return row.status;
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
        subjects: run.subjects ?? null,
        status: isOver || isAlive ? run.status : 'interrupted',
      };
    });
  }

  async rulesOf(id: string): Promise<RuleRunRow[]> {
    return (await this.graph.read<{ row: RuleRunRow }>('rule-runs', { run: id })).map(({ row }) => row);
  }

  private async take(run: Row): Promise<void> {
    const [row] = await this.graph.write('begin-warning-run', { run, now: this.now(), staleAfter: STALE_MS });
    if (!row) throw new Conflict('A run of the warnings is in progress.', 'Wait for its end, or cancel it: GET /api/warnings/runs tells how far it is.');
  }

  private async go(id: string, rules: readonly Rule[], batch: number, asked: RunAsked): Promise<RunResult> {
    const results: RuleResult[] = [];
    let [judged, told] = [0, 0];
    let isCancelled = false;
    const tell = async (rule: string): Promise<void> => {
      if (this.now() - told < TELL_EVERY_MS) return;
      told = this.now();
      const [row] = await this.graph.write<{ isCancelled: boolean }>('tell-warning-run', { id, now: told, judged, rule });
      isCancelled ||= row?.isCancelled ?? true;
    };
    try {
      const covered = coveredUntil(await this.graph.read<Span & Row>('coverage-spans', { regions: null, batch }));
      const regions = asked.regions ?? [...covered.keys()];
      const question = { regions, batch, asOf: asked.asOf, subjects: asked.subjects ?? null, settingsOf: () => ({}) };
      for (const rule of rules) {
        await tell(rule.id);
        if (isCancelled) throw new Cancelled();
        const result = await this.one(id, rule, batch, asked, async () =>
          runRule(this.graph, rule, question, covered, async (subjects) => {
            judged += subjects;
            await tell(rule.id);
            if (isCancelled) throw new Cancelled();
          }),
        );
        results.push(result);
      }
      await this.graph.write('end-warning-run', { id, status: 'done', error: null, now: this.now() });
      return { id, status: 'done', batch, rules: results };
    } catch (error) {
      const status = error instanceof Cancelled ? 'cancelled' : 'failed';
      await this.graph.write('end-warning-run', { id, status, error: status === 'failed' ? String(error).slice(0, 500) : null, now: this.now() });
      if (status === 'failed') throw error;
      return { id, status, batch, rules: results };
    }
  }

  /** A rule that fails is told as failed for this run; the others go on. */
  private async one(id: string, rule: Rule, batch: number, asked: RunAsked, judgeAll: () => Promise<RuleOutcome>): Promise<RuleResult> {
    const from = performance.now();
    const about = { rule: rule.id, code: rule.code };
    try {
      const outcome = await judgeAll();
      const kept = await keepFindings(this.graph, outcome, asked.subjects ?? null, { run: id, batch, at: this.now() });
      const found = outcome.groups.flatMap((group) => group.judged);
      const hits = found.flatMap((one) => one.found).filter(({ trap }) => trap === null).length;
      const excluded = found.flatMap((one) => one.found).length - hits;
      const judged = found.reduce((sum, one) => sum + one.judged, 0);
      const result = {
        ...about,
        status: 'done' as const,
        error: null,
        durationMs: Math.round(performance.now() - from),
        judged,
        hits,
        excluded,
        lacking: outcome.lacking.length,
        kept,
      };
      await this.graph.write('keep-rule-run', {
        row: {
          ...{ ...result, kept: JSON.stringify(kept), id: `${id}|${rule.id}`, run: id, version: rule.version, digest: rule.digest },
          byRegion: JSON.stringify(
            found.map((one) => [
              one.region,
              one.judged,
              one.found.filter(({ trap }) => trap === null).length,
              one.found.filter(({ trap }) => trap !== null).length,
            ]),
          ),
          // Not evaluable once for each region, with the sources it lacks.
          notEvaluable: JSON.stringify([
            ...outcome.lacking.map(({ region, missing }) => ({ region, clause: null, missing })),
            ...outcome.groups.flatMap(({ group }) =>
              group.openClauses.flatMap(({ clause, missing }) => group.regions.map((region) => ({ region, clause, missing }))),
            ),
          ]),
        },
      });
      return result;
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      const result = {
        ...about,
        status: 'failed' as const,
        error: error instanceof Error ? error.message : String(error),
        durationMs: Math.round(performance.now() - from),
      };
      const none = { judged: 0, hits: 0, excluded: 0, lacking: 0 };
      await this.graph.write('keep-rule-run', { row: { ...result, ...none, id: `${id}|${rule.id}`, run: id, version: rule.version, digest: rule.digest } });
      return { ...result, ...none, kept: null };
    }
  }
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
  readonly subjects: number | null;
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
