import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { readCursor, writeCursor } from '../documents/page-cursor.js';
import { currentData } from '../intake/data-version.js';
import { formatDay } from '../model/written-values.js';
import { nodeNames } from '../patterns/node-names.js';
import { foundClauseWords } from './clause-views.js';
import { eventItem, type EventRow, type FindingEvents } from './finding-events.js';
import type { FindingEventItem } from './finding-events.shapes.js';
import { namesOfRegions } from './finding-view.js';
import type { LedgerPageQuestion, LedgerQuestion, LedgerRow, LedgerSum, LedgerSums, LedgerView, LedgerYear } from './ledger.shapes.js';
import type { Rule } from './rule.js';
import type { RuleBook } from './rule-book.js';
import type { RuleClass } from './words.js';

const PAGE = 500;
/** Events of one statement of an export, and subjects named at once. */
const AT_ONCE = 1_000;
/** As `ledger-moves` names them. */
type Move = 'opened' | 'reopened' | 'unexplained' | 'changed' | 'raised' | 'lowered' | 'explained' | 'gone' | 'recovered';

interface MoveRow extends Row, LedgerSum {
  readonly region: string;
  readonly rule: string;
  readonly year: number;
  readonly move: Move;
}

/** An event with the words a reader needs beside it. */
export interface LedgerEvent extends FindingEventItem {
  readonly title: string;
  readonly titleZh: string;
  readonly clauseText: string | null;
  readonly clauseTextZh: string | null;
  readonly regionName: string | null;
  /** Name of what the finding is about, masked where personal; empty where it is loaded no more. */
  readonly subjectName: string;
}

/** The ledger 台账: what came to stand, changed and went, by region, rule and year, from events that nothing changes any more. */
export class FindingLedger {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly book: RuleBook,
    private readonly events: FindingEvents,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws `BadQuestion`, `NotFound`. */
  async ledger({ limit = PAGE, cursor, ...question }: LedgerPageQuestion): Promise<LedgerView> {
    const until = question.until ?? this.now();
    const regions = await this.scopes.regionsIn(question.scope);
    const { position: upTo } = await this.events.newest();
    const moves = upTo === 0 ? [] : await this.graph.read<MoveRow>('ledger-moves', { upTo, until, regions, rules: this.rulesOf(question) });
    const rows = this.rowsOf(moves, this.lastYear(moves, until), question.year);
    const start = cursor === undefined ? 0 : startOf(rows, cursor);
    const page = rows.slice(start, start + limit);
    const last = page.at(-1);
    const names = await namesOfRegions(this.graph, [...new Set(page.map(({ region }) => region))], (await currentData(this.graph)).sequence);
    return {
      rows: page.map((row) => ({ ...row, regionName: names.get(row.region) ?? null })),
      years: yearsOf(rows),
      until,
      cursor: last && start + limit < rows.length ? writeCursor({ year: last.year, region: last.region, code: last.code }) : null,
    };
  }

  /** Every event, in order. Throws as `ledger` does. */
  async *ledgerEvents(question: LedgerQuestion): AsyncGenerator<LedgerEvent> {
    const until = question.until ?? this.now();
    const regions = await this.scopes.regionsIn(question.scope);
    const rules = this.rulesOf(question);
    const { sequence } = await currentData(this.graph);
    const { began, position: upTo } = await this.events.newest();
    const asked = { upTo, regions, rules, bands: null, events: null, year: question.year ?? null, until, limit: AT_ONCE };
    for (let after = 0; after < upTo;) {
      const rows = (await this.graph.read<{ event: EventRow }>('events-after', { ...asked, after })).map(({ event }) => eventItem(event, began));
      const [names, places] = await Promise.all([
        nodeNames(
          this.graph,
          rows.map(({ subject }) => subject),
          regions,
          sequence,
        ),
        namesOfRegions(this.graph, [...new Set(rows.map(({ region }) => region))], sequence),
      ]);
      for (const row of rows) {
        const rule = this.ruleOf(row.rule);
        const clause = foundClauseWords(rule, row.version, row.clause);
        const words = { title: rule?.title ?? row.code, titleZh: rule?.titleZh ?? row.code, ...clause };
        yield { ...row, ...words, regionName: places.get(row.region) ?? null, subjectName: names.get(row.subject)?.label ?? '' };
      }
      after = rows.length < AT_ONCE ? upTo : rows.at(-1)!.position;
    }
  }

