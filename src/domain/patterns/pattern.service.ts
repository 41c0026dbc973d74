import { LRUCache } from 'lru-cache';
import { BadQuestion, TookTooLong } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import type { DocumentService } from '../documents/document.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { visibleEntity } from '../entities/visible-entity.js';
import { currentDataVersion } from '../intake/data-version.js';
import { DAY } from '../intake/parse-date.js';
import { momentOf } from '../model/moment.js';
import { labelOfId } from '../model/model.js';
import { daysOff } from '../warnings/days-off.js';
import type { Span } from '../warnings/groups.js';
import { collusionRows } from './collusion-rows.js';
import { SUBJECTS } from './collusion.js';
import { drawnRows, type DrawnRows } from './drawn-rows.js';
import { PatternBook } from './pattern-book.js';
import type { Pattern } from './pattern.js';
import {
  ROWS_DEFAULT,
  type PatternListQuestion,
  type PatternListView,
  type PatternPlanView,
  type PatternRowsQuestion,
  type PatternRowsView,
  type PatternRunListQuestion,
  type PatternRunListView,
  type PatternRunRequest,
  type PatternRunView,
  type PatternView,
} from './patterns.shapes.js';
import { readParameters, statementValues } from './read-parameters.js';
import { SavedRuns, type Asked, type SavedRun } from './saved-runs.js';
import { shownRows, type ShownRow } from './shown-rows.js';

/** Rows of one export; more is a failure, never a silent cut. */
const EXPORT_ROWS_MAX = 1_000_000;
/** Rows named and drawn at once. */
const AT_ONCE = 500;
/** What collusion patterns found is judged once and then turned over page by page: so many rows in all, so long. */
const KEPT_ROWS = 100_000;
const KEPT_MS = 10 * 60_000;

/** What an export is made of. */
export interface PatternExport {
  readonly pattern: Pattern;
  readonly run: PatternRunView;
  readonly rows: AsyncGenerator<ShownRow>;
  /** The same, drawn: either of the two can be read, once. */
  readonly drawing: AsyncGenerator<DrawnRows>;
}

