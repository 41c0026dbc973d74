import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';

const day = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', description: `${description} Epoch ms of its 00:00, Asia/Shanghai.` });

/**
 * serials: holes in the numbers of documents, per issuer and year. silence: days without rows inside what a batch says it covers.
 * payees: accounts that received money and whose further course nothing loaded shows. periods: what is covered, source by region by
 * year, and rows outside of it. placeholders: things that are mentioned and never stated.
 */
export const COVERAGE_SECTIONS = ['serials', 'silence', 'payees', 'periods', 'placeholders'] as const;
export type CoverageSection = (typeof COVERAGE_SECTIONS)[number];

export class CoverageQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ enum: COVERAGE_SECTIONS, description: 'Only this section; the others are null. Needed with `cursor`.' })
  @IsOptional()
  @IsIn(COVERAGE_SECTIONS)
  section?: CoverageSection;

  @optionalInteger({ minimum: 1949, maximum: 2100, description: 'Only this year: of document numbers, of silent days, of periods.' })
  year?: number;

  @optionalInteger({ minimum: 1, maximum: 400, default: 10, description: 'silence: shortest run to list, in working days (Monday to Friday; public holidays are not known).' })
  workingDays?: number;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Rows of each section on a page.' })
  limit?: number;

  @pageCursor(600, 'Where the page before ended (`cursor` of that section).')
  cursor?: string;
}

/** What every section says about itself. */
export class CoveragePage {
  @count('Rows that the question covers, listed or not.') total!: number;
  @count('Rows that are not on this page.') leftOutRows!: number;
  @fen('What hangs on the rows that are not on this page; 0 where rows carry no money.') leftOutAmount!: number;
  @text('Give it back as `cursor`, with `section`, for the next page; null: this was the last.') cursor!: string | null;
}

export class MentionedNumber {
  @ApiProperty({ example: '豫财农〔2017〕9号' }) number!: string;
  @count('Lines that name it as their upper document.') mentions!: number;
  @fen('Sum of those lines.') amount!: number;
}

export class SerialRange {
  @count('First number of the hole.') from!: number;
  @count('Last number of the hole.') to!: number;
}

/** The numbers of one issuer (by its 机关代字) in one year, from 1 to the highest that is known. */
export class SerialGap {
  @text('Node id of the issuing unit; null where only mentions are known.') issuer!: string | null;
  @text('') issuerName!: string | null;
  @text('Region code of the issuer.') region!: string | null;
  @ApiProperty({ example: '豫财农' }) agency!: string;
  @count('Year in the number.') year!: number;
  @count('Highest number known: the range looked at is 1 to this.') highest!: number;
  @count('Numbers in the range whose document is loaded.') loaded!: number;
  @ApiProperty({ type: [MentionedNumber], description: 'Numbers named by others and not loaded; by amount, largest first, then number; at most 50.' }) mentioned!: MentionedNumber[];
  @count('All of them, listed or not.') mentionedTotal!: number;
  @fen('Sum of the lines that name them.') mentionedAmount!: number;
  @count('Numbers never seen: not loaded and named nowhere. Documents on other matters take numbers too.') missing!: number;
  @ApiProperty({ type: [SerialRange], description: 'Where they are, in order; at most 100 ranges.' }) missingRanges!: SerialRange[];
}

export class SerialSection extends CoveragePage {
  @ApiProperty({ type: [SerialGap], description: 'By amount mentioned, then numbers missing, largest first; then agency and year.' }) rows!: SerialGap[];
  @count('Documents loaded whose number has no readable serial: they are in no range.') unreadable!: number;
}

/** A stretch of days without a row of one source in one region, inside what is covered. */
export class SilentRun {
  @ApiProperty({ example: 'PAY', description: 'Code of the source.' }) source!: string;
  @ApiProperty() region!: string;
  @text('') regionName!: string | null;
  @day('First day without a row.') from!: number;
  @day('Last day without a row.') to!: number;
  @count('Days from first to last.') days!: number;
  @count('Of them Monday to Friday.') workingDays!: number;
  @ApiProperty({ description: 'The covered period begins or ends with it: no row before, or none after.' }) atEdge!: boolean;
}

/** A source that a batch says it covers for a region, and that has no row there. */
export class EmptyPair {
  @ApiProperty({ example: 'SPECIAL' }) source!: string;
  @ApiProperty() region!: string;
  @text('') regionName!: string | null;
  @count('Days covered.') days!: number;
}

export class SilenceSection extends CoveragePage {
  @ApiProperty({ type: [SilentRun], description: 'By working days, longest first; then source, region, first day.' }) rows!: SilentRun[];
  @count('Pairs of source and region that were looked at: those covered whose rows carry a day.') pairs!: number;
  @ApiProperty({ type: [EmptyPair], description: 'Pairs covered in which no row was found at all, by source and region; they are in no run. At most 500.' })
  emptyPairs!: EmptyPair[];
  @count('All of them, listed or not.') empty!: number;
}

