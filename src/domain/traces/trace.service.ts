import { BadQuestion, DocumentNotFound, NotFound, OutOfScope, TooLarge } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import type { DocumentService } from '../documents/document.service.js';
import { unseen } from '../entities/visible-entity.js';
import type { LineSet } from '../flow/flow-starts.js';
import type { Outline, OutlineStep, OutlineView } from '../flow/outline-view.js';
import { changedSteps, difference, type ChangedStep } from './changed-steps.js';
import type { ChangeBatch, ChangeMoment, ChangesQuestion, ChangesView } from './changes.shapes.js';
import { describeSteps, describeTrace, type About } from './describe-trace.js';
import { FlowAsker, NOTHING_KNOWN, type Ask as Asked, type EngineAnswer } from './flow-asker.js';
import type { FlowEngine } from './flow-engine.js';
import { readCursor } from './page-cursor.js';
import { maskedStartName } from './start-name.js';
import { KnownRows, readDetails } from './trace-details.js';
import { keyOfStart, nameOfStart, START_LABELS, type TraceStart } from './trace-start.js';
import type { TraceStep, TraceView } from './trace.shapes.js';
import type { SetParts, TraceQuestion } from './trace-question.shapes.js';
import { BACKWARD_KINDS, HUB_CAP, NODES_DRAWN_MAX, type StartKind } from './words.js';

const PAGE_ROWS = 200;
/** Steps of a table or stream that are described at once. */
const STREAM_ROWS = 2_000;
/** The rows behind so many steps are kept for who asks next. */
const KNOWN_STEPS_MAX = 1_000;
const LISTED_CHANGES = 100;
/** Two answers of so many steps are in memory at once. */
const COMPARED_STEPS_MAX = 300_000;
/** Names of a set that no line has, told in the message; the facts have all. */
const UNKNOWN_TOLD = 5;
/** Ids of records in one query. */
const TOUCHED_AT_ONCE = 5_000;

type Ask = Asked<TraceQuestion>;

/** What of an answer is held against another one. */
type Told = Pick<Outline, 'steps' | 'totals' | 'nets'>;

/** The answer about what was not there: no step and no money. */
const NOTHING_THERE: Told = {
  steps: [],
  totals: [{ issued: 0, unspent: 0, held: 0, paid: 0, returned: 0, unexplained: [] }],
  nets: [{ paidGross: 0, recovered: 0, madeGood: 0 }],
};

interface Answered {
  readonly outline: Outline;
  readonly about: Omit<About, 'engine' | 'asOf' | 'dataVersion' | 'of' | 'until' | 'minAmount'>;
  readonly roots: readonly string[];
}

/** Answers "where did this money come from and where did it go", from a document number or another start. */
export class TraceService {
  private readonly asker: FlowAsker;
  private readonly rows = new KnownRows();
  /** Questions about sets whose names have been looked up: a table asks page by page. */
  private readonly checked = new WeakSet<Ask>();
  /** Of questions that are compared with another moment: numbers of a set that no document had, and what was to be said of each. */
  private readonly absent = new WeakMap<Ask, Map<string, unknown>>();

  constructor(
    private readonly graph: Graph,
    documents: DocumentService,
    private readonly scopes: ScopeService,
    /** The money graph in memory; without one, or while it is not ready, every answer comes from the record. */
    projection?: FlowEngine,
    private readonly now: () => number = Date.now,
  ) {
    this.asker = new FlowAsker(graph, documents, scopes, projection);
  }

  /** Throws `DocumentNotFound`, `Ambiguous` (one number, several issuers), `NotFound`, `BadQuestion`, `TooLarge`, `TookTooLong`, `GraphUnavailable`. */
  async trace(start: TraceStart, question: TraceQuestion): Promise<TraceView> {
    const ask = await this.asker.ask(question, keyOfStart(start));
    return this.described(ask, await this.from(start, ask, viewOf(question)));
  }

