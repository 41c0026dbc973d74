import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { CHECKS, REASONS, REASON_CODES, type Check, type Reason } from './words.js';

const REASON_TEXT = Object.entries(REASONS)
  .map(([code, meaning]) => `${code}: ${meaning}`)
  .join(' ');
const CHECK_TEXT =
  'issued-registered: issued from above · registered here. received-distributed: those lines · passed on from them. given-registered: given to own units · registered by them. quota-payments: quota to spend · payments drawn. indicator-balances: balances computed · stated. payments-observed: payments · of them recorded by a second system. bank-balances: balances by movements · by statements. ledger-income, ledger-passed-down, ledger-expenditure, ledger-treasury: general ledger · the same by lines, payments and statements. ledger-lines: booked line by line · paid.';

export class ReconciliationQuestion {
  @regionCode('Region whose books are compared, with those below it. Default: the scope, or all regions.', '410300')
  region?: string;

  @optionalInteger({ minimum: 1949, maximum: 2100, example: 2020, description: 'Fiscal year. Default: all years, each compared by itself and added up.' })
  year?: number;

  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;
}

export class ReconciliationLinesQuestion extends ReconciliationQuestion {
  @ApiProperty({ enum: CHECKS, example: 'issued-registered', description: CHECK_TEXT })
  @IsIn(CHECKS)
  check!: Check;

  @ApiPropertyOptional({ enum: REASON_CODES, description: 'Only lines with this reason. Default: all.' })
  @IsOptional()
  @IsIn(REASON_CODES)
  reason?: Reason;

  @ApiPropertyOptional({ type: Boolean, default: true, description: 'Also the lines of the regions below.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  below?: boolean;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Lines on a page.' })
  limit?: number;

  @pageCursor(600)
  cursor?: string;
}

export class ReasonSum {
  @ApiProperty({ enum: REASON_CODES, description: REASON_TEXT }) reason!: Reason;
  @fen('Part of the difference; below zero where the right side is the larger one.') amount!: number;
  @count('Lines behind it.') lines!: number;
}

/** Two figures that should be equal. */
export class CheckResult {
  @ApiProperty({ enum: CHECKS, description: CHECK_TEXT }) check!: Check;
  @ApiProperty({
    description:
      'False: nothing is loaded to compare with. The whole difference then has the reason source-not-loaded and counts neither in `differences` nor in `unexplained` of the row.',
  })
  evaluable!: boolean;
  @ApiProperty({ type: [String], description: 'Codes of the sources that are missing, for some or all regions of the row: REGISTER, PAY, BANKSTATE, LEDGER …' })
  missing!: string[];
  @fen('First figure.') left!: number;
  @fen('Second figure.') right!: number;
  @fen('left − right = the sum of the reasons and `unexplained`, exactly.') difference!: number;
  @ApiProperty({ type: [ReasonSum], description: 'By amount without its sign, largest first, then code; without `unknown`.' }) reasons!: ReasonSum[];
  @fen('What has no known reason.') unexplained!: number;
  @count('Lines behind it.') unexplainedLines!: number;
}

/** The comparisons of one region, alone or with those below it. Rolled up, the figures of every level add up: the same money counts at each level that handed it on. */
export class ReconciliationRow {
  @text('Region code; null: all regions.') region!: string | null;
  @text('') regionName!: string | null;
  @text('') level!: string | null;
  @ApiProperty({ description: 'With the regions below.' }) rolledUp!: boolean;
  @count('Regions directly below.') children!: number;
  @ApiProperty({ type: [CheckResult], description: 'In the order of the list of checks; those that compare nothing at all are included.' })
  checks!: CheckResult[];
  @fen('Sum of all differences without their signs, region by region and check by check: opposite ones do not cancel out.') differences!: number;
  @fen('The same of what has no known reason.') unexplained!: number;
}

export class RegionName {
  @ApiProperty() region!: string;
  @text('') name!: string | null;
}

export class ReconciliationView {
  @ApiProperty({ type: [RegionName], description: 'From the top (of the scope) down to the region: its supervisors and itself; empty for all regions.' })
  path!: RegionName[];
  @ApiProperty({ type: 'integer', nullable: true }) year!: number | null;
  @ApiProperty({ type: [Number], description: 'Fiscal years that have lines.' }) years!: number[];
  @ApiProperty({ type: ReconciliationRow, description: 'The region with all below it: own + the sum of children, exactly.' }) whole!: ReconciliationRow;
  @ApiProperty({ type: ReconciliationRow, nullable: true, description: 'The region alone; null for all regions.' }) own!: ReconciliationRow | null;
  @ApiProperty({
    type: [ReconciliationRow],
    description: 'The regions directly below, each with what is below it, by code; those without any figure are left out.',
  })
  children!: ReconciliationRow[];
  @count('Regions directly below that have no figure.') emptyChildren!: number;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}

export const LINE_KINDS = ['indicator', 'payment', 'account', 'ledger'] as const;

/** One line behind a difference. */
export class ReconciliationLine {
  @ApiProperty({ description: 'Node id of the line or account; edge id of the payment; node id of the ledger record.' }) id!: string;
  @ApiProperty({ enum: LINE_KINDS, description: 'What `id` names. ledger: a subject of the general ledger, id of its first record.' })
  kind!: (typeof LINE_KINDS)[number];
  @ApiProperty({ enum: REASON_CODES, description: REASON_TEXT }) reason!: Reason;
  @ApiProperty() region!: string;
  @text('') regionName!: string | null;
  @text('Number of the document that carries the line, or that the payment names.') documentNumber!: string | null;
  @text('Name of what it went to, masked where personal: recipient of a line, payee of a payment, name on an account.') name!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Issue of the line, payment, end of the statement gap. Epoch ms, Asia/Shanghai.' }) at!:
    number | null;
  @fen('What it adds to the left figure, all its reasons together.') left!: number;
  @fen('What it adds to the right figure, all its reasons together.') right!: number;
  @fen('The part of left − right that has this reason.') difference!: number;
  @ApiProperty({ type: [String], description: 'Source rows: `<batch>/<file>/<line>`, at most 10.' }) sources!: string[];
}

export class ReconciliationLinesView {
  @ApiProperty({ type: [ReconciliationLine], description: 'By difference without its sign, largest first, then id.' }) lines!: ReconciliationLine[];
  @count('Lines that the question covers, listed or not.') total!: number;
  @fen('Sum of their differences, with signs.') amount!: number;
  @count('Lines that are not on this page.') leftOutLines!: number;
  @fen('Sum of their differences, with signs.') leftOutAmount!: number;
  @text('Give it back as `cursor` for the next page; null: this was the last.') cursor!: string | null;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
