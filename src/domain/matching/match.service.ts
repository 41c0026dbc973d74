import { NotFound } from '../../failures.js';
import type { Graph } from '../../graph/graph.js';
import { currentDataVersion } from '../intake/data-version.js';
import type { MatchAnswer, MatchListView, MatchQuestion, MatchView } from './match.shapes.js';

/** A batch of the service's own that carries decisions: begun, written, matched and activated by the intake. */
export interface ReviewBatches {
  review(title: string, write: (sequence: number) => Promise<void>): Promise<unknown>;
}

/** The review list of records whose movement is not certain, and what people decide about them. */
export class MatchService {
  constructor(
    private readonly graph: Graph,
    private readonly reviews: ReviewBatches,
  ) {}

  async matchesInState(_question: MatchQuestion): Promise<MatchListView> {
    return { matches: [], total: 0, amount: 0, cursor: null, dataVersion: await currentDataVersion(this.graph) };
  }

  async decideMatch(id: string, _answer: MatchAnswer): Promise<MatchView> {
    throw new NotFound(`No record ${id} waits for a decision.`, 'GET /api/matches lists those that do.', { id });
  }
}
