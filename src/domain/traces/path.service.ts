import { BadQuestion, NotFound, OutOfScope } from '../../failures.js';
import type { Graph, Row } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import { currentDataVersion } from '../intake/data-version.js';
import { unseen, visibleEntity } from '../entities/visible-entity.js';
import { columnsOf } from '../flow/columns.js';
import { latestInstant, momentOf } from '../model/moment.js';
import { findPaths } from './path-finding.js';
import { pathReader, readPathMaterial, type PathPayment } from './path-reader.js';
import { TraceNodes } from './trace-nodes.js';
import type { AccountRow, LineRow, PaymentRow } from './trace-rows.js';
import { TraceSteps } from './trace-steps.js';
import type { PathView, TraceNode, TraceStep } from './trace.shapes.js';
import type { PathQuestion } from './trace-question.shapes.js';

const HOPS_DEFAULT = 6;
const LIMIT_DEFAULT = 10;
/** Payments read in one search: about two seconds of reading. */
const EDGES_MAX = 100_000;
/** Partial paths looked at in one search: below a second. */
const PARTIALS_MAX = 1_000_000;
/** What can pay or be paid. */
const SUBJECTS = new Set(['Account', 'Unit', 'Enterprise', 'Household', 'Person']);

type Reader = <T extends Row>(query: string, parameters: Row) => Promise<T[]>;

/** How money can have come from one subject to another. */
export class PathService {
  constructor(
    private readonly graph: Graph,
    private readonly scopes: ScopeService,
    private readonly edgesMax = EDGES_MAX,
  ) {}

  /**
   * Paths of real payments between two accounts, or between parties with all their accounts. A path goes from account to
   * account, visits none twice and passes through no treasury, clearing or tax account. `more` tells that there are
   * further ones, or that the search ended at its budget. A subject may also ask for the way back to itself.
   *
   * `BadQuestion` names the field of a subject that cannot pay, `NotFound` and `OutOfScope` as for the inspector.
   */
  async pathsBetween(question: PathQuestion): Promise<PathView> {
    const newest = await currentDataVersion(this.graph);
    const moment = momentOf(question, newest);
    const { batch } = moment;
    const scope = await this.scopes.regionsIn(question.scope, batch < newest ? batch : undefined);
    const used = new Set<string>();
    const read = pathReader(this.graph, scope, batch, used);
    const sources = await this.accountsOf(read, 'source', question.source, scope);
    const targets = await this.accountsOf(read, 'target', question.target, scope);
    const hops = question.hops ?? HOPS_DEFAULT;
    const timeOrder = question.timeOrder ?? true;
    const { edges, payments, ends, cut } = await readPathMaterial(read, sources, targets, {
      hops,
      amountMin: question.amountMin ?? 0,
      timeOrder,
      asOf: latestInstant(moment),
      edgesMax: this.edgesMax,
    });
    const { paths, more } = findPaths(edges, { sources, targets, ends, hops, timeOrder, limit: question.limit ?? LIMIT_DEFAULT, budget: PARTIALS_MAX });
    const rows = new Map(paths.flatMap((path) => path.edges.map((edge) => [edge.id, payments.get(edge.id)!] as const)));
    const { nodes, steps, nodeOf } = await this.drawn(read, [...rows.values()]);
    return {
      paths: paths.map((path) => ({
        amount: path.amount,
        orderProven: path.orderProven,
        steps: path.edges.map((edge) => edge.id),
        nodes: [nodeOf(rows.get(path.edges[0]!.id)!.payer), ...path.edges.map((edge) => nodeOf(rows.get(edge.id)!.payee))],
      })),
      nodes,
      steps,
      more: more || cut,
      asOf: question.asOf ?? null,
      dataVersion: batch,
      queries: [...used].sort(),
    };
  }

  private async accountsOf(read: Reader, field: 'source' | 'target', id: string, scope: readonly string[] | null): Promise<ReadonlySet<string>> {
    const subject = await visibleEntity(read, id, scope).catch((error: unknown) =>
      Promise.reject(error instanceof NotFound || error instanceof OutOfScope ? unseen(id, scope, { field }) : error),
    );
    if (!SUBJECTS.has(subject.kind))
      throw new BadQuestion(
        field,
        `${/^[AEIOU]/u.test(subject.kind) ? 'An' : 'A'} ${subject.kind} has no accounts, so no payment leaves or reaches it.`,
        'Give an account, unit, enterprise, household or person.',
      );
    return new Set((await read<{ id: string }>('entity-accounts', { id })).map((row) => row.id));
  }

  /** The nodes and steps of the paths, drawn like those of a trace so that both fit on one picture. */
  private async drawn(read: Reader, payments: readonly PathPayment[]): Promise<{ nodes: TraceNode[]; steps: TraceStep[]; nodeOf(account: string): string }> {
    const rows = [...payments].sort((left, right) => left.at - right.at || left.seq - right.seq || compare(left.id, right.id));
    const accounts = await read<AccountRow>('accounts', { accounts: [...new Set(rows.flatMap((row) => [row.payer, row.payee]))] });
    const lines = await read<LineRow>('lines', { lines: [...new Set(rows.flatMap((row) => row.indicator ?? []))] });
    const codes = [...new Set(accounts.flatMap((row) => [row.region ?? [], row.holderRegion ?? []].flat()))];
    const names = await read<{ code: string; name: string }>('region-names', { codes });
    const material = {
      batches: new Map<string, never>(),
      lines: new Map(lines.map((row) => [row.id, row])),
      accounts: new Map(accounts.map((row) => [row.id, row])),
      regionNames: new Map(names.map((row) => [row.code, row.name])),
    };
    const drawing = new TraceNodes(material);
    const texts = new TraceSteps(material);
    const node = (account: string): TraceNode => drawing.accountNode(account, null);
    const steps = rows.map((row) => {
      const [source, target] = [node(row.payer), node(row.payee)];
      source.passedOn += row.amount;
      target.received += row.amount;
      const {
        at: _at,
        onward: _onward,
        ...step
      } = texts.payment(asPayment(row), row.indicator === null ? undefined : material.lines.get(row.indicator), source, target, {
        amount: row.amount,
        attributed: null,
        commingled: false,
      });
      return { ...step, onwardDocumentNumber: step.onwardDocumentNumber ?? row.document };
    });
    const drawn = [...drawing.all.values()];
    const place = new Map(drawn.map(({ id }, number) => [id, number]));
    const columns = columnsOf(
      drawn.map(() => 'onward' as const),
      steps.map(({ source }) => place.get(source)!),
      steps.map(({ target }) => place.get(target)!),
    );
    const nodes = drawn.map((one, number) => ({ ...one, column: columns[number]! }));
    return {
      nodes: nodes.sort((left, right) => left.column - right.column || right.received - left.received || compare(left.id, right.id)),
      steps,
      nodeOf: (account) => node(account).id,
    };
  }
}

function asPayment(row: PathPayment): PaymentRow {
  return { ...row, settledAmounts: [], restoresQuota: false, inScope: true };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
