import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { FindingView } from './warnings.shapes.js';
import { BANDS, type Band } from './words.js';

export class GroupQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ description: 'Groups with a finding of this rule, by code or id, or of this class.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @ApiPropertyOptional({ enum: BANDS, description: 'Groups whose worst finding has this band.' })
  @IsOptional()
  @IsIn(BANDS)
  band?: Band;

  @optionalInteger({ minimum: 1, maximum: 100, default: 25, description: 'Groups on a page.' })
  limit?: number;

  @pageCursor(600)
  cursor?: string;
}

export class GroupMembersQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Findings on a page.' })
  limit?: number;

  @pageCursor(100)
  cursor?: string;
}

export class RuleCount {
  @ApiProperty() code!: string;
  @count('Findings of it.') findings!: number;
}

export class RegionCount {
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @text('Its name.') regionName!: string | null;
  @count('Findings there.') findings!: number;
}

export class HubView {
  @ApiProperty({ description: 'Edge id.' }) id!: string;
  @count('Findings of the scope that name it.') findings!: number;
}

/** Findings that go together: of one subject, or connected by payments and other edges that several of them name. */
export class FindingGroupView {
  @ApiProperty({ description: 'Id of one of its findings, the smallest: the same as long as the same findings are in it.' }) id!: string;
  @ApiProperty({ enum: BANDS, description: 'Worst band in it.' }) band!: Band;
  @count('Findings in it.') findings!: number;
  @count('What they are about.') subjects!: number;
  @fen(
    'Amount at risk, not counted twice: of findings that share a payment, or that name none and have one subject, only the largest counts. The least that is at risk, since two of them may still be about different parts.',
  )
  amount!: number;
  @fen('All amounts added up: the most.') sum!: number;
  @count('Edges that two or more of its findings name and by which they were joined.') shared!: number;
  @ApiProperty({ type: [RuleCount], description: 'Most findings first, then by code.' }) rules!: RuleCount[];
  @ApiProperty({ type: [RegionCount], description: 'Most findings first, then by code; at most ten.' }) regions!: RegionCount[];
  @ApiProperty({ type: [HubView], description: 'Edges of its findings that joined nothing, since too many name them; at most ten.' }) notJoined!: HubView[];
  @ApiProperty({ type: [FindingView], description: 'Worst band, largest amount first; the first of a list, else a page.' }) listed!: FindingView[];
}

export class FindingGroupListView {
  @ApiProperty({ type: [FindingGroupView], description: 'By worst band, amount (largest first), size, id.' }) groups!: FindingGroupView[];
  @count('Groups that the question meets.') total!: number;
  @count('Findings in them.') findings!: number;
  @count('Findings that stand and were looked at, before rule and band are asked for.') compared!: number;
  @ApiProperty({ description: 'There are more findings than are grouped; the worst come first.' }) isCut!: boolean;
  @count('An edge that more findings name than this joins none of them, and a subject with more stays a group of its own.') joinMax!: number;
  @ApiProperty({ type: [HubView], description: 'Edges that joined nothing for that reason, most findings first; at most twenty.' }) notJoined!: HubView[];
  @count('How many they are in all.') notJoinedCount!: number;
  @text('Give it back for the rest.') cursor!: string | null;
}

export class FindingGroupPageView extends FindingGroupView {
  @text('Give it back for the rest of its findings.') cursor!: string | null;
}