export const PAYEE_GAPS = ['no-account-number', 'nothing-outgoing', 'outgoing-only'] as const;
export type PayeeGap = (typeof PAYEE_GAPS)[number];

/** An account that received money and for which no statement is loaded. */
export class PayeeWithoutStatement {
  @ApiProperty({ description: 'Node id of the account.' }) account!: string;
  @text('Name on the account, masked where it is personal.') name!: string | null;
  @text('Masked number.') number!: string | null;
  @ApiProperty({ example: 'enterprise' }) kind!: string;
  @text('Region code.') region!: string | null;
  @ApiProperty({
    enum: PAYEE_GAPS,
    description:
      'no-account-number: the account is known by a name only. nothing-outgoing: nothing is loaded about what it did with the money. outgoing-only: some payments out of it are loaded, but no balance proves that they are all.',
  })
  gap!: PayeeGap;
  @fen('Received.') received!: number;
  @count('Payments received.') payments!: number;
  @ApiProperty({ type: 'integer', description: 'First payment received. Epoch ms.' }) firstAt!: number;
  @ApiProperty({ type: 'integer', description: 'Last payment received. Epoch ms.' }) lastAt!: number;
}

export class PayeeGapSum {
  @ApiProperty({ enum: ['with-statement', ...PAYEE_GAPS] }) gap!: PayeeGap | 'with-statement';
  @count('Accounts.') accounts!: number;
  @fen('Received by them.') received!: number;
}

export class PayeeSection extends CoveragePage {
  @ApiProperty({ type: [PayeeWithoutStatement], description: 'By amount received, largest first, then id.' }) rows!: PayeeWithoutStatement[];
  @ApiProperty({ type: [PayeeGapSum], description: 'All accounts outside treasuries that received money, in the order of the codes: they add up to everything received.' })
  sums!: PayeeGapSum[];
}

export class PeriodYear {
  @count('') year!: number;
  @count('Days of the year that are covered.') coveredDays!: number;
  @count('Days of the year.') days!: number;
  @count('Rows of the source with a day in the year.') rows!: number;
  @fen('Their sum.') amount!: number;
  @count('Of them, rows on days that no batch says it covers.') outsideRows!: number;
  @fen('Their sum: money without coverage.') outsideAmount!: number;
}

/** One source in one region, year by year. */
export class PeriodRow {
  @ApiProperty({ example: 'PAY' }) source!: string;
  @ApiProperty() region!: string;
  @text('') regionName!: string | null;
  @ApiProperty({ description: 'Rows of this source carry a day, so that rows and money are counted; otherwise only what is covered is known.' }) counted!: boolean;
  @ApiProperty({ type: [PeriodYear], description: 'Every year between the first and the last that is covered or has rows.' }) years!: PeriodYear[];
  @fen('Money on days that are not covered.') outsideAmount!: number;
}

export class PeriodSection extends CoveragePage {
  @ApiProperty({ type: [PeriodRow], description: 'By money without coverage, largest first; then source, region.' }) rows!: PeriodRow[];
  @fen('Money on days that are not covered, over all rows.') outsideAmount!: number;
  @ApiProperty({ type: [String], description: 'Source codes, in order.' }) sources!: string[];
}

/** Something that rows mention and no row states. */
export class Placeholder {
  @ApiProperty({ description: 'Node id, or `document:|<number>` for a document known only by the number that lines name.' }) id!: string;
  @ApiProperty({ example: 'Indicator', description: 'Kind of thing.' }) kind!: string;
  @text('Name, number or title as mentioned, masked where personal.') name!: string | null;
  @fen('Money that hangs on it: payments drawn on, out of or into it, lines that name it.') amount!: number;
  @count('Rows that mention it.') mentions!: number;
}

export class PlaceholderSum {
  @ApiProperty({ example: 'Indicator' }) kind!: string;
  @count('') things!: number;
  @fen('Money that hangs on them.') amount!: number;
}

export class PlaceholderSection extends CoveragePage {
  @ApiProperty({ type: [Placeholder], description: 'By amount, largest first, then id.' }) rows!: Placeholder[];
  @ApiProperty({ type: [PlaceholderSum], description: 'By kind, in alphabetical order.' }) sums!: PlaceholderSum[];
}

export class CompletenessView {
  @ApiProperty({ type: SerialSection, nullable: true }) serials!: SerialSection | null;
  @ApiProperty({ type: SilenceSection, nullable: true }) silence!: SilenceSection | null;
  @ApiProperty({ type: PayeeSection, nullable: true }) payees!: PayeeSection | null;
  @ApiProperty({ type: PeriodSection, nullable: true }) periods!: PeriodSection | null;
  @ApiProperty({ type: PlaceholderSection, nullable: true }) placeholders!: PlaceholderSection | null;
  @count('Sequence of the newest visible batch.') dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
