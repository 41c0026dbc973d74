import { Former } from './links.js';

/** What an indicator says of itself; texts as numbers of the graph's names, -1 or NaN where it says nothing. */
export interface LineWords {
  readonly region: number;
  /** Region it is given to, where no unit or region node says so. */
  readonly statedRecipientRegion: number;
  /** Fen. */
  readonly amount: number;
  /** Epoch ms. */
  readonly issuedAt: number;
  readonly executable: number;
  readonly fiscalYear: number;
  readonly fundTag: number;
  readonly fundName: number;
  readonly ownNumber: number;
  readonly upperNumber: number;
  /** Fen. */
  readonly balanceAsStated: number;
}

/** What is known of an indicator: its own words, and what other things say of it. */
export interface LineValues extends LineWords {
  /** Document that carries it; the first by id of several. */
  readonly document: number;
  readonly recipientParty: number;
  readonly recipientIsRegion: number;
  readonly recipientRegion: number;
  readonly project: number;
}

/** Names of the columns of `LineWords`. */
export const WORDS = [
  'region',
  'statedRecipientRegion',
  'amount',
  'issuedAt',
  'executable',
  'fiscalYear',
  'fundTag',
  'fundName',
  'ownNumber',
  'upperNumber',
  'balanceAsStated',
] as const satisfies readonly (keyof LineWords)[];

/** What indicators said of themselves before a batch changed it. */
export class FormerLines extends Former {
  region = this.int32('region', -1);
  statedRecipientRegion = this.int32('statedRecipientRegion', -1);
  amount = this.float64('amount');
  issuedAt = this.float64('issuedAt', NaN);
  executable = this.uint8('executable');
  fiscalYear = this.int32('fiscalYear', -1);
  fundTag = this.int32('fundTag', -1);
  fundName = this.int32('fundName', -1);
  ownNumber = this.int32('ownNumber', -1);
  upperNumber = this.int32('upperNumber', -1);
  balanceAsStated = this.float64('balanceAsStated', NaN);

  set(line: number, addedIn: number, retiredIn: number, words: LineWords): void {
    const row = this.rowFor(line, addedIn, retiredIn);
    for (const word of WORDS) this[word][row] = words[word];
  }
}

/** Of a line that said nothing yet. */
export const NO_WORDS: LineWords = {
  region: -1,
  statedRecipientRegion: -1,
  amount: 0,
  issuedAt: NaN,
  executable: 0,
  fiscalYear: -1,
  fundTag: -1,
  fundName: -1,
  ownNumber: -1,
  upperNumber: -1,
  balanceAsStated: NaN,
};