  /** Every step of a trace by (time, quota before money, order of the source, id), for CSV and NDJSON. Throws also `BadQuestion` for `minAmount`. */
  async *steps(start: TraceStart, question: TraceQuestion): AsyncGenerator<TraceStep> {
    // A table has no place that would say what is missing from it.
    if ((question.minAmount ?? 0) > 0)
      throw new BadQuestion(
        'minAmount',
        'A table or stream lists every step.',
        'Leave minAmount out and filter the amounts in the table, or ask for view=rows.',
      );
    const ask = await this.asker.ask(question);
    for (let skip: number | null = 0; skip !== null;) {
      const answered: Answered = await this.from(start, ask, { view: 'rows', limit: STREAM_ROWS, skip, amountMin: 0 });
      const { outline } = answered;
      const details = await readDetails(this.graph, outline, { lines: [] }, ask.scope, ask.batch);
      yield* describeSteps(outline, details, { ...this.aboutOf(ask), ...answered.about });
      skip = outline.cutOff.next;
    }
  }

  /** What the answer of the question says otherwise than an earlier one, and by which batches. What only one of the moments knows is an answer without money at the other. */
  async changes(start: TraceStart, question: ChangesQuestion): Promise<ChangesView> {
    const { sinceAsOf, sinceAsOfBatch, limit = LISTED_CHANGES, ...now } = question;
    if (sinceAsOf === undefined && sinceAsOfBatch === undefined)
      throw new BadQuestion('sinceAsOf', 'The earlier of the two moments is missing.', 'Give sinceAsOf, a day, or sinceAsOfBatch, the sequence of a batch.');
    const after = await this.asker.ask(now);
    const since = { ...now, ...(sinceAsOf === undefined ? {} : { asOf: sinceAsOf }), ...(sinceAsOfBatch === undefined ? {} : { asOfBatch: sinceAsOfBatch }) };
    const before = await this.asker.ask(since).catch(renamed({ asOf: 'sinceAsOf', asOfBatch: 'sinceAsOfBatch' }));
    const [later, earlier] = await this.both(start, after, before);
    const [was, is] = [earlier, later].map((answered) => answered?.outline ?? NOTHING_THERE) as [Told, Told];
    const batch = Math.max(after.batch, before.batch);
    const touched = await this.touched([...was.steps, ...is.steps], [Math.min(after.batch, before.batch), batch]);
    const all = changedSteps(was.steps, is.steps, (thing) => touched.has(thing));
    const listed = all.slice(0, limit);
    const batches = await this.batchesOf(listed, touched, batch);
    // What is gone is told as it was, from the record of that moment.
    const facts = new Map([
      ...(await this.factsOf(
        listed.filter(({ change }) => change !== 'gone'),
        later,
        after,
      )),
      ...(await this.factsOf(
        listed.filter(({ change }) => change === 'gone'),
        earlier,
        before,
      )),
    ]);
    const momentOfAnswer = (ask: Ask, { totals, nets }: Told): ChangeMoment => ({
      asOf: ask.question.asOf ?? null,
      dataVersion: ask.batch,
      totals: { ...totals[0]!, unexplained: [...totals[0]!.unexplained] },
      net: { ...nets[0]! },
    });
    return {
      before: momentOfAnswer(before, was),
      after: momentOfAnswer(after, is),
      changes: listed.map(({ change, step, before: was, after: is }) => {
        const { payee, onwardDocumentNumber, payingUnit, upperDocumentNumber, paidAt, onwardIssuedAt, sources } = facts.get(step)!;
        const { id, kind, grade } = step;
        const ends = {
          name: payee ?? onwardDocumentNumber,
          from: BACKWARD_KINDS.includes(kind) ? null : (payingUnit ?? upperDocumentNumber),
          at: paidAt ?? onwardIssuedAt,
        };
        return { change, id, kind, grade, ...ends, sources, before: was, after: is, batch: touched.get(step.thingId) ?? null };
      }),
      total: all.length,
      unlisted: all.slice(limit).reduce((sum, one) => sum + difference(one), 0),
      batches,
    };
  }

  private async factsOf(changes: readonly ChangedStep[], answered: Answered | undefined, ask: Ask): Promise<[OutlineStep, TraceStep][]> {
    if (!answered || changes.length === 0) return [];
    const outline = { ...answered.outline, nodes: [], held: [], excess: [], unknownInflow: [], steps: changes.map(({ step }) => step) };
    const details = await readDetails(this.graph, outline, { lines: [] }, ask.scope, ask.batch);
    const described = describeSteps(outline, details, { ...this.aboutOf(ask), ...answered.about });
    return changes.map(({ step }, place) => [step, described[place]!]);
  }

