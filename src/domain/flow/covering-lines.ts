import type { LineSets } from '../attribution/event-table.js';
import type { Walk } from './walk.js';
import type { WorkSpace } from './work-space.js';

/** The lines whose quota covers payments, each set of them once: of a payment that names its line that one, else those that fund its payout batch. */
export class CoveringLines {
  private readonly setOfLine = new Map<number, number>();
  private readonly setOfPayout = new Map<number, number>();

  constructor(
    private readonly space: WorkSpace,
    private readonly walk: Walk,
    private readonly lineSets: LineSets,
  ) {}

  /** Number of the set, with the weights of its lines; -1 where the data name none. */
  setOf(payment: number): number {
    const { indicator, payout } = this.space.graph.payments;
    const line = indicator[payment]!;
    if (line >= 0) return entry(this.setOfLine, line, () => this.lineSets.add([this.space.lines.of(line)], [1]));
    const batch = payout[payment]!;
    if (batch < 0) return -1;
    return entry(this.setOfPayout, batch, () => {
      const funding = this.walk.funding.get(batch) ?? [];
      if (funding.length === 0) return -1;
      return this.lineSets.add(
        funding.map((one) => this.space.lines.of(one.line)),
        funding.map((one) => one.amount),
      );
    });
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
