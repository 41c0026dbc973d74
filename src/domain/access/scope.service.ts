import { BadQuestion } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { currentData } from '../intake/data-version.js';
import { Supervision, type SupervisionRow } from './supervision.js';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;
/** States of supervision kept: the newest, and the few earlier ones that are being asked about. */
const KEPT_MAX = 8;

/** Which regions a caller may see: the part of the graph below one region, by the supervision of today as a batch knows it. */
export class ScopeService {
  private readonly kept = new Map<string, Supervision>();

  constructor(
    private readonly graph: Graph,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Codes of the region and of all below it; null means everything. A region that the data does not know is a
   * `BadQuestion`: an empty answer would look like "no money here". `batch` is the data version the question is answered for: what was
   * visible then stays visible in an answer as of then.
   */
  async regionsIn(scope?: string | null, batch?: number): Promise<string[] | null> {
    if (scope === undefined || scope === null) return null;
    const supervision = await this.supervision(batch);
    if (!supervision.has(scope)) {
      throw new BadQuestion(
        'scope',
        `No region has the code ${scope}.`,
        'Give a region code of the loaded data, for example 410000; GET /api/search?q= finds regions by name.',
      );
    }
    return supervision.subtree(scope);
  }

  /** Who supervises whom today, as known at a batch; without one, at the newest. */
  async supervision(batch?: number): Promise<Supervision> {
    const { sequence, stamp } = await currentData(this.graph);
    const day = Math.floor((this.now() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS;
    const key = `${stamp} ${batch ?? sequence} ${day}`;
    const known = this.kept.get(key);
    if (known) return known;
    const supervision = new Supervision(await this.graph.read<SupervisionRow>('supervision', { batch: batch ?? sequence }), day);
    if (this.kept.size >= KEPT_MAX) this.kept.clear();
    this.kept.set(key, supervision);
    return supervision;
  }
}