/** Analysts' questions and patterns: what there are, runs, their rows page by page or as a whole. */
export class PatternService {
  readonly book: PatternBook;
  private readonly runs: SavedRuns;
  private readonly found = new LRUCache<string, readonly Row[]>({
    maxSize: KEPT_ROWS,
    sizeCalculation: (rows) => rows.length + 1,
    ttl: KEPT_MS,
  });

  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly documents: DocumentService,
  ) {
    this.book = new PatternBook(graph.library);
    this.runs = new SavedRuns(graph, this.book);
  }

  async patterns({ scope }: PatternListQuestion = {}): Promise<PatternListView> {
    // A region that the data do not know is refused here as everywhere.
    await this.scopes.regionsIn(scope);
    return { patterns: this.book.patterns.map(patternView) };
  }

  /** Throws `NotFound`. */
  async pattern(id: string, { scope }: PatternListQuestion = {}): Promise<PatternView> {
    await this.scopes.regionsIn(scope);
    return patternView(this.book.get(id));
  }

  /** Runs a pattern, keeps the run and gives its first rows. Throws `NotFound`, `BadQuestion`, `OutOfScope`, `TookTooLong`. */
  async runPattern(id: string, { parameters = {}, scope, asOf: day, asOfBatch, limit = ROWS_DEFAULT }: PatternRunRequest = {}): Promise<PatternRowsView> {
    const pattern = this.book.get(id);
    const given = readParameters(pattern, parameters);
    const { batch, asOf } = momentOf({ asOf: day, asOfBatch }, await currentDataVersion(this.graph));
    const regions = await this.scopes.regionsIn(scope, batch);
    const values = await this.resolved(pattern, given, { scope, regions, batch, asOf: day });
    const asked: Asked = {
      pattern: id,
      digest: pattern.digest,
      parameters: values,
      scope: scope ?? null,
      regions,
      batch,
      asOf: asOf === Infinity ? null : asOf,
    };
    const rows = await this.raw(pattern, asked, 0, limit + 1);
    return this.view(pattern, await this.runs.keep(asked), rows, 0, limit);
  }

  /** Throws `NotFound`, `OutOfScope`. */
  async patternRun(id: string, { scope }: PatternListQuestion = {}): Promise<PatternRunView> {
    const [run, newest] = [await this.runs.get(id, await this.scopes.regionsIn(scope)), await currentDataVersion(this.graph)];
    return this.runView(run, newest);
  }

  async patternRuns({ scope, pattern }: PatternRunListQuestion = {}): Promise<PatternRunListView> {
    const [runs, newest] = [await this.runs.list(pattern ?? null, await this.scopes.regionsIn(scope)), await currentDataVersion(this.graph)];
    return { runs: runs.map((run) => this.runView(run, newest)) };
  }

  /** Rows of a saved run at its data version. Throws also `Conflict` where they cannot be made again. */
  async patternRows(id: string, { scope, cursor, limit = ROWS_DEFAULT }: PatternRowsQuestion = {}): Promise<PatternRowsView> {
    const { run, pattern } = await this.repeatable(id, scope);
    const after = cursor === undefined ? 0 : readCursor<{ after: number }>(cursor, { after: 'number' }).after;
    if (after < 0)
      throw new BadQuestion('cursor', 'The cursor cannot be read.', 'Give back the cursor of the page before as it is, or leave it out to start again.');
    return this.view(pattern, run, await this.raw(pattern, run, after, limit + 1), after, limit);
  }

  /** All rows of a saved run, one after the other. A failure on the way is thrown by the rows. */
  async exportRun(id: string, { scope }: PatternListQuestion = {}): Promise<PatternExport> {
    const { run, pattern, newest } = await this.repeatable(id, scope);
    const rows = this.allRows(pattern, run);
    return { pattern, run: this.runView(run, newest), rows, drawing: drawnRows(this.graph, pattern, rows, run) };
  }

  /** How the database would run it; nothing is run. Throws `NotFound`. */
  async patternPlan(id: string, { scope }: PatternListQuestion = {}): Promise<PatternPlanView> {
    const pattern = this.book.get(id);
    await this.scopes.regionsIn(scope);
    const { steps } = await this.graph.explain(pattern.id);
    return { pattern: id, steps: [...steps] };
  }

  /** Data as a whole are gone, and with them what was asked about them. */
  async forget(): Promise<void> {
    this.found.clear();
    await this.graph.writeInBatches('forget-pattern-runs');
  }

  private async repeatable(id: string, scope: string | undefined): Promise<{ run: SavedRun; pattern: Pattern; newest: number }> {
    const newest = await currentDataVersion(this.graph);
    const run = await this.runs.get(id, await this.scopes.regionsIn(scope));
    return { run, pattern: this.runs.patternOf(run, newest), newest };
  }

  /** Every node that a parameter names is there and may be seen; a document may be named by its number. */
  private async resolved(
    pattern: Pattern,
    values: Row,
    { scope, regions, batch, asOf }: { scope: string | undefined; regions: readonly string[] | null; batch: number; asOf: string | undefined },
  ): Promise<Row> {
    const read = <T extends Row>(query: string, parameters: Row): Promise<T[]> => this.graph.read<T>(query, { ...parameters, batch });
    const resolved: Row = { ...values };
    for (const { name, type, allowed } of pattern.parameters) {
      const value = values[name];
      if (allowed.kinds.length === 0 || value === null) continue;
      const ids: string[] = [];
      for (const one of (type.endsWith('[]') ? value : [value]) as string[]) {
        const when = { asOf, ...(batch > 0 ? { asOfBatch: batch } : {}) };
        const id = labelOfId(one) === undefined ? (await this.documents.find(one, undefined, scope, when)).id : one;
        await visibleEntity(read, id, regions).catch((error: unknown) => {
          if (scope !== undefined) throw error;
          throw new BadQuestion(name, `${name}: nothing that is loaded has the id ${id}.`, 'GET /api/search?q= finds ids.');
        });
        ids.push(id);
      }
      resolved[name] = type.endsWith('[]') ? ids : ids[0];
    }
    return resolved;
  }

  private async raw(pattern: Pattern, asked: Asked, after: number, limit: number): Promise<readonly Row[]> {
    if (pattern.rule) return (await this.judged(pattern, asked)).slice(after, after + limit);
    try {
      return await this.graph.read(pattern.id, { ...(await this.statement(pattern, asked)), after, limit }, { timeoutMs: pattern.seconds * 1_000 });
    } catch (error) {
      throw timely(pattern, error);
    }
  }

  private async statement(pattern: Pattern, { parameters, regions, batch, asOf }: Asked): Promise<Row> {
    const given: Row = { regions: regions === null ? null : [...regions], batch, asOf: asOf ?? Number.MAX_SAFE_INTEGER };
    const declares = (name: string): boolean => this.graph.library.get(pattern.id).parameters.some((parameter) => parameter.name === name);
    if (declares('daysOff')) given['daysOff'] = [...daysOff()];
    if (declares('until')) given['until'] = Math.min(asOf ?? Infinity, await this.coveredUntil(given));
    return { ...statementValues(pattern, parameters), ...given };
  }

  private async *allRows(pattern: Pattern, run: SavedRun): AsyncGenerator<ShownRow> {
    let some: Row[] = [];
    const shown = (): Promise<ShownRow[]> => shownRows(this.graph, pattern, some, run.regions, run.batch);
    try {
      const rows = pattern.rule
        ? await this.judged(pattern, run)
        : this.graph.stream(
            pattern.id,
            { ...(await this.statement(pattern, run)), after: 0, limit: EXPORT_ROWS_MAX + 1 },
            { timeoutMs: pattern.seconds * 1_000, rowsMax: EXPORT_ROWS_MAX },
          );
      for await (const row of rows) {
        some.push(row);
        if (some.length < AT_ONCE) continue;
        yield* await shown();
        some = [];
      }
    } catch (error) {
      throw timely(pattern, error);
    }
    yield* await shown();
  }

  private async judged(pattern: Pattern, asked: Asked): Promise<readonly Row[]> {
    const { parameters, regions, batch, asOf } = asked;
    const key = JSON.stringify([pattern.digest, parameters, regions, batch, asOf]);
    const known = this.found.get(key);
    if (known) return known;
    const { [SUBJECTS]: chosen, ...settings } = statementValues(pattern, parameters);
    const subjects = chosen === null ? null : await this.regionsOf(pattern, chosen as string[], batch);
    const rows = await collusionRows(this.graph, pattern.rule!, { regions, batch, asOf, subjects, settings, seconds: pattern.seconds });
    this.found.set(key, rows);
    return rows;
  }

  private async regionsOf({ rule }: Pattern, ids: readonly string[], batch: number): Promise<Map<string, string>> {
    const regions = new Map<string, string>();
    for (const id of ids) {
      const [row] = await this.graph.read<{ region: string | null } & Row>('subject-region', { id, property: rule!.regionOf, batch });
      if (!row?.region)
        throw new BadQuestion(SUBJECTS, `${SUBJECTS}: nothing says to which region ${id} belongs, so that it cannot be judged.`, 'Choose others.');
      regions.set(id, row.region);
    }
    return regions;
  }

  private async view(pattern: Pattern, run: SavedRun, rows: readonly Row[], after: number, limit: number): Promise<PatternRowsView> {
    const [newest, shown, missing] = await Promise.all([
      currentDataVersion(this.graph),
      shownRows(this.graph, pattern, rows.slice(0, limit), run.regions, run.batch),
      this.missing(pattern, run),
    ]);
    return {
      run: this.runView(run, newest),
      columns: [...pattern.columns],
      rows: shown,
      missing,
      cursor: rows.length > limit ? writeCursor({ after: after + limit }) : null,
    };
  }

  /** Last moment of what is covered: to count days up to today would go on beyond the data. */
  private async coveredUntil({ regions, batch }: Row): Promise<number> {
    const spans = await this.graph.read<Span & Row>('coverage-spans', { regions, batch });
    return spans.length === 0 ? Number.MAX_SAFE_INTEGER : Math.max(...spans.map(({ to }) => to)) + DAY - 1;
  }

  /** Sources that are covered nowhere in the regions asked about. */
  private async missing({ needs }: Pattern, { regions, batch }: SavedRun): Promise<string[]> {
    const spans = await this.graph.read<Span & Row>('coverage-spans', { regions: regions === null ? null : [...regions], batch });
    const covered = new Set(spans.map(({ source }) => source));
    return needs.filter((source) => !covered.has(source));
  }

  private runView(run: SavedRun, newest: number): PatternRunView {
    const { id, pattern, digest, parameters, scope, batch, asOf, actor, at, lastAt, times } = run;
    return { id, pattern, digest, parameters, scope, dataVersion: batch, asOf, actor, at, lastAt, times, state: this.runs.stateOf(run, newest) };
  }
}

function patternView({ rule, edge, parameters, columns, needs, words, file: _file, ...pattern }: Pattern): PatternView {
  return {
    ...pattern,
    origin: rule ? 'rule' : 'question',
    words: { ...words },
    needs: [...needs],
    columns: [...columns],
    edge: [...(edge ?? [])],
    parameters: parameters.map(({ allowed, ...parameter }) => ({
      ...parameter,
      allowed: { ...allowed, kinds: [...allowed.kinds], values: [...allowed.values] },
    })),
  };
}

/** The time limit told with its length and with what makes this question smaller. */
function timely({ id, seconds, parameters }: Pattern, error: unknown): unknown {
  if (!(error instanceof TookTooLong)) return error;
  return new TookTooLong(
    `${id} was not done within its ${seconds} seconds; no partial list is given.`,
    `Ask for a smaller region (scope)${parameters.some(({ name }) => name === 'year') ? ', one year' : ''} or narrower parameters.`,
    { seconds },
    error,
  );
}