  /** The two answers, whole; undefined where there is nothing to answer. Throws where there is nothing at either moment. */
  private async both(start: TraceStart, after: Ask, before: Ask): Promise<[Answered | undefined, Answered | undefined]> {
    for (const ask of [after, before]) this.absent.set(ask, new Map());
    if ('set' in start)
      await this.refuseUnknown(start.set, after).catch((error: unknown) => this.refuseUnknown(start.set, before).catch(() => Promise.reject(error)));
    let missing: unknown;
    const answered: (Answered | undefined)[] = [];
    for (const ask of [after, before]) {
      try {
        const answer = await this.from(start, ask, { view: 'rows', limit: COMPARED_STEPS_MAX, skip: 0, amountMin: 0 });
        if (answer.outline.cutOff.steps > 0)
          throw new TooLarge(
            `The answer has more than ${COMPARED_STEPS_MAX} steps; two of them are not compared.`,
            'Ask with a smaller depth, or of one of the onward documents, one county or one year.',
            { limit: COMPARED_STEPS_MAX },
          );
        answered.push(answer);
      } catch (error) {
        if (!isAbsent(error)) throw error;
        missing ??= error;
        answered.push(undefined);
      }
    }
    for (const [number, error] of this.absent.get(after)!) if (this.absent.get(before)!.has(number)) throw error;
    if (answered.every((answer) => answer === undefined)) throw missing;
    return [answered[0], answered[1]];
  }

  /** The batch between two versions that last touched each step's record. */
  private async touched(steps: readonly OutlineStep[], [from, to]: readonly [number, number]): Promise<Map<string, number>> {
    const touched = new Map<string, number>();
    if (from === to) return touched;
    const ids = (...kinds: readonly string[]): string[] => [...new Set(steps.filter((step) => kinds.includes(step.of)).map(({ thingId }) => thingId))];
    const asked = { payments: ids('payment', 'back'), allocations: ids('allocation'), lines: ids('assignment') };
    for (const [name, all] of Object.entries(asked)) {
      for (let first = 0; first < all.length; first += TOUCHED_AT_ONCE) {
        const some = { payments: [], allocations: [], lines: [], [name]: all.slice(first, first + TOUCHED_AT_ONCE), batch: to };
        for (const { id, addedIn, retiredIn } of await this.graph.read<{ id: string; addedIn: number; retiredIn: number | null }>('batches-of-edges', some))
          for (const sequence of [addedIn, retiredIn])
            if (sequence !== null && sequence > from && sequence >= (touched.get(id) ?? 0)) touched.set(id, sequence);
      }
    }
    return touched;
  }

  /** What the batches are that touched some changes. */
  private async batchesOf(changes: readonly ChangedStep[], touched: ReadonlyMap<string, number>, batch: number): Promise<ChangeBatch[]> {
    const counts = new Map<number, number>();
    for (const { step } of changes) {
      const sequence = touched.get(step.thingId);
      if (sequence !== undefined) counts.set(sequence, (counts.get(sequence) ?? 0) + 1);
    }
    if (counts.size === 0) return [];
    const named = await this.graph.read<Omit<ChangeBatch, 'steps'> & Record<string, unknown>>('batch-names', { sequences: [...counts.keys()], batch });
    return named.map((row) => ({ sequence: row.sequence, id: row.id, mode: row.mode, loadedAt: row.loadedAt, steps: counts.get(row.sequence)! }));
  }

  // --------------------------------------------------------------------------------------------------------------- starts

  private async from(start: TraceStart, ask: Ask, view: OutlineView): Promise<Answered> {
    if ('number' in start) return this.byNumber(start.number, ask, view);
    return 'set' in start ? this.ofSet(start.set, ask, view) : this.byId(start.kind, start.id, ask, view);
  }

