import { grownPlaces } from './grown-arrays.js';

const LEAST_SLOTS = 64;

/**
 * Numbers the pots in which quota and money lie. Pot l is line l; pot lines + a is the money of account a without a tag; the pots
 * after these are (account, tag) pairs in the order in which they are asked for.
 */
export class PotNumbers {
  count: number;
  /** Number of the first pot with a tag. */
  readonly tagged: number;
  /** Account and tag of pot `tagged` + n. */
  private accountOf = new Int32Array(LEAST_SLOTS);
  private tagOf = new Int32Array(LEAST_SLOTS);
  /** Open addressing: the pot in each slot, -1 where it is free. At most half of the slots are taken. */
  private slots = new Int32Array(LEAST_SLOTS).fill(-1);

  constructor(
    readonly lines: number,
    readonly accounts: number,
  ) {
    this.tagged = lines + accounts;
    this.count = this.tagged;
  }

  /** The pot of an account's money with a tag; -1 is the money without one. */
  of(account: number, tag: number): number {
    if (tag < 0) return this.lines + account;
    const { slots, accountOf, tagOf, tagged } = this;
    const mask = slots.length - 1;
    let slot = mixed(account, tag) & mask;
    for (let pot = slots[slot]!; pot >= 0; pot = slots[slot]!) {
      if (accountOf[pot - tagged] === account && tagOf[pot - tagged] === tag) return pot;
      slot = (slot + 1) & mask;
    }
    const pot = this.count;
    slots[slot] = pot;
    this.keep(pot - tagged, account, tag);
    this.count = pot + 1;
    if ((this.count - tagged) * 2 > slots.length) this.rehash();
    return pot;
  }

  /** Account of a pot that is not a line. */
  account(pot: number): number {
    return pot < this.tagged ? pot - this.lines : this.accountOf[pot - this.tagged]!;
  }

  tag(pot: number): number {
    return pot < this.tagged ? -1 : this.tagOf[pot - this.tagged]!;
  }

  /** All pots of accounts, by account, then tag, none first. */
  inOrder(tags: number): Int32Array {
    const { lines, accounts, tagged, accountOf, tagOf } = this;
    const extra = this.count - tagged;
    // By tag, then by account without disturbing that: each time count, add up, deal out.
    const byTag = new Int32Array(extra);
    const tagStart = new Int32Array(tags + 1);
    for (let place = 0; place < extra; place += 1) tagStart[tagOf[place]! + 1]! += 1;
    for (let tag = 0; tag < tags; tag += 1) tagStart[tag + 1]! += tagStart[tag]!;
    for (let place = 0; place < extra; place += 1) byTag[tagStart[tagOf[place]!]!++] = place;
    const start = new Int32Array(accounts + 1);
    for (let place = 0; place < extra; place += 1) start[accountOf[place]! + 1]! += 1;
    for (let account = 0; account < accounts; account += 1) start[account + 1]! += start[account]! + 1;
    const ordered = new Int32Array(accounts + extra);
    for (let account = 0; account < accounts; account += 1) ordered[start[account]!++] = lines + account;
    for (const place of byTag) ordered[start[accountOf[place]!]!++] = tagged + place;
    return ordered;
  }

  private keep(place: number, account: number, tag: number): void {
    if (place === this.accountOf.length) {
      this.accountOf = grownPlaces(this.accountOf, place * 2);
      this.tagOf = grownPlaces(this.tagOf, place * 2);
    }
    this.accountOf[place] = account;
    this.tagOf[place] = tag;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let pot = this.tagged; pot < this.count; pot += 1) {
      let slot = mixed(this.accountOf[pot - this.tagged]!, this.tagOf[pot - this.tagged]!) & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = pot;
    }
    this.slots = slots;
  }
}

/** Spreads pairs over all bits; the multipliers are those of murmur3. */
function mixed(account: number, tag: number): number {
  let hash = Math.imul(account, 0xcc9e2d51) ^ Math.imul(tag + 1, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
