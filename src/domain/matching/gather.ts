import type { Graph } from '../../graph/graph.js';
import { BOOKING_DAYS, SERIAL_DAYS } from './evidence.js';
import { isNear, LooseEnds, type Place } from './loose-ends.js';
import { dayOf, type PairDecision } from './money-record.js';
import type { AccountFacts, StoredRecord } from './stored-record.js';

/** Ids handed to one statement. */
const PAGE = 5_000;

export interface Gathered {
  readonly records: ReadonlyMap<string, StoredRecord>;
  readonly accounts: ReadonlyMap<string, AccountFacts>;
}

/**
 * Reads everything that can have to do with some records: what lies between the same accounts, their cards and successors; what
 * has no account number and the same amount; what was matched with them before or decided about; and so on, until nothing new comes.
 * What matching says of such a block is what it would say of the whole graph.
 */
export class Gatherer {
  private readonly loose: LooseEnds;
  private readonly decided = new Map<string, Set<string>>();
  private readonly facts = new Map<string, AccountFacts>();
  private readonly kin = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly graph: Graph,
    decisions: readonly PairDecision[],
  ) {
    this.loose = new LooseEnds(graph);
    for (const { record, others } of decisions) {
      for (const other of others) {
        linked(this.decided, record).add(other);
        linked(this.decided, other).add(record);
      }
    }
  }

  async gather(ids: readonly string[]): Promise<Gathered> {
    this.facts.clear();
    this.kin.clear();
    const records = new Map<string, StoredRecord>();
    const asked = new Set<string>();
    const pairs = new Set<string>();
    const looseAsked = new Map<string, Place & { readonly day: number }>();
    let next = new Set(ids);
    let between: StoredRecord[] = [];
    while (next.size > 0 || between.length > 0) {
      const found = [...between, ...(await this.records([...next], asked))];
      next = new Set();
      await this.readAccounts(found);
      for (const record of found) {
        records.set(record.id, record);
        const { of, observations, ambiguousWith } = record.values;
        for (const list of [of, observations, ambiguousWith, this.decided.get(record.id)]) for (const id of list ?? []) next.add(id);
      }
      between = (await this.betweenSame(found, pairs)).filter(({ id }) => !records.has(id));
      for (const { id } of between) asked.add(id);
      for (const id of await this.aroundLoose(found, records, looseAsked)) next.add(id);
      for (const id of asked) next.delete(id);
    }
    return { records, accounts: this.facts };
  }

  private async records(ids: readonly string[], asked: Set<string>): Promise<StoredRecord[]> {
    const found: StoredRecord[] = [];
    for (let from = 0; from < ids.length; from += PAGE) {
      const page = ids.slice(from, from + PAGE);
      for (const id of page) asked.add(id);
      const there = await this.graph.read<StoredRecord>('records-by-id', { ids: page });
      const known = new Set(there.map(({ id }) => id));
      const missing = page.filter((id) => !known.has(id));
      for (const record of there) found.push(record);
      if (missing.length > 0) for (const record of await this.graph.read<StoredRecord>('records-gone', { ids: missing })) found.push(record);
    }
    return found;
  }

  /** Facts of the accounts of some records, of their cards and successors. */
  private async readAccounts(records: readonly StoredRecord[]): Promise<void> {
    const fresh = [...new Set(records.flatMap(({ payer, payee }) => [payer, payee]))].filter((account) => !this.facts.has(account));
    const kin = new Map<string, { same: Set<string>; kin: Set<string> }>();
    for (let from = 0; from < fresh.length; from += PAGE) {
      const page = fresh.slice(from, from + PAGE);
      for (const { account, kin: other, card } of await this.graph.read<{ account: string; kin: string; card: boolean }>('account-kin', { accounts: page })) {
        const sets = kin.get(account) ?? { same: new Set([account]), kin: new Set([account]) };
        kin.set(account, sets);
        sets.kin.add(other);
        if (card) sets.same.add(other);
      }
      for (const { id, known, kind, names } of await this.graph.read<{ id: string; known: boolean; kind: string; names: string[] }>('match-accounts', {
        accounts: page,
      }))
        this.facts.set(id, { known, kind, names, same: least(kin.get(id)?.same, id), kin: least(kin.get(id)?.kin, id) });
    }
    for (const [account, sets] of kin) this.kin.set(account, sets.kin);
    await this.loose.readAccounts(fresh.flatMap((account) => (this.facts.get(account)!.known ? [account, ...(this.kin.get(account) ?? [])] : [])));
  }

  /** What lies between the same two accounts, their cards and successors. */
  private async betweenSame(records: readonly StoredRecord[], seen: Set<string>): Promise<StoredRecord[]> {
    const pairs: { payer: string; payee: string }[] = [];
    for (const { payer, payee } of records) {
      if (seen.has(`${payer} ${payee}`) || !this.facts.get(payer)!.known || !this.facts.get(payee)!.known) continue;
      for (const one of this.kin.get(payer) ?? [payer]) {
        for (const other of this.kin.get(payee) ?? [payee]) {
          if (seen.has(`${one} ${other}`)) continue;
          seen.add(`${one} ${other}`);
          pairs.push({ payer: one, payee: other });
        }
      }
    }
    const found: StoredRecord[] = [];
    for (let from = 0; from < pairs.length; from += PAGE)
      for (const record of await this.graph.read<StoredRecord>('records-of-pairs', { pairs: pairs.slice(from, from + PAGE) })) found.push(record);
    return found;
  }

  /** Ids of loose records that some records may be, of what the loose ones among them may be, and of lines that add up to one of them. */
  private async aroundLoose(
    found: readonly StoredRecord[],
    records: ReadonlyMap<string, StoredRecord>,
    asked: Map<string, Place & { readonly day: number }>,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const { id, payer, payee, values } of found) {
      const day = dayOf(values.recordedAt ?? values.at);
      for (const [account, other, outgoing] of [
        [payer, payee, true],
        [payee, payer, false],
      ] as const) {
        if (!this.facts.get(account)!.known) continue;
        const { known, kind } = this.facts.get(other)!;
        for (const own of this.kin.get(account) ?? [account]) {
          const place = { account: own, outgoing };
          const ask = (on: number): void => void asked.set(`${own} ${String(outgoing)} ${on}`, { ...place, day: on });
          if (!known || kind === 'clearing') ask(day);
          for (const loose of this.loose.near(place, day, values.serial === null ? BOOKING_DAYS : SERIAL_DAYS)) {
            if (loose.id !== id && loose.amount === values.amount && isNear(loose, { day, serial: values.serial })) ids.push(loose.id);
            // Lines of a payout or voucher: whether they add up to it only the database can say.
            const together = values.batch !== null || values.movement !== null || values.serial !== null;
            if (together && Math.abs(loose.day - day) <= BOOKING_DAYS) ask(loose.day);
          }
        }
      }
    }
    for (const { account, outgoing, partners } of await this.loose.partnersOf([...asked.values()])) {
      for (const [amount, list] of partners) {
        for (const partner of list) {
          const isKnown = partner.ids.some((id) => records.has(id));
          for (const loose of this.loose.near({ account, outgoing }, partner.day, partner.serial === null ? BOOKING_DAYS : SERIAL_DAYS)) {
            if (loose.amount !== amount || !isNear(loose, partner)) continue;
            if (records.has(loose.id)) for (const id of partner.ids) ids.push(id);
            else if (isKnown) ids.push(loose.id);
          }
        }
      }
    }
    return ids;
  }
}

function least(ids: Iterable<string> | undefined, id: string): string {
  let best = id;
  for (const other of ids ?? []) if (other < best) best = other;
  return best;
}

function linked(links: Map<string, Set<string>>, id: string): Set<string> {
  const set = links.get(id) ?? new Set<string>();
  links.set(id, set);
  return set;
}