  private async byNumber(text: string, ask: Ask, view: OutlineView): Promise<Answered> {
    const { answer, document, documentRegion } = await this.asker.byNumber(text, ask, view);
    const { outline, roots, queries } = seen(answer, ask, document.id);
    return { outline, roots, about: { document, documentRegion, queries } };
  }

  private async byId(kind: StartKind, id: string, ask: Ask, view: OutlineView): Promise<Answered> {
    const [thing] =
      kind === 'payment'
        ? []
        : await this.graph.read<{ id: string; label: string; name: string | null; region: string | null; inScope: boolean; kind: string | null }>('start', {
            id,
            scope: ask.scope,
            batch: ask.batch,
          });
    if (kind !== 'payment' && (!thing || !START_LABELS[kind].includes(thing.label))) throw unseen(id, ask.scope);
    if (thing && !thing.inScope && (kind === 'indicator' || kind === 'project')) throw unseen(id, ask.scope);
    const answer = await this.asker.answer(ask, { kind, id, inScope: thing?.inScope ?? false }, view);
    if (answer.outcome === 'unseen') throw unseen(id, ask.scope);
    const { outline, roots, queries } = seen(answer, ask, id);
    const document = { ...NOTHING_KNOWN, id, number: thing ? maskedStartName(thing) : id };
    return { outline, roots, about: { document, documentRegion: null, queries: [...queries, ...(thing ? ['start'] : [])] } };
  }

  private async ofSet(asked: SetParts, ask: Ask, view: OutlineView): Promise<Answered> {
    const { documentNumbers, fundTags, funds, projects, years, regions } = asked;
    if ([documentNumbers, fundTags, funds, projects, years, regions].every((part) => part === undefined))
      throw new BadQuestion('set', 'The set asks for nothing.', 'Give at least one of documentNumbers, fundTags, funds, projects, years and regions.');
    if (ask.question.issuer !== undefined && documentNumbers === undefined)
      throw new BadQuestion('issuer', 'issuer says whose documentNumbers are meant, and there are none.', 'Give documentNumbers too, or leave issuer out.');
    const documents: string[] = [];
    for (const number of documentNumbers ?? []) {
      try {
        // What one number alone would not show to a region, a set does not show either.
        const found = ask.scope === null ? await this.asker.findDocument(number, ask) : (await this.byNumber(number, ask, { view: 'totals' })).about.document;
        documents.push(found.id);
      } catch (error) {
        const absent = this.absent.get(ask);
        if (!absent || !isAbsent(error)) throw error;
        absent.set(number, error);
      }
    }
    const opened = new Set<string>();
    for (const region of regions ?? []) for (const code of (await this.scopes.regionsIn(region).catch(renamed({ scope: 'regions' }))) ?? []) opened.add(code);
    const set: LineSet = {
      documents: documentNumbers === undefined ? null : documents,
      tags: fundTags ?? null,
      funds: funds ?? null,
      projects: projects?.map(projectId) ?? null,
      years: years ?? null,
      regions: regions === undefined ? null : [...opened],
    };
    if (!this.checked.has(ask) && !this.absent.has(ask)) await this.refuseUnknown(asked, ask);
    const answer = await this.asker.answer(ask, { kind: 'set', set }, view);
    const { outline, roots, queries } = seen(answer, ask, 'set');
    if (roots.length === 0 || (ask.scope !== null && outline.isEmpty))
      throw new NotFound('No line has everything the set asks for.', 'Leave one part of the set out, or look at GET /api/documents for what is loaded.', {});
    return { outline, roots, about: { document: { ...NOTHING_KNOWN, id: 'set', number: nameOfStart({ set: asked }) }, documentRegion: null, queries } };
  }

