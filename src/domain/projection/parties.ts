import { labelOfId } from '../model/model.js';
import { Columns, type Section } from './columns.js';
import { Ids } from './ids.js';
import { Former, Links } from './links.js';

export const PARTY_LABELS = ['Unit', 'Enterprise', 'Household', 'Person', 'Region'] as const;
/** In `kind` and `label` columns: none of the words known. */
export const NO_WORD = 255;

class FormerParties extends Former {
  region = this.int32('region', -1);

  set(party: number, addedIn: number, retiredIn: number, region: number): void {
    this.region[this.rowFor(party, addedIn, retiredIn)] = region;
  }
}

/** Who holds accounts and receives quota. */
export class Parties extends Columns {
  readonly ids = new Ids();
  /** Place in PARTY_LABELS. */
  label = this.uint8('label');
  /** Region the party belongs to, in `regions`; -1 none. A region as a party belongs to none; its own code is in `code`. */
  region = this.int32('region', -1);
  /** Of a party that is a region: itself, in `regions`; else -1. */
  code = this.int32('code', -1);
  /** Batch since which the values are as they are. */
  changedIn = this.int32('changedIn');
  readonly former = new FormerParties();
  /** Person → household, with the day since when. */
  readonly memberships = new Links();
  /** Household or person → subsidy item, in `items`; `value`: the day of approval, epoch ms, Infinity where none is stated. */
  readonly grants = new Links();
  /** Kind of record, in `recordKinds` → whom such a record is about. */
  readonly records = new Links();
  /** Person → enterprise. */
  readonly represents = new Links();
  /** Person or enterprise → enterprise. */
  readonly owns = new Links();
  /** Person → unit. */
  readonly staff = new Links();
  /** Person → person. */
  readonly kin = new Links();

  number(id: string): number {
    const { count } = this;
    const party = this.numbered(this.ids, id);
    if (party < count) return party;
    const label = PARTY_LABELS.indexOf(labelOfId(id) as (typeof PARTY_LABELS)[number]);
    this.label[party] = label < 0 ? NO_WORD : label;
    return party;
  }

  regionAt(party: number, batch: number): number {
    if (batch >= this.changedIn[party]!) return this.region[party]!;
    const row = this.former.at(party, batch);
    return row < 0 ? -1 : this.former.region[row]!;
  }

  override sections(): Section[] {
    const links = ['memberships', 'grants', 'records', 'represents', 'owns', 'staff', 'kin'] as const;
    return [...super.sections(), ...this.ids.sections(), ...this.former.sections(), ...links.flatMap((name) => this[name].sectionsAs(name))];
  }
}
