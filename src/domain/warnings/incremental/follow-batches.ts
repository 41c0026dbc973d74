import { Conflict } from '../../../failures.js';
import type { Graph } from '../../../graph/graph.js';
import { currentData } from '../../intake/data-version.js';
import { goesOnByItself, type UnfinishedRun, type WarningRuns } from '../warning-runs.js';
import { standingOf } from './standing.js';

/** Batches that come soon after each other make one run. */
const QUIET_MS = 2_000;
/** While another run is alive. */
const AGAIN_MS = 5_000;
/** A graph whose warnings were never run is judged unasked only where that is a matter of a minute or two. */
const FEW_PAYMENTS = 200_000;
/** How long a service that stops waits for a run to end between two statements; one that does not is gone on with at the next start. */
const END_MS = 5_000;

/**
 * Lets the warnings follow the data: after each batch, loaded, taken back or decided, an incremental run. It follows from the last data version up
 * to which a rule was judged, so that nothing is lost with a run that was cancelled or broke off.
 */
export class FollowBatches {
  private state: 'off' | 'on' | 'closed' = 'off';
  private timer: NodeJS.Timeout | undefined;
  private running: { readonly id: string; readonly done: Promise<unknown> } | undefined;
  private isWanted = false;
  private isBusy = false;

  constructor(
    private readonly graph: Graph,
    private readonly runs: WarningRuns,
    private readonly wait: { readonly quietMs: number; readonly againMs: number } = { quietMs: QUIET_MS, againMs: AGAIN_MS },
  ) {}

  /** From now on; first what came while nobody followed. */
  start(): void {
    if (this.state !== 'off') return;
    this.state = 'on';
    this.told();
  }

  /** Whether a run that has broken off is gone on with from `start` on. */
  goesOnWith(run: UnfinishedRun): boolean {
    return goesOnByItself(run, 'batch');
  }

  /** The data have changed. */
  told(): void {
    this.isWanted = true;
    this.later(this.wait.quietMs);
  }

  /** Nothing is begun any more; a run at work is asked to end. */
  async close(): Promise<void> {
    this.state = 'closed';
    clearTimeout(this.timer);
    if (this.running) await this.runs.endSoon(this.running, END_MS);
  }

  private later(ms: number): void {
    if (this.state !== 'on') return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.go().catch(() => undefined), ms).unref();
  }

  private async go(): Promise<void> {
    if (this.isBusy || this.state !== 'on') return;
    this.isBusy = true;
    try {
      while (this.isWanted && this.state === 'on') {
        this.isWanted = false;
        const before = await this.runs.unfinished();
        if (before && this.goesOnWith(before)) {
          await this.run(this.runs.resume(before.id));
          this.isWanted = true;
        } else if (await this.isBehind()) {
          await this.run(this.runs.begin({ rules: null, regions: null, asOf: null, incremental: true, begunBy: 'batch' }));
        }
      }
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      this.isWanted = true;
      this.later(this.wait.againMs);
    } finally {
      this.isBusy = false;
      this.running = undefined;
    }
  }

  private async run(begun: ReturnType<WarningRuns['begin']>): Promise<void> {
    const running = await begun;
    this.running = running;
    if (this.state === 'closed') await this.runs.cancel(running.id);
    // Why it failed or that it was cancelled is kept with the run; the next batch begins another.
    await running.done.catch(() => undefined);
  }

  private async isBehind(): Promise<boolean> {
    const { sequence } = await currentData(this.graph);
    if (sequence === 0) return false;
    const stands = [...(await standingOf(this.graph)).values()].flat();
    if (stands.length > 0) return stands.some(({ batch }) => batch < sequence);
    const [row] = await this.graph.read<{ payments: number }>('payments-stored');
    return row!.payments <= FEW_PAYMENTS;
  }
}
