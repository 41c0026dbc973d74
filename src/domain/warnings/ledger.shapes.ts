import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { RULE_CLASSES, type RuleClass } from './words.js';

export const LEDGER_FORMATS = ['csv', 'xlsx'] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

export class LedgerQuestion {
  @optionalInteger({ minimum: 2000, maximum: 2100, description: 'Year in which it was recorded, Asia/Shanghai. Default: every year with an event.' })
  year?: number;

  @regionCode('Only this region and what it supervises. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ enum: RULE_CLASSES, description: 'Only rules of this class.' })
  @IsOptional()
  @IsIn(RULE_CLASSES)
  class?: RuleClass;

  @ApiPropertyOptional({ description: 'Only this rule, by code or id.', example: 'JS-01' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @optionalInteger({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'The ledger as it was at this moment, epoch ms: only what had been recorded by then. Default: now.',
  })
  until?: number;
}

export class LedgerPageQuestion extends LedgerQuestion {
  @optionalInteger({ minimum: 1, maximum: 2000, default: 500, description: 'Rows on a page.' })
  limit?: number;

  @pageCursor(200)
  cursor?: string;
}

export class LedgerSum {
  @count('Findings.') findings!: number;
  @fen('Amount at risk, added up; findings may be about the same money.') amount!: number;
}

/**
 * The book of a year: `before + opened + reopened + unexplained + changed − explained − gone = standing`, where `changed` moves amounts only.
 * What stands are hits; what a trap explains does not stand.
 */
export class LedgerSums {
  @ApiProperty({ type: LedgerSum, description: 'Stood when the year began.' }) before!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'Found for the first time.' }) opened!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'Found again after it was gone.' }) reopened!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'No trap explains it any more.' }) unexplained!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'Changes of what stood and goes on standing; the amount is by how much it grew, less what it fell.' })
  changed!: LedgerSum;
  @count('Of these changes, those to a worse band.') raised!: number;
  @count('Of these changes, those to a milder band.') lowered!: number;
  @ApiProperty({ type: LedgerSum, description: 'A trap explains it now.' }) explained!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'Found no more.' }) gone!: LedgerSum;
  @ApiProperty({
    type: LedgerSum,
    description: 'What came back of the payments of hits: how often, and how much. It enters no sum; what it changes is told by the other moves.',
  })
  recovered!: LedgerSum;
  @ApiProperty({ type: LedgerSum, description: 'Stands at the end of the year, or now.' }) standing!: LedgerSum;
}

/** One rule in one region in one year. */
export class LedgerRow extends LedgerSums {
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @text('Name of the region.') regionName!: string | null;
  @count('Year in which it was recorded.') year!: number;
  @ApiProperty() rule!: string;
  @ApiProperty({ example: 'JS-01' }) code!: string;
  @ApiProperty({ enum: RULE_CLASSES }) class!: RuleClass;
}

export class LedgerYear extends LedgerSums {
  @count('Year.') year!: number;
}

export class LedgerView {
  @ApiProperty({ type: [LedgerRow], description: 'By year (newest first), region, code; rules and regions in which nothing stood or moved are left out.' })
  rows!: LedgerRow[];
  @ApiProperty({ type: [LedgerYear], description: 'Each year in all rows, newest first.' }) years!: LedgerYear[];
  @count('The moment up to which it counts; epoch ms.') until!: number;
  @text('Give it back for the rest.') cursor!: string | null;
}
