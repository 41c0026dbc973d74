import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';

/** What part of the books to look at, and which page of the gaps. */
export class BooksQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @regionCode('Only books of this region; regions below it are not included.', '410325')
  region?: string;

  @optionalInteger({ minimum: 1949, maximum: 2100, example: 2017, description: 'Fiscal year of the lines; of accounts, the year in which the gap ends.' })
  year?: number;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Gaps on a page.' })
  limit?: number;

  @pageCursor(600)
  cursor?: string;
}

export class AccountBooksQuestion extends BooksQuestion {
  @ApiPropertyOptional({ description: 'Only this account: its node id.', example: 'account:6f2ae638ae10678f0691ea0e1d2906af' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  account?: string;
}

/** What a page leaves out. */
export class LeftOut {
  @count('Rows that are not on this page.') rows!: number;
  @fen('Sum of their differences, without signs.') amount!: number;
}

export const STATED_KINDS = ['opening-balance', 'closing-balance', 'statement-line'] as const;

/** A balance that a source states: of a day (a Balance), or after one line of a statement. */
export class StatedBalance {
  @ApiProperty({
    enum: STATED_KINDS,
    description: 'opening-balance: before the first movement of the day; closing-balance: after its last; statement-line: after that movement.',
  })
  kind!: (typeof STATED_KINDS)[number];
  @ApiProperty({ description: 'Id of the Balance node or of the record whose row states it.' }) id!: string;
  @ApiProperty({ type: 'integer', description: 'Day of the balance, or time of the movement. Epoch ms, Asia/Shanghai.' }) at!: number;
  @text('Serial number of the bank; only of a statement line.') serial!: string | null;
  @fen('The balance stated.') amount!: number;
  @text('The source row: `<batch>/<file>/<line>`.') source!: string | null;
}

/** Between two stated balances the movements do not make up the difference. */
export class AccountGap {
  @ApiProperty({ description: 'Node id of the account.' }) account!: string;
  @text('Name on the account, masked where it is personal.') name!: string | null;
  @text('Masked number.') number!: string | null;
  @text('') institution!: string | null;
  @ApiProperty({ example: 'special', description: 'Kind of account.' }) kind!: string;
  @text('Region code of the account.') region!: string | null;
  @ApiProperty({ type: StatedBalance, description: 'The stated balance before the gap.' }) from!: StatedBalance;
  @ApiProperty({ type: StatedBalance, description: 'The next stated balance, which the movements do not reach.' }) to!: StatedBalance;
  @fen('Came in between the two.') received!: number;
  @fen('Went out between the two.') paid!: number;
  @count('Movements between the two.') movements!: number;
  @fen('from.amount + received − paid.') expected!: number;
  @fen('to.amount.') stated!: number;
  @fen('stated − expected: above zero, more is in the account than the movements bring.') difference!: number;
  @ApiProperty({ description: 'A movement in between states only its day, so that it may belong before or after one of the two balances.' })
  orderUnproven!: boolean;
}

export class AccountBooksView {
  @ApiProperty({ type: [AccountGap], description: 'By difference without its sign, largest first; then account and time.' }) gaps!: AccountGap[];
  @count('Gaps that the question covers, listed or not.') total!: number;
  @count('Accounts for which at least one balance is stated.') accounts!: number;
  @count('Of them, accounts with one stated balance only: nothing can be compared.') singleBalance!: number;
  @count('Stretches from one stated balance to the next that were compared.') stretches!: number;
  @count('Of them, stretches that agree to the fen.') agreeing!: number;
  @fen('Sum of the gaps above zero.') above!: number;
  @fen('Sum of the gaps below zero, as a negative number.') below!: number;
  @ApiProperty({ type: LeftOut }) leftOut!: LeftOut;
  @text('Give it back as `cursor` for the next page; null: this was the last.') cursor!: string | null;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}

/** A line whose stated balance is not what its moves and payments leave. */
export class IndicatorGap {
  @ApiProperty({ description: 'Node id of the line.', example: 'indicator:411700|2021|ZB0003' }) id!: string;
  @ApiProperty() region!: string;
  @text('') regionName!: string | null;
  @count('') fiscalYear!: number;
  @ApiProperty({ description: 'Number of the line in its region and year.' }) code!: string;
  @text('Number of the document that carries it.') documentNumber!: string | null;
  @text('Node id of the unit or region it was given to.') recipient!: string | null;
  @fen('Amount of the line.') amount!: number;
  @fen('Came in on top of the amount: adjustments, and what was recalled or cut back below.') arrived!: number;
  @fen('Went out to other lines: distribution, pooling, carry-over, reissue, reduction, recall, adjustment.') distributed!: number;
  @fen('Payments drawn on it; of a payment on two legs only the first, a bounce taken off.') paid!: number;
  @fen('Given back to it by refunds and reversals.') restored!: number;
  @fen('Moved to it by correction vouchers, less what they moved away: adds to `paid`.') corrected!: number;
  @fen('amount + arrived − distributed − paid + restored − corrected.') expected!: number;
  @fen('The balance its source states.') stated!: number;
  @fen('stated − expected.') difference!: number;
  @text('The source row: `<batch>/<file>/<line>`.') source!: string | null;
}

export class IndicatorBooksView {
  @ApiProperty({ type: [IndicatorGap], description: 'By difference without its sign, largest first, then id.' }) gaps!: IndicatorGap[];
  @count('Gaps that the question covers, listed or not.') total!: number;
  @count('Lines whose balance is stated and was compared.') compared!: number;
  @count('Lines without a stated balance: nothing can be compared.') notStated!: number;
  @fen('What those lines should have left, by their moves and payments.') notStatedExpected!: number;
  @fen('Sum of the stated balances compared.') stated!: number;
  @fen('Sum of the gaps above zero.') above!: number;
  @fen('Sum of the gaps below zero, as a negative number.') below!: number;
  @ApiProperty({ type: LeftOut }) leftOut!: LeftOut;
  @text('Give it back as `cursor` for the next page; null: this was the last.') cursor!: string | null;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
