import { sweepEvents } from './sweep-events.js';
import { sweep, type SweepResult } from './sweep.js';
import type { SweepOutcome } from './sweep-event.js';
import { TraceNodes } from './trace-nodes.js';
import type { TraceMaterial } from './trace-reader.js';
import type { PaymentRow } from './trace-rows.js';
import { TraceSteps, type FullStep } from './trace-steps.js';
import type { TraceNode } from './trace.shapes.js';

const NONE: SweepOutcome = { traced: 0, attributed: false, back: 0, recovered: 0, madeGood: 0 };

/** A trace while it is being drawn: what the sweep found, and the nodes and steps drawn so far. */
export class TracePicture {
  readonly result: SweepResult;
  /** Bounces that were netted against their payment before the sweep. */
  readonly bounces: readonly PaymentRow[];
  readonly nodes: TraceNodes;
  readonly build: TraceSteps;
  readonly steps: FullStep[] = [];
  /** Accounts at an end of a step that the caller may see. */
  readonly seenAccounts = new Set<string>();
  readonly net = { paidGross: 0, recovered: 0, madeGood: 0 };
  private readonly boundaries = new Map<string, FullStep>();

  constructor(readonly material: TraceMaterial) {
    const { events, bounces } = sweepEvents(material);
    this.result = sweep(events, material.reached);
    this.bounces = bounces;
    this.nodes = new TraceNodes(material);
    this.build = new TraceSteps(material);
  }

  seesLine(id: string): boolean {
    return this.material.lines.get(id)?.inScope ?? true;
  }

  seesAccount(id: string): boolean {
    return this.seenAccounts.has(id);
  }

  outcome(id: string): SweepOutcome {
    return this.result.outcomes.get(id) ?? NONE;
  }

  /** Fen that a root line itself brought into the trace. */
  issueOf(line: string): number {
    const flow = this.result.lineFlows.get(line);
    if (!flow) return 0;
    return this.material.allocations.reduce((own, row) => (row.target === line ? own - this.outcome(row.id).traced : own), flow.arrivedTraced);
  }

  /** Adds a flow that leaves or enters the caller's region beside a node: one sum and one count, no name. */
  fold(direction: 'in' | 'out' | 'onward', beside: TraceNode, amount: number): void {
    const node = this.nodes.outside(beside, direction);
    const known = this.boundaries.get(node.id);
    if (known) {
      known.amount += amount;
      if (known.attributed !== null) known.attributed += amount;
      known.count += 1;
      node.count += 1;
      return;
    }
    const step = this.build.boundary(beside, node, direction, amount);
    this.boundaries.set(node.id, step);
    this.steps.push(step);
  }
}
