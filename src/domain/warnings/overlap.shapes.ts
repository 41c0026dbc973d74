import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { count, optionalInteger, regionCode } from '../model/fields.shapes.js';

export class OverlapQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ description: 'Only pairs with this rule, by code or id.', example: 'JS-01' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Pairs at most.' })
  limit?: number;
}

/** How much two rules show of the same: findings of either that share their subject, or a payment, with one of the other. */
export class OverlapView {
  @ApiProperty({ description: 'Id of a rule; in a draft, of the draft.' }) rule!: string;
  @ApiProperty({ description: 'Id of another rule.' }) other!: string;
  @count('Findings of `rule` that share something with one of `other`.') shared!: number;
  @count('Findings of `other` that share something with one of `rule`.') otherShared!: number;
  @count('Of `shared`: those that have a subject in common. One finding may share both.') bySubject!: number;
  @count('Of `shared`: those that have a payment in common.') byPayment!: number;
  @count('Findings of `rule` that were compared.') findings!: number;
  @count('Findings of `other` that were compared.') otherFindings!: number;
}

export class OverlapListView {
  @ApiProperty({ type: [OverlapView], description: 'By findings shared (most first), then by rule; a pair is told once.' }) overlaps!: OverlapView[];
  @count('Pairs in all.') pairs!: number;
  @count('Findings compared: hits that stand.') findings!: number;
  @ApiProperty({ description: 'There are more findings than are compared (200,000); the worst come first.' }) isCut!: boolean;
}
