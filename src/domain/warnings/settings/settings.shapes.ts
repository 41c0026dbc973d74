import { ApiProperty, ApiPropertyOptional, getSchemaPath, ApiExtraModels } from '@nestjs/swagger';
import { IsArray, IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { asOfDay, count, optionalInteger, pageCursor, regionCode, text } from '../../model/fields.shapes.js';
import { DraftView } from '../warnings.shapes.js';
import { SETTING_KINDS, type SettingKind } from './setting-entry.js';
import { SETTING_VALUES, type SettingValues } from './setting-range.js';
import type { SettingsForm } from './settings-form.js';

const anything = (description: string): PropertyDecorator =>
  ApiProperty({
    description,
    nullable: true,
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }, { type: 'object', additionalProperties: true }],
  });
const moment = (description: string): PropertyDecorator => ApiProperty({ type: 'integer', format: 'int64', nullable: true, description });
const maybe = (description: string, example?: unknown): PropertyDecorator =>
  ApiPropertyOptional({ type: String, nullable: true, description, ...(example === undefined ? {} : { example }) });
const words = (description: string, example: unknown): PropertyDecorator => ApiProperty({ description, example });

/** What is said of a setting, a whitelist, pooling or a day, with who said it and when. Never changed; what is said anew is a later version. */
export class SettingEntryView {
  @ApiProperty() id!: string;
  @count('Number of the change that brought it.') version!: number;
  @ApiProperty({ enum: SETTING_KINDS }) kind!: SettingKind;
  @text('Id of the rule; null for pooling and days.') rule!: string | null;
  @text('Name of the setting, node id passed over, or tag of regions.') name!: string | null;
  @text('Region code, for it and all that it supervises; null: the whole country.') region!: string | null;
  @moment('First moment of the first day on which it holds, epoch ms; null: from ever.') from!: number | null;
  @moment('First moment of the first day on which it no longer holds, epoch ms; null: for ever.') to!: number | null;
  @anything('Value of the setting; fund level and name of pooling; true of a day that is off, false of one that is worked.') value!: unknown;
  @text('Why it is passed over.') reason!: string | null;
  @ApiProperty({ description: 'Law or local notice that says so.' }) source!: string;
  @ApiProperty({ description: 'What was said before of the same thing, region and first day holds no longer.' }) isWithdrawn!: boolean;
  @count('Epoch ms.') at!: number;
  @ApiProperty({ description: 'Who: `system` until people sign in.' }) actor!: string;
  @text('Note on the whole change.') note!: string | null;
}

/** A setting with what holds in the region on the day asked about. */
export class AppliedSettingView {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'string, integer, number, fen, instant, day or boolean; with [] a list.' }) type!: string;
  @ApiProperty({ type: 'number', nullable: true, description: 'Least value.' }) min!: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Largest value.' }) max!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Letters or entries at most.' }) most!: number | null;
  @ApiProperty({ enum: SETTING_VALUES, nullable: true, type: 'string', description: 'What its texts are names of; null: texts as they stand in the data.' })
  valuesOf!: SettingValues | null;
  @ApiProperty({ description: 'What it is, and where its default comes from.' }) meaning!: string;
  @ApiProperty() meaningZh!: string;
  @anything('Value of the rule’s file.') default!: unknown;
  @anything('Value that holds.') value!: unknown;
  @ApiProperty({ type: SettingEntryView, nullable: true, description: 'Who said so; null: nobody, it is the default.' }) entry!: SettingEntryView | null;
}

/** What holds for one rule. */
export class RuleAppliedView {
  @ApiProperty() rule!: string;
  @ApiProperty({ example: 'JS-01' }) code!: string;
  @ApiProperty({ type: [AppliedSettingView], description: 'In the order of the rule’s file.' }) settings!: AppliedSettingView[];
  @ApiProperty({ type: [SettingEntryView], description: 'What the rule passes over, shown as explained.' }) whitelist!: SettingEntryView[];
  @ApiProperty({ type: [SettingEntryView], description: 'Where integration of funds was permitted; empty for a rule that does not ask.' })
  pooling!: SettingEntryView[];
  @ApiProperty({ type: [SettingEntryView], description: 'Days off, and worked, beside the national calendar; empty for a rule that does not ask.' })
  days!: SettingEntryView[];
}

export class SettingsQuestion {
  @regionCode('Region whose subtree may be seen, with what is said above it. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ description: 'Rule by code or id. Default: all.', example: 'JS-01' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @regionCode('Region in which they hold. Default: what is said for the whole country.', '410325')
  region?: string;

  @asOfDay()
  asOf?: string;
}

export class RuleSettingsView {
  @count('Number of the newest change; 0: there was none.') version!: number;
  @text('Region asked about; null: the whole country.') region!: string | null;
  @count('Last moment of the day asked about, epoch ms.') asOf!: number;
  @ApiProperty({ type: [RuleAppliedView], description: 'By code.' }) rules!: RuleAppliedView[];
}

export class SettingsHistoryQuestion {
  @regionCode('Region whose subtree may be seen, with what is said above it. Default: everything.', '410300')
  scope?: string;

