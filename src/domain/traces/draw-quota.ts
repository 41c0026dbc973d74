import { isFunding } from './sweep-events.js';
import type { TracePicture } from './trace-picture.js';
import type { AllocationRow } from './trace-rows.js';
import { upwardShares, type UpwardEdge } from './upward-shares.js';

/** Draws how quota went from document to document and where it stands. */
export function drawQuota(picture: TracePicture): void {
  const quota = new Quota(picture);
  quota.draw();
  quota.drawAssignments();
}

class Quota {
  constructor(private readonly picture: TracePicture) {}

  /** Allocations inside the caller's region as they are; above it, and above the roots, the own share of each. */
  draw(): void {
    const traced = this.picture.material.allocations.filter((row) => this.picture.outcome(row.id).traced > 0);
    const tracedIds = new Set(traced.map((row) => row.id));
    const shares = new Map<string, number>();
    const add = (line: string, amount: number): void => void shares.set(line, (shares.get(line) ?? 0) + amount);
    const { origins } = this.picture.material;
    const begins = origins ? [...origins.lines] : this.picture.material.roots.map((root) => [root, this.picture.issueOf(root)] as const);
    for (const [line, amount] of begins) if (this.picture.seesLine(line)) add(line, amount);
    const chain: (UpwardEdge & { row: AllocationRow })[] = [];
    for (const row of traced) {
      const outcome = this.picture.outcome(row.id);
      if (this.picture.seesLine(row.source)) {
        if (this.picture.seesLine(row.target)) this.drawAllocation(row, row.amount, outcome.traced, outcome.attributed);
        else this.picture.fold('out', this.picture.nodes.documentOf(row.source), outcome.traced);
      } else if (isFunding(row.kind)) {
        chain.push({ id: row.id, source: row.source, target: row.target, weight: outcome.traced, row });
        if (this.picture.seesLine(row.target)) add(row.target, outcome.traced);
      } else if (this.picture.seesLine(row.target)) this.picture.fold('in', this.picture.nodes.documentOf(row.target), outcome.traced);
    }
    for (const row of this.picture.material.upward)
      // Only what a line was made of leads upwards; what came on top or came back does not.
      if (isFunding(row.kind) && !tracedIds.has(row.id)) chain.push({ id: row.id, source: row.source, target: row.target, weight: row.amount, row });
    const fundedOf = (line: string): number =>
      this.picture.material.upward.reduce((sum, row) => (row.target === line && isFunding(row.kind) ? sum + row.amount : sum), 0);
    const above = new Set(this.picture.material.upward.map((row) => row.target));
    const upward = upwardShares(shares, chain, (line) =>
      above.has(line) ? Math.max(0, (this.picture.material.lines.get(line)?.amount ?? 0) - fundedOf(line)) : 0,
    );
    for (const edge of chain) {
      const share = upward.edges.get(edge.id);
      if (!share) continue;
      const whole = this.picture.seesLine(edge.source) ? edge.row.amount : share.share;
      this.drawAllocation(edge.row, whole, share.share, share.attributed || (tracedIds.has(edge.id) && this.picture.outcome(edge.id).attributed));
    }
    if (!origins) this.drawRoots(upward.standing);
    this.hideForeignDocuments();
  }

  private drawRoots(standing: ReadonlyMap<string, number>): void {
    for (const root of this.picture.material.roots) {
      const hidden = this.picture.issueOf(root) - (standing.get(root) ?? 0);
      const node = this.picture.nodes.documentOf(root);
      node.root = true;
      if (!this.picture.seesLine(root) && hidden > 0) this.picture.fold('out', node, hidden);
    }
  }

  private drawAllocation(row: AllocationRow, amount: number, traced: number, commingled: boolean): void {
    const inside = this.insideDocument(row);
    const source = inside ? this.picture.nodes.holderOf(row.source) : this.picture.nodes.documentOf(row.source);
    const target = inside ? this.picture.nodes.holderOf(row.target) : this.picture.nodes.documentOf(row.target);
    // Between two lines of one document and one holder nothing moves that could be drawn.
    if (source.id === target.id) return;
    if (inside) {
      this.handed.set(row.source, (this.handed.get(row.source) ?? 0) + traced);
      this.handed.set(row.target, (this.handed.get(row.target) ?? 0) - traced);
    }
    const step = this.picture.build.allocation(row, source, target, { amount, attributed: traced, commingled });
    // Between two documents of other regions only numbers, dates and the own share are shown.
    const foreign = !this.picture.seesLine(row.source) && !this.picture.seesLine(row.target);
    this.picture.steps.push(foreign ? { ...step, registeredAt: null, destination: null, sources: [], dataQuality: [] } : step);
  }

  /** Traced fen that went from holder to holder inside one document, by line: out counts up, in counts down. */
  private readonly handed = new Map<string, number>();

  private insideDocument(row: AllocationRow): boolean {
    return this.picture.nodes.documentOf(row.source).id === this.picture.nodes.documentOf(row.target).id;
  }

  /** Of a document outside the caller's region only number, date and issuer are shown. */
  private hideForeignDocuments(): void {
    const seen = new Set([...this.picture.material.lines.values()].filter((line) => line.inScope).map((line) => line.documentId ?? line.id));
    for (const node of this.picture.nodes.all.values()) {
      if (node.kind !== 'Document' || seen.has(node.id)) continue;
      node.facts = { issuer: node.facts['issuer'] ?? null, issuedAt: node.facts['issuedAt'] ?? null };
      node.sources = [];
      node.dataQuality = [];
    }
  }

  /** Quota that a line did not pass on stands at the unit or region that may spend it. */
  drawAssignments(): void {
    for (const [id, flow] of this.picture.result.lineFlows) {
      const line = this.picture.material.lines.get(id);
      // What a holder handed on inside the document was given to it first; what it got that way was not given by the document.
      const handed = this.handed.get(id) ?? 0;
      const traced = flow.arrivedTraced - flow.allocatedTraced + handed;
      if (!line || !this.picture.seesLine(id) || traced <= 0) continue;
      const source = this.picture.nodes.documentOf(id);
      const target = this.picture.nodes.holderOf(id);
      const amount = Math.max(traced, flow.arrived - flow.allocated + handed);
      if (source.id !== target.id)
        this.picture.steps.push(this.picture.build.assignment(line, source, target, { amount, attributed: traced, commingled: traced < amount }));
    }
    for (const [id, share] of this.picture.material.origins?.lines ?? []) {
      const line = this.picture.material.lines.get(id);
      if (!line || !this.picture.seesLine(id)) continue;
      const source = this.picture.nodes.documentOf(id);
      const target = this.picture.nodes.holderOf(id);
      if (source.id !== target.id)
        this.picture.steps.push(this.picture.build.assignment(line, source, target, { amount: share, attributed: share, commingled: false }));
    }
  }
}
