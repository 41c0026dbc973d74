import { BadQuestion } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { Supervision, type SupervisionRow } from './supervision.js';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** Which regions a caller may see: the part of the graph below one region, by the supervision of today. */
export class ScopeService {
  private cached: { key: string; supervision: Supervision } | undefined;

  constructor(
    private readonly graph: Graph,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Codes of the region and of all below it; null means everything. A region that the data does not know is a
   * `BadQuestion`: an empty answer would look like "no money here".
   */
  async regionsIn(scope?: string | null): Promise<string[] | null> {
    if (scope === undefined || scope === null) return null;
    const supervision = await this.supervision();
    if (!supervision.has(scope)) {
      throw new BadQuestion(
        'scope',
        `No region has the code ${scope}.`,
        'Give a region code of the loaded data, for example 410000; GET /api/search?q= finds regions by name.',
      );
    }
    return supervision.subtree(scope);
  }

  /** Who supervises whom today. */
  async supervision(): Promise<Supervision> {
    const { sequence, stamp } = await currentData(this.graph);
    const day = Math.floor((this.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
    const key = `${stamp} ${day}`;
    if (this.cached?.key !== key) {
      const rows = await this.graph.read<SupervisionRow>('supervision', { batch: sequence });
      this.cached = { key, supervision: new Supervision(rows, day) };
    }
    return this.cached.supervision;
  }
}
