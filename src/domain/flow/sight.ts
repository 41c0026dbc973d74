import type { MoneyGraph } from '../projection/money-graph.js';

/** What a caller may see: everything, or what belongs to some regions, as the data were known at a batch. */
export class Sight {
  /** 1 for each region, by its number in the graph; null = all. */
  private readonly regions: Uint8Array | null;
  private readonly lines = new Map<number, boolean>();

  constructor(
    private readonly graph: MoneyGraph,
    codes: readonly string[] | null,
    private readonly batch: number,
  ) {
    this.regions = codes && new Uint8Array(graph.regions.count);
    for (const code of codes ?? []) {
      const region = graph.regions.number(code);
      if (region >= 0) this.regions![region] = 1;
    }
  }

  get isWhole(): boolean {
    return this.regions === null;
  }

  /** -1 is no region, which only who sees everything sees. */
  region(region: number): boolean {
    return this.regions === null || this.regions[region] === 1;
  }

  /** A line belongs to the region that holds it and to the one it was given to. */
  line(line: number): boolean {
    if (this.regions === null) return true;
    let seen = this.lines.get(line);
    if (seen === undefined) {
      const { region, recipientRegion } = this.graph.lines.valuesAt(line, this.batch);
      this.lines.set(line, (seen = this.region(region) || this.region(recipientRegion)));
    }
    return seen;
  }

  payment(payment: number): boolean {
    return this.regions === null || this.region(this.graph.payments.regionAt(payment, this.batch));
  }
}
