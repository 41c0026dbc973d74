import type { Graph } from '../../graph/graph.js';
import type { KnownEdge, KnownNode, NewEdge } from './decide-row.js';
import { edgeLists } from './edge-lists.js';
import { copiedText, isListed, paymentColumns } from './payment-columns.js';

export interface QuarantinedEntry {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly detail: string;
  readonly cells: readonly string[];
}

/** What the rows of one chunk add, each node once with its state after the chunk. */
export interface Chunk {
  readonly created: ReadonlyMap<string, KnownNode>;
  readonly changed: ReadonlyMap<string, KnownNode>;
  readonly edges: readonly NewEdge[];
  /** Edges that others of the chunk take the place of. */
  readonly retired: readonly KnownEdge[];
  readonly setAside: readonly QuarantinedEntry[];
}

/** Edges a transaction; measured: fewer pay for more commits, many more hold locks and memory for longer. */
const EDGES_A_TRANSACTION = 5_000;
const SESSIONS = 3;

/**
 * Writes chunks while later ones are read. Nodes go one chunk after the other, edges in a few sessions side by side, always
 * after the nodes of their own and all earlier chunks. The first failure stops everything and is thrown by the next call.
 */
export class ChunkWriter {
  private nodesWritten: Promise<void> = Promise.resolve();
  private readonly running = new Set<Promise<void>>();
  private failure: unknown;

  constructor(
    private readonly graph: Graph,
    private readonly batch: { readonly id: string; readonly sequence: number },
  ) {}

  /** Takes a chunk; waits only while as many are under way as there are sessions. */
  async write(chunk: Chunk): Promise<void> {
    await this.nodesWritten;
    this.check();
    this.nodesWritten = this.kept(this.writeNodes(chunk));
    for (let from = 0; from < chunk.edges.length; from += EDGES_A_TRANSACTION) {
      while (this.running.size >= SESSIONS) await Promise.race(this.running);
      this.check();
      const edges = chunk.edges.slice(from, from + EDGES_A_TRANSACTION);
      const task: Promise<void> = this.kept(this.nodesWritten.then(() => this.writeEdges(edges))).finally(() => this.running.delete(task));
      this.running.add(task);
    }
  }

  async finish(): Promise<void> {
    await this.nodesWritten;
    await Promise.all(this.running);
    this.check();
  }

  private async writeNodes(chunk: Chunk): Promise<void> {
    this.check();
    const created = [...chunk.created.values()].map((node) => ({ label: node.label, values: this.stored(node) }));
    const completed: object[] = [];
    const kept: object[] = [];
    for (const node of chunk.changed.values()) {
      if (node.mine) completed.push({ id: node.id, values: this.stored(node) });
      else
        kept.push({
          id: node.id,
          values: {
            ...node.values,
            inBatch: this.batch.sequence,
            differs: node.differs,
            dropped: node.dropped ?? [],
            newStated: node.stated,
            newSource: node.source,
            newQuality: node.codes,
          },
        });
    }
    const rows = chunk.setAside.map((row) => asideRow(row, this.batch));
    const { retired } = chunk;
    if (created.length + completed.length + kept.length + rows.length + retired.length === 0) return;
    await this.graph.transaction(async (run) => {
      if (created.length > 0) await run('create-nodes', { nodes: created });
      if (completed.length > 0) await run('complete-nodes', { nodes: completed });
      if (kept.length > 0) await run('keep-changes', { nodes: kept });
      if (rows.length > 0) await run('set-rows-aside', { rows });
      if (retired.length > 0) await run('retire-edges', { ...edgeLists(retired), sequence: this.batch.sequence });
    });
  }

  private async writeEdges(edges: Chunk['edges']): Promise<void> {
    this.check();
    // Sessions that take their locks in the same order do not block each other for good.
    const sorted = [...edges].sort((left, right) => (left.source < right.source ? -1 : left.source > right.source ? 1 : left.target < right.target ? -1 : 1));
    const payments = sorted.filter(isListed);
    const others = payments.length === sorted.length ? [] : sorted.filter((edge) => !isListed(edge)).map((edge) => this.row(edge));
    const written = await this.graph.transaction(async (run) => {
      const counts = [
        payments.length === 0 ? [] : await run<{ written: number }>('create-payments', paymentColumns(payments, this.batch.sequence)),
        others.length === 0 ? [] : await run<{ written: number }>('create-edges', { edges: others }),
      ];
      return counts.reduce((sum, [row]) => sum + (row?.written ?? 0), 0);
    });
    if (written !== edges.length) throw new Error(`${edges.length} edges were sent, ${written} written: an end is missing`);
  }

  private row({ type, id, source, target, values, codes, origin, copied }: NewEdge): Record<string, unknown> {
    return {
      type,
      source,
      target,
      values: {
        ...values,
        ...(copied ? { ...copied, copied: copiedText(copied) } : {}),
        id,
        addedIn: this.batch.sequence,
        source: origin,
        // A list only where there is a code: most have none, and an empty one would be stored millions of times.
        dataQuality: codes.length > 0 ? [...codes].sort() : null,
      },
    };
  }

  private stored(node: KnownNode): Record<string, unknown> {
    return {
      ...node.values,
      id: node.id,
      addedIn: this.batch.sequence,
      source: node.source,
      stated: node.stated,
      dataQuality: node.codes.length > 0 ? node.codes : null,
    };
  }

  /** A task whose failure is remembered instead of going unhandled. */
  private async kept(task: Promise<void>): Promise<void> {
    try {
      await task;
    } catch (error) {
      this.failure ??= error;
    }
  }

  private check(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}

/** A row set aside, as it is stored. */
export function asideRow(row: QuarantinedEntry, batch: { readonly id: string; readonly sequence: number }): Record<string, unknown> {
  return { ...row, id: `${batch.id}#${row.number}`, batch: batch.id, addedIn: batch.sequence };
}