  /** A misspelt name among others would be left out without a word. With a scope nothing is told of names that may be another region's. */
  private async refuseUnknown({ fundTags = [], funds = [], projects = [] }: SetParts, ask: Ask): Promise<void> {
    const { batch, scope } = ask;
    this.checked.add(ask);
    if (scope !== null) return;
    const asked = { tags: fundTags, funds, projects: projects.map(projectId) };
    if (asked.tags.length + asked.funds.length + asked.projects.length === 0) return;
    const [known] = await this.graph.read<Record<keyof typeof asked, string[]>>('set-parts-known', { ...asked, batch });
    for (const [part, field] of [
      ['tags', 'fundTags'],
      ['funds', 'funds'],
      ['projects', 'projects'],
    ] as const) {
      const unknown = asked[part].filter((name) => !known![part].includes(name));
      if (unknown.length > 0)
        throw new BadQuestion(
          field,
          `No line has ${unknown.slice(0, UNKNOWN_TOLD).join(', ')}.`,
          part === 'projects' ? 'GET /api/search?q= finds projects.' : 'Write it as the lines do, or leave it out.',
          {
            unknown,
          },
        );
    }
  }

  // ---------------------------------------------------------------------------------------------------------------- words

  private aboutOf(ask: Ask): Pick<About, 'engine' | 'asOf' | 'dataVersion' | 'of' | 'until' | 'minAmount'> {
    const { question, engine, batch, asOf, of } = ask;
    return { engine, asOf: question.asOf ?? null, dataVersion: batch, of, until: asOf === Infinity ? this.now() : asOf, minAmount: question.minAmount ?? 0 };
  }

  private async described(ask: Ask, { outline, roots, about }: Answered): Promise<TraceView> {
    // The row of a root line says what its document is called.
    const isNamed = about.document.title !== null || about.document.issuer !== null || about.document.issuedAt !== null;
    const lines = isNamed || !about.document.id.startsWith('document:') ? [] : roots.slice(0, 1);
    // The record's own answer reads the record, and pages of thousands of rows are not asked for again.
    const isSmall = outline.steps.length <= KNOWN_STEPS_MAX;
    const known = ask.engine === 'projection' && isSmall ? { rows: this.rows, stamp: ask.stamp } : undefined;
    const details = await readDetails(this.graph, outline, { lines }, ask.scope, ask.batch, known);
    const row = lines.length === 0 ? undefined : details.lines.get(lines[0]!);
    const document =
      row && row.documentId === about.document.id
        ? { ...about.document, numberAsWritten: row.numberAsWritten, title: row.title, issuer: row.issuer, issuedAt: row.documentIssuedAt }
        : about.document;
    return describeTrace(outline, details, { ...this.aboutOf(ask), ...about, document });
  }
}

/** Of a project's code or id. */
function projectId(project: string): string {
  return project.startsWith('project:') ? project : `project:${project}`;
}

/** Tells a refusal under the name that the field has in this question. */
function renamed(names: Readonly<Record<string, string>>): (error: unknown) => never {
  return (error) => {
    const name = error instanceof BadQuestion ? names[String(error.facts['field'])] : undefined;
    throw error instanceof BadQuestion && name !== undefined
      ? new BadQuestion(name, error.message, error.hint.replaceAll(String(error.facts['field']), name))
      : error;
  };
}

/** Nothing has the number or id at that moment. */
function isAbsent(error: unknown): boolean {
  return error instanceof DocumentNotFound || error instanceof NotFound || error instanceof OutOfScope;
}

/** Throws where the answer has no picture. */
function seen(answer: EngineAnswer, { question, scope }: Ask, id: string): { outline: Outline; roots: readonly string[]; queries: readonly string[] } {
  if (answer.outcome === 'no-node')
    throw new NotFound('The trace has no such node.', 'Take the id of a node from the same trace, with the same depth and scope.', { node: question.node });
  if (!answer.outline) throw unseen(id, scope);
  return { outline: answer.outline, roots: answer.roots, queries: answer.queries };
}

function viewOf(question: TraceQuestion): OutlineView {
  const amountMin = question.minAmount ?? 0;
  const skip = question.cursor === undefined ? 0 : readCursor(question.cursor).skip;
  if (question.view === 'totals') return { view: 'totals' };
  if (question.view === 'rows') return { view: 'rows', limit: question.limit ?? PAGE_ROWS, skip, amountMin };
  const limit = Math.min(question.limit ?? NODES_DRAWN_MAX, NODES_DRAWN_MAX);
  if (question.node === undefined) return { view: 'aggregate', limit, hubCap: question.hubCap ?? HUB_CAP, amountMin };
  return { view: 'node', node: question.node, limit, skip, amountMin };
}
