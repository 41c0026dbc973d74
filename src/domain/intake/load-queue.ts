import { Conflict } from '../../failures.js';
import type { LoadProgress, QueueView } from './intake.shapes.js';

/** Loads that may wait; more would only fill the disk with what was uploaded. */
const WAITING_MAX = 20;

interface Turn {
  readonly name: string;
  readonly since: number;
  readonly begin: () => void;
  readonly refuse: (failure: Error) => void;
  progress: LoadProgress | null;
}

/** One change of the graph at a time: who comes while one is in progress waits for its turn, in the order of coming. */
export class LoadQueue {
  private readonly turns: Turn[] = [];
  private readonly watchers = new Map<Turn, ((place: number) => void) | undefined>();
  private closing = false;
  private idle: (() => void) | undefined;

  constructor(private readonly now: () => number) {}

  /**
   * Does `work` when its turn has come. `onWait` is told the place in the queue, at first and whenever it changes.
   * @throws Conflict where too many wait, or when the service stops before the turn has come.
   */
  async inTurn<R>(name: string, work: (tell: (progress: LoadProgress) => void) => Promise<R>, onWait?: (place: number) => void): Promise<R> {
    if (this.closing) throw stopping();
    if (this.turns.length > WAITING_MAX)
      throw new Conflict(`${WAITING_MAX} loads are waiting already.`, 'Try again when some of them are done: GET /api/loads/queue lists them.');
    let turn!: Turn;
    const waiting = new Promise<void>((begin, refuse) => {
      turn = { name, since: this.now(), begin, refuse, progress: null };
    });
    this.turns.push(turn);
    if (this.turns[0] === turn) turn.begin();
    else {
      onWait?.(this.turns.length - 1);
      this.watchers.set(turn, onWait);
    }
    try {
      await waiting;
      return await work((progress) => (turn.progress = progress));
    } finally {
      this.watchers.delete(turn);
      this.turns.splice(this.turns.indexOf(turn), 1);
      if (!this.closing) this.turns[0]?.begin();
      this.turns.forEach((other, place) => {
        if (place > 0) this.watchers.get(other)?.(place);
      });
      if (this.turns.length === 0) this.idle?.();
    }
  }

  view(): QueueView {
    return { loads: this.turns.map(({ name, since, progress }, place) => ({ name, since, place, progress })) };
  }

  get isClosing(): boolean {
    return this.closing;
  }

  /** Refuses those that wait and settles when the one in progress has ended. */
  async close(): Promise<void> {
    this.closing = true;
    for (const turn of this.turns.slice(1)) turn.refuse(stopping());
    if (this.turns.length > 0) await new Promise<void>((resolve) => (this.idle = resolve));
  }
}

function stopping(): Conflict {
  return new Conflict('The service is stopping.', 'Try again when it runs.');
}
