import { Cron } from 'croner';
import { Conflict } from '../../failures.js';
import { goesOnByItself, type UnfinishedRun, type WarningRuns } from './warning-runs.js';

export const SCHEDULE_ZONE = 'Asia/Shanghai';
/** How long a service that stops waits for a run to end between two statements; one that does not can be resumed. */
const END_MS = 5_000;

export const SCHEDULE_OUTCOMES = ['begun', 'skipped', 'failed'] as const;
/** `skipped`: another run was alive at that time. */
export type ScheduleOutcome = (typeof SCHEDULE_OUTCOMES)[number];

/** What became of the last time that had come. */
export interface ScheduledTime {
  readonly at: number;
  readonly outcome: ScheduleOutcome;
  /** The run that was begun. */
  readonly run: string | null;
  /** Why none was. */
  readonly reason: string | null;
}

export interface ScheduleState {
  readonly pattern: string;
  readonly timeZone: string;
  readonly next: number | null;
  /** Null since the service was started. */
  readonly last: ScheduledTime | null;
}

/**
 * Begins a run of all warnings whenever its time has come. A time that comes while a run is alive is skipped and said; one that passed while
 * the service was down is not made up for; a run that broke off with the service is gone on with.
 */
export class WarningSchedule {
  private cron: Cron | undefined;
  private last: ScheduledTime | null = null;
  private running: { readonly id: string; readonly done: Promise<unknown> } | undefined;

  constructor(
    private readonly runs: WarningRuns,
    /** Cron: minute, hour, day, month, weekday; undefined: runs are begun on demand. */
    private readonly pattern: string | undefined,
    private readonly now: () => number = Date.now,
  ) {}

  start(): void {
    if (this.pattern === undefined || this.cron) return;
    this.cron = new Cron(this.pattern, { timezone: SCHEDULE_ZONE, unref: true }, () => this.come());
    void this.goOn().catch(() => undefined);
  }

  /** Whether a run that has broken off is gone on with from `start` on. */
  goesOnWith(run: UnfinishedRun): boolean {
    return this.pattern !== undefined && goesOnByItself(run, 'schedule');
  }

  /** Undefined where nothing is scheduled. */
  state(): ScheduleState | undefined {
    if (!this.cron || this.pattern === undefined) return undefined;
    return { pattern: this.pattern, timeZone: SCHEDULE_ZONE, next: this.cron.nextRun()?.getTime() ?? null, last: this.last };
  }

  /** Nothing is begun any more; a run that it began is asked to end. */
  async close(): Promise<void> {
    this.cron?.stop();
    if (this.running) await this.runs.endSoon(this.running, END_MS);
  }

  private async come(): Promise<void> {
    const at = this.now();
    try {
      const running = await this.runs.begin({ rules: null, regions: null, asOf: null, begunBy: 'schedule' });
      this.follow(running);
      this.last = { at, outcome: 'begun', run: running.id, reason: null };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.last = { at, outcome: error instanceof Conflict ? 'skipped' : 'failed', run: null, reason };
    }
  }

  private async goOn(): Promise<void> {
    const before = await this.runs.unfinished();
    if (before && this.goesOnWith(before)) this.follow(await this.runs.resume(before.id));
  }

  /** Its end is kept with the run. */
  private follow(running: { readonly id: string; readonly done: Promise<unknown> }): void {
    this.running = running;
    void running.done.catch(() => undefined).finally(() => (this.running = undefined));
  }
}
