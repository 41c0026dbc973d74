import type { Graph } from '../../../graph/graph.js';
import { Projection, type ProjectionOptions } from '../../projection/projection.js';
import type { Narrower } from '../run-rules.js';
import { narrow, type Narrowed, type NarrowQuestion } from './narrowing.js';

/** For a command, which keeps no graph in memory: reads it when the first rule asks, and keeps it until the end. */
export class OwnNarrower implements Narrower {
  private projection: Projection | undefined;

  constructor(
    private readonly record: Graph,
    private readonly dataDir: string,
    private readonly options: ProjectionOptions,
  ) {}

  async narrow(question: NarrowQuestion): Promise<Narrowed | undefined> {
    this.projection ??= Projection.open(this.record, this.dataDir, this.options);
    if ((this.projection.graph?.version ?? -1) < question.batch) await this.projection.follow();
    const { graph } = this.projection;
    return graph && graph.version >= question.batch ? await narrow(graph, question) : undefined;
  }

  async close(): Promise<void> {
    await this.projection?.close();
  }
}
