import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { count, fen, optionalInteger, regionCode, text } from '../model/fields.shapes.js';
import { FINDING_EVENTS, type FindingEventName } from './finding-store.js';
import { FINDING_STATES, type FindingState } from './warnings.shapes.js';
import { BANDS, RULE_CLASSES, type Band, type RuleClass } from './words.js';

/** When the order of all events began, and a position in it: 1764400000000.57. */
export const EVENT_CURSOR = /^\d{1,15}\.\d{1,15}$/u;

export class FindingEventsQuestion {
  @ApiPropertyOptional({
    description:
      'Where to go on: the `cursor` of an answer, or the `id` of an event of the stream; 0.0 is the beginning. Default: for pages the beginning, for the stream what happens from now on. Of an order that is gone with its data, everything is given.',
    example: '0.0',
  })
  @IsOptional()
  @Matches(EVENT_CURSOR)
  after?: string;

  @ApiPropertyOptional({ description: 'Rule by code or id, or a class: JS-01, js-01-registered-late, JS.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @ApiPropertyOptional({ enum: BANDS, description: 'Only findings in this band after the event.' })
  @IsOptional()
  @IsIn(BANDS)
  band?: Band;

  @ApiPropertyOptional({ enum: FINDING_EVENTS, description: 'Only this kind of event.' })
  @IsOptional()
  @IsIn(FINDING_EVENTS)
  event?: FindingEventName;

  @optionalInteger({ minimum: 1, maximum: 1000, default: 100, description: 'Events on a page.' })
  limit?: number;

  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;
}

/** One event of a finding, without names: what it is about is told by `GET /api/findings/{id}`. */
export class FindingEventItem {
  @ApiProperty({ description: 'Place in the order of all events; give it back as `after` to go on behind it.' }) id!: string;
  @count('Running number in the order of all events; numbers that are missing belong to other regions.') position!: number;
  @ApiProperty({ description: 'Id of the finding.' }) finding!: string;
  @ApiProperty({ enum: FINDING_EVENTS }) event!: FindingEventName;
  @count('Recorded; epoch ms.') at!: number;
  @ApiProperty({ description: 'Who: `system` is a run of the service.' }) actor!: string;
  @ApiProperty({ description: 'Run.' }) run!: string;
  @count('Data version.') dataVersion!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The day D as of which it was judged, its last moment; epoch ms.' }) asOf!: number | null;
  @ApiProperty({ example: 'js-01-registered-late' }) rule!: string;
  @ApiProperty({ example: 'JS-01' }) code!: string;
  @ApiProperty({ enum: RULE_CLASSES }) class!: RuleClass;
  @count('Version of the rule.') version!: number;
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @ApiProperty({ description: 'Node id of what the finding is about; those of persons, households and accounts give nothing away.' }) subject!: string;
  @text('Clause of the rule that is met.') clause!: string | null;
  @text('Trap that explains it.') trap!: string | null;
  @ApiProperty({ enum: FINDING_STATES, description: 'After the event.' }) status!: FindingState;
  @ApiProperty({ enum: FINDING_STATES, nullable: true, type: 'string', description: 'Before it; null: it was not known.' }) statusBefore!: FindingState | null;
  @ApiProperty({ enum: BANDS, description: 'After the event; of `gone`, before it.' }) band!: Band;
  @ApiProperty({ enum: BANDS, nullable: true, type: 'string', description: 'Before it; null: it was not known.' }) bandBefore!: Band | null;
  @fen('Amount at risk after the event; of `gone`, before it.') amount!: number;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Before it; null: it was not known. Fen.' }) amountBefore!: number | null;
  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description:
      'Of `recovered`: how much of its payments has come back since the event before; less than 0 where a return was withdrawn or an earlier day was judged. Fen.',
  })
  recovered!: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Measured value, in the measure of the rule.' }) measured!: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Its limit.' }) limit!: number | null;
}

export class FindingEventPage {
  @ApiProperty({ type: [FindingEventItem], description: 'In the order in which they were recorded.' }) events!: FindingEventItem[];
  @ApiProperty({ description: 'Where the page ended; give it back as `after`, also later, for what has happened since.' }) cursor!: string;
  @ApiProperty({ description: 'There are more now.' }) more!: boolean;
}
