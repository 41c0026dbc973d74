import { createHash } from 'node:crypto';
import { Conflict, NotFound, OutOfScope } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { PatternBook } from './pattern-book.js';
import type { Pattern } from './pattern.js';
import type { PatternRunState } from './words.js';

/** A run as it is kept: enough to make its rows again. */
export interface SavedRun {
  readonly id: string;
  readonly pattern: string;
  /** Of the pattern when it was run. */
  readonly digest: string;
  readonly parameters: Row;
  /** Region asked for; null: everything. */
  readonly scope: string | null;
  /** What it and all below it were; null: everything. */
  readonly regions: readonly string[] | null;
  /** Data version. */
  readonly batch: number;
  /** Last moment of what had happened; null: everything that is known. */
  readonly asOf: number | null;
  readonly actor: string;
  /** First and last asked. */
  readonly at: number;
  readonly lastAt: number;
  readonly times: number;
}

interface RunRow extends Row {
  readonly run: Omit<SavedRun, 'parameters' | 'scope' | 'regions' | 'asOf'> & {
    readonly parameters: string;
    readonly scope?: string;
    readonly regions?: string[];
    readonly asOf?: number;
  };
}

export type Asked = Pick<SavedRun, 'pattern' | 'digest' | 'parameters' | 'scope' | 'regions' | 'batch' | 'asOf'>;

const LISTED = 50;
const CHANGED: Readonly<Record<Exclude<PatternRunState, 'repeatable'>, string>> = {
  'pattern-changed': 'The file of the pattern has been changed since this run, so its rows cannot be made again to the letter.',
  'pattern-gone': 'The file of the pattern is gone, so the rows of this run cannot be made again.',
  'data-gone': 'The data of this run are gone: its data version is later than the newest that there is.',
};

/** Saved runs. The same question about the same data is the same run, under the same id, however often it is asked. */
export class SavedRuns {
  constructor(
    private readonly graph: Graph,
    private readonly book: PatternBook,
  ) {}

  /** The actor is the service itself until people sign in. */
  async keep(asked: Asked): Promise<SavedRun> {
    const { parameters, ...rest } = asked;
    const run = {
      ...rest,
      id: idOf(asked),
      parameters: JSON.stringify(parameters),
      regions: asked.regions === null ? null : [...asked.regions],
      actor: 'system',
    };
    const [row] = await this.graph.write<RunRow>('keep-pattern-run', { run, now: Date.now() });
    return runOf(row!);
  }

  /** Throws `NotFound`, or `OutOfScope` where the run saw more than the caller may. */
  async get(id: string, regions: readonly string[] | null): Promise<SavedRun> {
    const [row] = await this.graph.read<RunRow>('pattern-runs', { id, pattern: null, scopes: null, limit: 1 });
    if (!row) throw new NotFound(`There is no saved run ${id}.`, 'POST /api/patterns/{id}/runs makes one; GET /api/patterns/runs lists them.', { id });
    const run = runOf(row);
    if (regions !== null && (run.scope === null || !regions.includes(run.scope)))
      throw new OutOfScope('This run saw more than your region.', `Run ${run.pattern} in your own region.`, { pattern: run.pattern });
    return run;
  }

  async list(pattern: string | null, regions: readonly string[] | null): Promise<SavedRun[]> {
    const rows = await this.graph.read<RunRow>('pattern-runs', { id: null, pattern, scopes: regions === null ? null : [...regions], limit: LISTED });
    return rows.map(runOf);
  }

  /** Whether a run can be made again from what there is now. */
  stateOf({ pattern, digest, batch }: SavedRun, newest: number): PatternRunState {
    const now = this.book.find(pattern);
    if (!now) return 'pattern-gone';
    if (now.digest !== digest) return 'pattern-changed';
    return batch > newest ? 'data-gone' : 'repeatable';
  }

  /** The pattern of a run that can be made again. Throws `Conflict`: other rows under the same link would mislead. */
  patternOf(run: SavedRun, newest: number): Pattern {
    const state = this.stateOf(run, newest);
    if (state !== 'repeatable')
      throw new Conflict(CHANGED[state], `Ask again with the same parameters: POST /api/patterns/${run.pattern}/runs.`, { state, pattern: run.pattern });
    return this.book.get(run.pattern);
  }
}

function idOf({ pattern, digest, parameters, scope, regions, batch, asOf }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([pattern, digest, parameters, scope, regions, batch, asOf]))
    .digest('hex')
    .slice(0, 32);
}

function runOf({ run: { parameters, scope, regions, asOf, ...run } }: RunRow): SavedRun {
  return { ...run, parameters: JSON.parse(parameters) as Row, scope: scope ?? null, regions: regions ?? null, asOf: asOf ?? null };
}
