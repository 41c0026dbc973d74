import { Adjacency } from './adjacency.js';
import { Columns, named, type Section } from './columns.js';
import { Ids } from './ids.js';
import { isVisible, Links } from './links.js';
import type { NewContract } from './new-rows.js';

/** Contracts, as newest known. */
export class Contracts extends Columns {
  readonly ids = new Ids();
  /** In `regions`; -1 none. */
  region = this.int32('region', -1);
  addedIn = this.int32('addedIn');
  retiredIn = this.int32('retiredIn');
  /** Batch since which the region is as it is. */
  changedIn = this.int32('changedIn');
  /** Payments that name it. */
  readonly payments = new Adjacency();
  /** Enterprise → contract that it has to fulfil. */
  readonly contractors = new Links();
  /** Contract → contract of which it is a part. */
  readonly parts = new Links();

  number(id: string): number {
    return this.numbered(this.ids, id);
  }

  set({ id, addedIn, retiredIn, changedIn }: NewContract, region: number): number {
    const contract = this.number(id);
    this.region[contract] = region;
    this.addedIn[contract] = addedIn;
    this.retiredIn[contract] = retiredIn ?? 0;
    this.changedIn[contract] = changedIn ?? 0;
    return contract;
  }

  visible(contract: number, batch: number): boolean {
    return isVisible(this.addedIn[contract]!, this.retiredIn[contract]!, batch);
  }

  override sections(): Section[] {
    return [
      ...super.sections(),
      ...this.ids.sections(),
      ...named('payments', this.payments.sections()),
      ...this.contractors.sectionsAs('contractors'),
      ...this.parts.sectionsAs('parts'),
    ];
  }
}
