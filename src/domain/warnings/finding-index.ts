/** What of a finding decides with which others it goes together. */
export interface Groupable {
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly region: string;
  /** Place of its band, 0 the worst. */
  readonly rank: number;
  readonly amount: number;
  readonly edges: readonly string[];
}

/** An edge that more findings name than may be joined by it. */
export interface Hub {
  readonly id: string;
  readonly findings: number;
}

/** Findings that go together. Members are places in the index, worst band and largest amount first. */
export interface FindingGroup {
  readonly id: string;
  readonly rank: number;
  /** Not counted twice where payments are shared: of findings about the same money the largest. */
  readonly amount: number;
  /** All added up. */
  readonly sum: number;
  readonly members: readonly number[];
  readonly subjects: number;
  /** Edges that two findings of it or more name, and by which they were joined. */
  readonly shared: number;
  /** Edges its findings name that joined nothing, since too many name them. */
  readonly hubs: readonly Hub[];
}

/**
 * Findings brought to numbers: 200,000 of them with their edges take some tens of megabytes, and any part of them is grouped within a second.
 * Places are in the order in which findings were added.
 */
export class FindingIndex {
  readonly ids: string[] = [];
  readonly rules: string[] = [];
  readonly regions: string[] = [];
  readonly ranks: number[] = [];
  readonly amounts: number[] = [];
  private readonly subjectOf: number[] = [];
  private readonly subjects = new Map<string, number>();
  private edgesOf: Int32Array[] = [];
  private edges: Map<string, number> | null = new Map();
  private isPayment: boolean[] = [];
  private readonly hubNames = new Map<number, string>();

  add({ id, rule, subject, region, rank, amount, edges }: Groupable): void {
    this.ids.push(id);
    this.rules.push(rule);
    this.regions.push(region);
    this.ranks.push(rank);
    this.amounts.push(amount);
    this.subjectOf.push(numberOf(this.subjects, subject));
    const known = this.edges!;
    this.edgesOf.push(
      Int32Array.from(new Set(edges), (edge) => {
        const number = numberOf(known, edge);
        this.isPayment[number] ??= edge.startsWith('paid:');
        return number;
      }),
    );
  }

  /** Nothing is added any more: edges that one finding alone names join nothing, and the names of all but the largest are let go. */
  close(joinMax: number): this {
    const counts = new Int32Array(this.edges!.size);
    for (const list of this.edgesOf) for (const edge of list) counts[edge]! += 1;
    for (const [name, number] of this.edges!) if (counts[number]! > joinMax) this.hubNames.set(number, name);
    // A payment that only one finding names still says that the finding is about payments.
    this.edgesOf = this.edgesOf.map((list) => list.filter((edge) => counts[edge]! > 1 || this.isPayment[edge] === true));
    this.edges = null;
    return this;
  }

  /**
   * Connected components: findings of one subject go together; findings that name one edge do too, unless more than `joinMax` name it. A subject
   * with more findings than that stays a group of its own. Order: worst band, amount, size, id.
   */
  grouped(places: readonly number[], joinMax: number): FindingGroup[] {
    const [counts, ofSubject] = [new Map<number, number>(), new Map<number, number>()];
    for (const at of places) {
      ofSubject.set(this.subjectOf[at]!, (ofSubject.get(this.subjectOf[at]!) ?? 0) + 1);
      for (const edge of this.edgesOf[at]!) counts.set(edge, (counts.get(edge) ?? 0) + 1);
    }
    const joins = (edge: number, at: number): boolean => counts.get(edge)! <= joinMax && ofSubject.get(this.subjectOf[at]!)! <= joinMax;
    const together = new Sets(this.ids.length);
    const money = new Sets(this.ids.length);
    const [bySubject, byEdge, byPayment, still] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>(), new Map<number, number>()];
    for (const at of places) {
      join(together, bySubject, this.subjectOf[at]!, at);
      let hasPayment = false;
      for (const edge of this.edgesOf[at]!) {
        if (joins(edge, at)) join(together, byEdge, edge, at);
        if (this.isPayment[edge] !== true) continue;
        hasPayment = true;
        join(money, byPayment, edge, at);
      }
      if (!hasPayment) join(money, still, this.subjectOf[at]!, at);
    }
    const members = new Map<number, number[]>();
    for (const at of places) {
      const root = together.root(at);
      const list = members.get(root);
      if (list) list.push(at);
      else members.set(root, [at]);
    }
    return [...members.values()].map((list) => this.group(list, money, counts, joins)).sort(worstFirst);
  }

  private group(list: number[], money: Sets, counts: ReadonlyMap<number, number>, joins: (edge: number, at: number) => boolean): FindingGroup {
    const { ids, ranks, amounts } = this;
    const members = list.sort((a, b) => ranks[a]! - ranks[b]! || amounts[b]! - amounts[a]! || (ids[a]! < ids[b]! ? -1 : 1));
    const most = new Map<number, number>();
    const named = new Map<number, number>();
    const hubs = new Map<number, number>();
    for (const at of members) {
      const root = money.root(at);
      most.set(root, Math.max(most.get(root) ?? 0, amounts[at]!));
      for (const edge of this.edgesOf[at]!) {
        if (joins(edge, at)) named.set(edge, (named.get(edge) ?? 0) + 1);
        else if (this.hubNames.has(edge)) hubs.set(edge, counts.get(edge)!);
      }
    }
    return {
      id: members.reduce((least, at) => (ids[at]! < least ? ids[at]! : least), ids[members[0]!]!),
      rank: ranks[members[0]!]!,
      amount: [...most.values()].reduce((sum, amount) => sum + amount, 0),
      sum: members.reduce((sum, at) => sum + amounts[at]!, 0),
      members,
      subjects: new Set(members.map((at) => this.subjectOf[at]!)).size,
      shared: [...named.values()].filter((findings) => findings > 1).length,
      hubs: this.named(hubs),
    };
  }

  /** Edges among these findings that too many name, most first. */
  hubsOf(places: readonly number[], joinMax: number): Hub[] {
    const counts = new Map<number, number>();
    for (const at of places) for (const edge of this.edgesOf[at]!) if (this.hubNames.has(edge)) counts.set(edge, (counts.get(edge) ?? 0) + 1);
    return this.named(new Map([...counts].filter(([, findings]) => findings > joinMax)));
  }

  private named(hubs: ReadonlyMap<number, number>): Hub[] {
    return [...hubs].map(([edge, findings]) => ({ id: this.hubNames.get(edge)!, findings })).sort((a, b) => b.findings - a.findings || (a.id < b.id ? -1 : 1));
  }
}

/** Worst band, largest amount, most findings, id. */
export function worstFirst(a: Place, b: Place): number {
  return a.rank - b.rank || b.amount - a.amount || b.members.length - a.members.length || (a.id < b.id ? -1 : 1);
}
type Place = Pick<FindingGroup, 'rank' | 'amount' | 'id'> & { readonly members: { readonly length: number } };

/** Sets that are joined: each finding with a way to the one that stands for all of its set. */
class Sets {
  private readonly up: Int32Array;

  constructor(size: number) {
    this.up = Int32Array.from({ length: size }, (_one, at) => at);
  }

  root(at: number): number {
    while (this.up[at] !== at) at = this.up[at] = this.up[this.up[at]!]!;
    return at;
  }

  /** The smaller place stands for both, so that the order of joining does not matter. */
  join(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    this.up[Math.max(x, y)] = Math.min(x, y);
  }
}

/** Joins a finding with the first one that was seen with the same key. */
function join(sets: Sets, seen: Map<number, number>, key: number, at: number): void {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, at);
  else sets.join(first, at);
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}