  private rulesOf({ class: ofClass, rule }: LedgerQuestion): string[] | null {
    if (rule === undefined && ofClass === undefined) return null;
    const named = rule === undefined ? this.book.rules : [this.book.get(rule)];
    return named.filter((one) => ofClass === undefined || one.class === ofClass).map(({ id }) => id);
  }

  private ruleOf(id: string): Rule | undefined {
    return this.book.rules.find((rule) => rule.id === id);
  }

  /** The book goes on to the year of the moment asked about; years that are still to come have no book, however late that moment is. */
  private lastYear(moves: readonly MoveRow[], until: number): number {
    const year = Number(formatDay(Math.min(until, this.now())).slice(0, 4));
    return moves.reduce((last, move) => Math.max(last, move.year), year);
  }

  /** What stands is carried on from year to year, also through years in which nothing happened. */
  private rowsOf(moves: readonly MoveRow[], newest: number, asked: number | undefined): LedgerRow[] {
    const rows: LedgerRow[] = [];
    for (const some of Map.groupBy(moves, ({ region, rule }) => `${region} ${rule}`).values()) {
      const { region, rule } = some[0]!;
      const code = this.ruleOf(rule)?.code ?? rule.slice(0, 5).toUpperCase();
      const about = { region, regionName: null, rule, code, class: code.slice(0, 2) as RuleClass };
      const byYear = Map.groupBy(some, ({ year }) => year);
      let before = NONE;
      for (let year = Math.min(...byYear.keys()); year <= Math.max(newest, ...byYear.keys()); year += 1) {
        const sums = sumsOf(before, byYear.get(year) ?? []);
        if ((asked === undefined || asked === year) && (byYear.has(year) || before.findings > 0)) rows.push({ ...about, year, ...sums });
        before = sums.standing;
      }
    }
    return rows.sort((one, other) => other.year - one.year || compared(one.region, other.region) || compared(one.code, other.code));
  }
}

const NONE: LedgerSum = { findings: 0, amount: 0 };

function sumsOf(before: LedgerSum, moves: readonly MoveRow[]): LedgerSums {
  const sum = (...names: Move[]): LedgerSum => added(moves.filter(({ move }) => names.includes(move)));
  const [opened, reopened, unexplained, explained, gone] = [sum('opened'), sum('reopened'), sum('unexplained'), sum('explained'), sum('gone')];
  const changed = sum('changed', 'raised', 'lowered');
  const came = added([before, opened, reopened, unexplained]);
  const went = added([explained, gone]);
  const standing = { findings: came.findings - went.findings, amount: came.amount + changed.amount - went.amount };
  return {
    ...{ before, opened, reopened, unexplained, changed, raised: sum('raised').findings, lowered: sum('lowered').findings },
    ...{ explained, gone, recovered: sum('recovered'), standing },
  };
}

function added(sums: readonly LedgerSum[]): LedgerSum {
  return sums.reduce((total: LedgerSum, { findings, amount }) => ({ findings: total.findings + findings, amount: total.amount + amount }), NONE);
}

function yearsOf(rows: readonly LedgerRow[]): LedgerYear[] {
  return [...Map.groupBy(rows, ({ year }) => year)].map(([year, some]) => {
    const sum = (name: 'before' | 'opened' | 'reopened' | 'unexplained' | 'changed' | 'explained' | 'gone' | 'recovered' | 'standing'): LedgerSum =>
      added(some.map((row) => row[name]));
    const count = (name: 'raised' | 'lowered'): number => some.reduce((total, row) => total + row[name], 0);
    return {
      ...{ year, before: sum('before'), opened: sum('opened'), reopened: sum('reopened'), unexplained: sum('unexplained'), changed: sum('changed') },
      ...{ raised: count('raised'), lowered: count('lowered'), explained: sum('explained'), gone: sum('gone'), recovered: sum('recovered') },
      standing: sum('standing'),
    };
  });
}

function startOf(rows: readonly LedgerRow[], cursor: string): number {
  const last = readCursor<{ year: number; region: string; code: string }>(cursor, { year: 'number', region: 'string', code: 'string' });
  const start = rows.findIndex(
    (row) => row.year < last.year || (row.year === last.year && (row.region > last.region || (row.region === last.region && row.code > last.code))),
  );
  return start === -1 ? rows.length : start;
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