  @ApiPropertyOptional({ description: 'Rule by code or id, with what is said for all rules. Default: all.', example: 'JS-01' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @ApiPropertyOptional({ enum: SETTING_KINDS, description: 'Only of this kind.' })
  @IsOptional()
  @IsIn(SETTING_KINDS)
  kind?: SettingKind;

  @regionCode('Said for this very region.', '410325')
  region?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Entries on a page.' })
  limit?: number;

  @pageCursor(400)
  cursor?: string;
}

export class SettingsHistoryView {
  @ApiProperty({ type: [SettingEntryView], description: 'Newest change first, then as it was written.' }) entries!: SettingEntryView[];
  @text('Give it back for the rest.') cursor!: string | null;
}

class Said {
  @maybe('Region code, for it and all that it supervises. Default: the whole country.', '410325') region?: string | null;
  @words('Law or local notice that says so.', '嵩财〔2024〕45号') source!: string;
  @ApiPropertyOptional({ description: 'What was said before of the same thing, region and first day holds no longer.' }) withdrawn?: boolean;
}
class Holding extends Said {
  @maybe('First day on which it holds, YYYY-MM-DD. Default: from ever.', '2024-01-01') from?: string | null;
  @maybe('First day on which it no longer holds. Default: for ever.', '2025-01-01') to?: string | null;
}
export class SettingRequest extends Holding {
  @words('Code or id of the rule.', 'JS-01') rule!: string;
  @words('Name of the setting.', 'yellowDays') setting!: string;
  @anything('Its value; left out where it is withdrawn.') value?: unknown;
}
export class WhitelistRequest extends Holding {
  @words('Code or id of the rule.', 'ZH-01') rule!: string;
  @words('Node id of what it passes over.', 'account:4103250001') id!: string;
  @words('Why.', '村财乡管账户') reason!: string;
}
export class PoolingRequest extends Holding {
  @maybe('Regions with this tag.', '脱贫县') tag?: string | null;
  @maybe('Only of funds of this level.', 'central') fundLevel?: string | null;
  @maybe('Only of this fund.') fundName?: string | null;
}
export class DayRequest extends Said {
  @words('The day, YYYY-MM-DD.', '2024-02-09') day!: string;
  @words('True: it is off. False: it is worked.', true) isOff!: boolean;
}

const members = (shape: new () => unknown, description: string): PropertyDecorator =>
  ApiPropertyOptional({ type: 'array', items: { $ref: getSchemaPath(shape) }, description });

/** A change of the settings. What it holds is checked as a whole, so that all faults are told at once. */
@ApiExtraModels(SettingRequest, WhitelistRequest, PoolingRequest, DayRequest)
export class SettingsRequest implements SettingsForm {
  @ApiPropertyOptional({ description: 'On the whole change.', example: '2024 年度地方调整' }) @IsOptional() @IsString() @MaxLength(1_000) note?: string;
  @members(SettingRequest, 'Values of settings.') @IsOptional() @IsArray() settings?: SettingRequest[];
  @members(WhitelistRequest, 'What rules pass over, shown as explained.') @IsOptional() @IsArray() whitelists?: WhitelistRequest[];
  @members(PoolingRequest, 'Where integration of funds was permitted.') @IsOptional() @IsArray() pooling?: PoolingRequest[];
  @members(DayRequest, 'Days off, and worked, beside the national calendar.') @IsOptional() @IsArray() days?: DayRequest[];

  @regionCode('Region for which, and for what it supervises, one may speak. Default: everything.', '410300')
  scope?: string;
}

export class SettingsChangeView {
  @count('Number of the newest change: this one, unless nothing was new.') version!: number;
  @count('Entries kept.') kept!: number;
  @count('Entries that say what was said before, in the same words.') unchanged!: number;
  @ApiProperty({ type: [String], description: 'Ids on whitelists among the entries kept that nothing loaded has: they pass over nothing until it is.' })
  absent!: string[];
}

export class SettingsDraftRequest {
  @ApiProperty({
    type: SettingsRequest,
    description: 'A change of the settings, as PUT /api/warnings/settings takes it.',
    example: { settings: [{ rule: 'JS-01', setting: 'yellowDays', value: 10, source: '拟订' }] },
  })
  @IsObject()
  change!: SettingsRequest;

  @regionCode('Only this region and what it supervises.', '410325')
  scope?: string;

  @asOfDay()
  asOf?: string;
}

export class SettingsDraftView {
  @ApiProperty({ type: [DraftView], description: 'By code: each rule that the change says something about.' }) rules!: DraftView[];
  @count('Number of the change that they are held against.') version!: number;
}

/** With which settings a finding was made as it is, and who said so. */
export class FindingSettingsView {
  @ApiProperty() rule!: string;
  @count('Number of the newest change of settings when it was made; 0: there was none.') version!: number;
  @ApiProperty({ description: 'The rule still decides as the one it was made by; where it does not, defaults may have been others.' }) isSameRule!: boolean;
  @ApiProperty({ type: [AppliedSettingView], description: 'In the order of the rule’s file.' }) settings!: AppliedSettingView[];
  @ApiProperty({ type: [SettingEntryView], description: 'Entries of the whitelist about its subject or its evidence.' }) whitelist!: SettingEntryView[];
}
