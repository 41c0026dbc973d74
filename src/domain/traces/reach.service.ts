import type { Graph } from '../../graph/graph.js';
import type { ScopeService } from '../access/scope.service.js';
import type { DocumentService } from '../documents/document.service.js';
import { unseen } from '../entities/visible-entity.js';
import { FlowAsker } from './flow-asker.js';
import type { FlowEngine } from './flow-engine.js';
import { readCursor, writeCursor } from './page-cursor.js';
import type { ReachDocument, ReachView } from './reach.shapes.js';
import { readRows, regionNames, KnownRows } from './trace-details.js';
import { TraceNodes } from './trace-nodes.js';
import type { TraceDocument } from './trace.shapes.js';
import type { ReachQuestion } from './trace-question.shapes.js';
import type { AccountRow, LineRow } from './trace-rows.js';
import { numberOf } from './trace-start.js';

const DEPTH = 3;
const PAGE = 50;

/** Answers where the money of a document can have come to, without saying how much of it: the quick question before a trace. */
export class ReachService {
  private readonly asker: FlowAsker;
  private readonly rows = new KnownRows();

  constructor(
    private readonly graph: Graph,
    documents: DocumentService,
    scopes: ScopeService,
    projection?: FlowEngine,
  ) {
    this.asker = new FlowAsker(graph, documents, scopes, projection);
  }

  /** Throws `DocumentNotFound`, `Ambiguous` (one number, several issuers), `BadQuestion`, `TooLarge`, `TookTooLong`, `GraphUnavailable`. */
  async byNumber(number: string, { depth = DEPTH, limit = PAGE, ...more }: ReachQuestion): Promise<ReachView> {
    const ask = await this.asker.ask({ ...more, depth }, `reach ${numberOf(number)}`);
    const skip = more.cursor === undefined ? 0 : readCursor(more.cursor).skip;
    const { answer, document } = await this.asker.byNumber(number, ask, { view: 'reach', limit, skip });
    const { reach, roots, queries } = answer;
    if (!reach) throw unseen(document.id, ask.scope);
    const known = ask.engine === 'projection' ? { rows: this.rows, stamp: ask.stamp } : undefined;
    const from = { graph: this.graph, batch: ask.batch, known };
    const [lines, accounts] = await Promise.all([
      readRows<LineRow>(from, 'lines', 'lines', roots.slice(0, 1), { scope: ask.scope }),
      readRows<AccountRow>(
        from,
        'accounts',
        'accounts',
        reach.accounts.map(({ accountId }) => accountId),
      ),
    ]);
    const codes = new Set([...accounts.values()].flatMap((row) => [row.holderRegion ?? row.region ?? []].flat()));
    const names = await regionNames(from, [...codes]);
    const nodes = new TraceNodes({ lines, accounts, batches: new Map(), regionNames: names });
    const root = lines.get(roots[0] ?? '');
    return {
      document: nameOf(document, root?.documentId === document.id ? root : undefined, reach.isForeign),
      lines: reach.lines,
      hops: [...reach.hops],
      accounts: reach.accounts.map(({ accountId, hop, at, payments, amount, isEnd }) => {
        const { id, kind, name, region, regionName } = nodes.accountNode(accountId, null, true);
        return { account: accountId, id, kind, name, region, regionName, hop, reachedAt: at, payments, amount, end: isEnd };
      }),
      cutOff: { ...reach.left, cursor: reach.next === null ? null : writeCursor({ dataVersion: ask.batch, skip: reach.next, of: ask.of }) },
      stopped: reach.stopped,
      outside: reach.outside,
      engine: ask.engine,
      asOf: more.asOf ?? null,
      dataVersion: ask.batch,
      queries: [
        ...new Set([
          ...queries,
          ...(roots.length > 0 ? ['lines'] : []),
          ...(accounts.size > 0 ? ['accounts'] : []),
          ...(codes.size > 0 ? ['region-names'] : []),
        ]),
      ].sort(),
    };
  }
}

/** Of a document of another region only number, date and issuer are shown. */
function nameOf({ amount: _amount, ...document }: TraceDocument, line: LineRow | undefined, isForeign: boolean): ReachDocument {
  const known = line
    ? { ...document, issuer: line.issuer, issuedAt: line.documentIssuedAt, numberAsWritten: line.numberAsWritten, title: line.title }
    : document;
  return isForeign ? { ...known, numberAsWritten: null, title: null } : known;
}
