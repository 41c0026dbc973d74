import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { count, regionCode, text } from '../model/fields.shapes.js';
import { EVENT_CURSOR } from '../warnings/finding-events.shapes.js';
import { FINDING_EVENTS, type FindingEventName } from '../warnings/finding-store.js';
import { BANDS, type Band } from '../warnings/words.js';
import { WEBHOOK_ACTS, type WebhookAct } from './webhook-store.js';

export const WEBHOOK_STATES = ['active', 'waiting', 'given-up', 'removed'] as const;
/** `waiting`: the last attempt failed and is made again. `given-up`: nothing is sent until it is resumed; nothing is lost either. */
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export class WebhookListQuestion {
  @regionCode('Only webhooks that are told of this region or of regions that it supervises. Default: all.', '410300')
  scope?: string;
}

export class WebhookRequest {
  @ApiProperty({
    description:
      'Where events are sent by POST: http or https, without user and password. This machine and private networks only where the operator allows them.',
    example: 'https://audit.example.gov.cn/hooks/yuanliu',
  })
  @IsString()
  @MaxLength(2000)
  url!: string;

  @regionCode('Only events of this region and what it supervises. Default: all.', '410300')
  scope?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 100, description: 'Only these rules: codes, ids or classes. Default: all.', example: ['SK', 'JS-01'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  rules?: string[];

  @ApiPropertyOptional({ enum: BANDS, isArray: true, description: 'Only findings in these bands after the event. Default: all.', example: ['red'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(BANDS, { each: true })
  bands?: Band[];

  @ApiPropertyOptional({ enum: FINDING_EVENTS, isArray: true, description: 'Only these kinds of event. Default: all.', example: ['new', 'raised', 'reopened'] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(FINDING_EVENTS, { each: true })
  events?: FindingEventName[];

  @ApiPropertyOptional({ description: 'Begin after this event (`cursor` or `id` of GET /api/findings/events); 0.0: with the first. Default: with the next.' })
  @IsOptional()
  @Matches(EVENT_CURSOR)
  after?: string;
}

export class WebhookEntryView {
  @count('Epoch ms.') at!: number;
  @ApiProperty({ enum: WEBHOOK_ACTS }) act!: WebhookAct;
  @ApiProperty({ description: 'Who: `system` until people sign in.' }) actor!: string;
  @text('Why, or what came of it.') detail!: string | null;
}

export class WebhookView {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Without what stands behind a question mark: it may hold a key.' }) url!: string;
  @text('Region whose events are sent, with what it supervises; null: all.') scope!: string | null;
  @ApiProperty({ type: [String], nullable: true, description: 'Ids of rules; null: all.' }) rules!: string[] | null;
  @ApiProperty({ enum: BANDS, isArray: true, nullable: true, description: 'Bands; null: all.' }) bands!: Band[] | null;
  @ApiProperty({ enum: FINDING_EVENTS, isArray: true, nullable: true, description: 'Kinds of event; null: all.' }) events!: FindingEventName[] | null;
  @ApiProperty({ enum: WEBHOOK_STATES }) state!: WebhookState;
  @count('Registered; epoch ms.') createdAt!: number;
  @ApiProperty({ description: 'Up to here everything was taken, or was not for it.' }) cursor!: string;
  @count('Events that were taken.') delivered!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Last event taken; epoch ms.' }) deliveredAt!: number | null;
  @count('Attempts at the event that is next, all of which failed.') failures!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Last attempt that failed; epoch ms.' }) failedAt!: number | null;
  @text('Why it failed.') failure!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Next attempt; epoch ms; null: at once, or none.' }) nextAt!: number | null;
  @ApiProperty({ type: [WebhookEntryView], description: 'What was done with it, in order; the last five hundred.' }) history!: WebhookEntryView[];
}

export class WebhookListView {
  @ApiProperty({ type: [WebhookView], description: 'Oldest first; removed ones too, since what was done is kept.' }) webhooks!: WebhookView[];
}

export class NewWebhookView extends WebhookView {
  @ApiProperty({ description: 'Key of the signatures. It is told this once and never again.' }) secret!: string;
}

export class WebhookTestView {
  @ApiProperty({ description: 'The receiver answered with a status of 200 to 299.' }) taken!: boolean;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Its status; null: there was no answer.' }) status!: number | null;
  @text('Why it was not taken.') failure!: string | null;
}
