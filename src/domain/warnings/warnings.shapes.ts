import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { asOfDay, count, fen, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { OverlapView } from './overlap.shapes.js';
import { BaseRateView, RateView } from './base-rates.shapes.js';
import { ClearingView, LackView, TrapView } from './clearing.shapes.js';
import { FINDING_EVENTS, type FindingEventName } from './finding-store.js';
import { SETTING_VALUES, type SettingValues } from './settings/setting-range.js';
import { BANDS, MEASURES, OUTCOMES, PRECISIONS, RULE_CLASSES, type Band, type Measure, type Outcome, type Precision, type RuleClass } from './words.js';
import { WHY_ALL, type WhyAll } from './incremental/plan.js';
import { RUN_KINDS, RUN_STATES, type RunKind, type RunState } from './warning-runs.js';

export const FINDING_STATES = ['hit', 'excluded', 'gone'] as const;
/** `excluded`: a documented trap explains it, so that it counts as a pass and is shown. `gone`: the last run that judged it found it no more. */
export type FindingState = (typeof FINDING_STATES)[number];

export class RuleSettingView {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'string, integer, number, fen, instant, day, boolean or map; with [] a list.' }) type!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Value where no region has another one.' }) default!: unknown;
  @ApiProperty({ enum: SETTING_VALUES, nullable: true, type: 'string', description: 'What its texts are names of; null: texts as they stand in the data.' })
  valuesOf!: SettingValues | null;
  @ApiProperty({ description: 'What it is, and where its value comes from.' }) meaning!: string;
  @ApiProperty() meaningZh!: string;
}

export class BandCount {
  @ApiProperty({ enum: BANDS }) band!: Band;
  @ApiProperty({ enum: FINDING_STATES }) status!: FindingState;
  @count('Findings.') findings!: number;
  @fen('Amount at risk, added up; findings may be about the same money.') amount!: number;
}

/** One of the cases that a rule names, each enough for a finding. */
export class RuleClauseView {
  @ApiProperty({ example: 'b' }) clause!: string;
  @ApiProperty({ type: [String], description: 'Sources beside those of the rule without which it cannot be judged.' }) needs!: string[];
  @ApiProperty({ description: 'What it is.' }) text!: string;
  @ApiProperty({ description: 'The same in Chinese.' }) textZh!: string;
}

/** What a count counts. */
export class RuleUnitView {
  @ApiProperty({ example: 'household' }) one!: string;
  @ApiProperty({ example: 'households' }) many!: string;
  @ApiProperty({ example: '户' }) zh!: string;
}

/** A warning or pattern as its file declares it, with what it found. */
export class RuleView {
  @ApiProperty({ description: 'Name of its file.' }) id!: string;
  @ApiProperty({ example: 'JS-01' }) code!: string;
  @ApiProperty({ enum: RULE_CLASSES }) class!: RuleClass;
  @ApiProperty() title!: string;
  @ApiProperty() titleZh!: string;
  @ApiProperty({ enum: BANDS, isArray: true, description: 'Bands it can give, worst first.' }) bands!: Band[];
  @ApiProperty({ description: 'When it gives which band.' }) bandsText!: string;
  @ApiProperty() bandsTextZh!: string;
  @ApiProperty({ enum: PRECISIONS, description: 'How often it is expected to be right.' }) precision!: Precision;
  @ApiProperty({ description: 'Label of what is judged.' }) subject!: string;
  @ApiProperty({ type: [String], description: 'Sources without which nothing can be judged.' }) needs!: string[];
  @ApiProperty({ type: [RuleClauseView], description: 'Cases of which one is enough; empty: the rule has one only.' }) clauses!: RuleClauseView[];
  @ApiProperty({ type: [String], description: 'Ids of the traps that can explain a finding.' }) traps!: string[];
  @ApiProperty({ enum: MEASURES }) measure!: Measure;
  @ApiProperty({ type: RuleUnitView, nullable: true, description: 'Of a count: what is counted; null: things that have no common word.' })
  unit!: RuleUnitView | null;
  @ApiProperty({ type: [RuleSettingView] }) settings!: RuleSettingView[];
  @ApiProperty() why!: string;
  @ApiProperty() whyZh!: string;
  @ApiProperty({ description: 'Law, and origin of each threshold.' }) basis!: string;
  @ApiProperty() basisZh!: string;
  @ApiProperty({ type: 'integer' }) version!: number;
  @ApiProperty({ type: [BandCount], description: 'Findings by band and state, of what the caller may see.' }) counts!: BandCount[];
  @ApiProperty({ type: RateView, nullable: true, description: 'How much was judged and hit, of what the caller may see; null: never judged.' })
  rate!: RateView | null;
}

export class RuleListQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300')
  scope?: string;
}

export class RuleListView {
  @ApiProperty({ type: [RuleView], description: 'By code.' }) rules!: RuleView[];
  @ApiProperty({ type: [TrapView], description: 'What can explain a finding, in words; rules name them by id.' }) traps!: TrapView[];
  @ApiProperty({ description: 'The official list of 44 rules is not public: classes and number are, conditions and thresholds are reconstructed.' })
  note!: string;
}

export class FindingQuestion extends RuleListQuestion {
  @ApiPropertyOptional({ description: 'Rule by code or id, or a class: JS-01, js-01-registered-late, JS.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  rule?: string;

  @ApiPropertyOptional({ enum: BANDS, description: 'Only this band.' })
  @IsOptional()
  @IsIn(BANDS)
  band?: Band;

  @ApiPropertyOptional({ enum: FINDING_STATES, description: 'Only hits, only what a trap explains, or only what is gone.' })
  @IsOptional()
  @IsIn(FINDING_STATES)
  status?: FindingState;

  @ApiPropertyOptional({ description: 'Node id: findings about it.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  subject?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Findings on a page.' })
  limit?: number;

  @pageCursor(400)
  cursor?: string;
}

export class FindingView {
  @ApiProperty({ description: 'Stays the same over runs as long as rule, subject and key are.' }) id!: string;
  @ApiProperty() rule!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'Node id.' }) subject!: string;
  @ApiProperty({ description: 'Region code.' }) region!: string;
  @text('Name of the region.') regionName!: string | null;
  @ApiProperty({ enum: FINDING_STATES }) status!: FindingState;
  @ApiProperty({ enum: BANDS }) band!: Band;
  @text('Clause of the rule that is met.') clause!: string | null;
  @text('What the clause is; null: there is none, or another version of the rule found it.') clauseText!: string | null;
  @text('The same in Chinese.') clauseTextZh!: string | null;
  @text('Trap that explains it; whitelist: an entry of the rule’s whitelist does.') trap!: string | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Measured value, in the measure of the rule.' }) measured!: number | null;
  @ApiProperty({ type: 'number', nullable: true, description: 'Its limit.' }) limit!: number | null;
  @fen('Amount at risk.') amount!: number;
  @fen('Bounced, refunded, recovered or reversed of the payments that show it, or showed it before.') recovered!: number;
  @ApiProperty({ description: 'One sentence of facts, English.' }) message!: string;
  @ApiProperty({ description: 'The same in Chinese.' }) messageZh!: string;
  @ApiProperty({ type: [String], description: 'Nodes that show it.' }) nodes!: string[];
  @ApiProperty({ type: [String], description: 'Edges that show it.' }) edges!: string[];
  @ApiProperty({ type: 'integer', description: 'Version of the rule that made it as it is.' }) version!: number;
  @count('Data version that it was made of.') dataVersion!: number;
  @count('The day D: its last moment, epoch ms.') asOf!: number;
  @count('First found; epoch ms.') openedAt!: number;
  @count('As it is now since; epoch ms.') since!: number;
}

export class FindingEventView {
  @count('Running number.') seq!: number;
  @ApiProperty({ enum: FINDING_EVENTS }) event!: FindingEventName;
  @count('Epoch ms.') at!: number;
  @ApiProperty({ description: 'Who: `system` is a run of the service.' }) actor!: string;
  @ApiProperty({ description: 'Run.' }) run!: string;
  @count('Data version.') dataVersion!: number;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Of `recovered`: what has come back since the event before. Fen.' })
  recovered!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The finding as it was after the event; of `gone`, before it.' })
  state!: Record<string, unknown>;
}

export class FindingDetailView extends FindingView {
  @ApiProperty({ type: [FindingEventView], description: 'In order; never changed.' }) history!: FindingEventView[];
  @ApiProperty({ type: BaseRateView, description: 'How usual such a finding is.' }) baseRate!: BaseRateView;
  @ApiProperty({ type: ClearingView, description: 'What would make it pass.' }) clearing!: ClearingView;
}

export class FindingListView {
  @ApiProperty({ type: [FindingView], description: 'By band (worst first), amount at risk (largest first), id.' }) findings!: FindingView[];
  @ApiProperty({ type: [BandCount], description: 'Of all that the question meets but for band and state.' }) counts!: BandCount[];
  @text('Give it back for the rest.') cursor!: string | null;
}

export class RunRequest {
  @ApiPropertyOptional({ type: [String], maxItems: 100, description: 'Codes, ids or classes of rules. Default: all.', example: ['JS', 'SY-07'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  rules?: string[];

  @regionCode('Only this region and what it supervises.', '410325')
  scope?: string;

  @asOfDay()
  asOf?: string;

  @ApiPropertyOptional({
    type: 'boolean',
    description:
      'Judge only what the batches since the last run can concern. On the same day D it finds what a full run finds; what passing time alone changes is told by a full run. A rule that was never judged there, or under other settings, is judged in full.',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  incremental?: boolean;
}

export class RuleRunView {
  @ApiProperty() rule!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ enum: ['done', 'failed'] }) status!: 'done' | 'failed';
  @text('Why it failed; the other rules went on.') error!: string | null;
  @count('Milliseconds.') durationMs!: number;
  @count('Subjects judged.') judged!: number;
  @count('Hits.') hits!: number;
  @count('Explained by a trap.') excluded!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'In an incremental run: subjects that the batches can concern; null: all were judged.' })
  concerned!: number | null;
  @ApiProperty({
    enum: WHY_ALL,
    nullable: true,
    type: 'string',
    description:
      'In an incremental run, why all subjects of some regions were judged: never before there; by another text, other settings, sources or another day; too long ago; a change that concerns every subject or too many to follow; more than half concerned. Null: only those concerned.',
  })
  why!: WhyAll | null;
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: {} },
    description: 'By region: code, judged, hits, explained. The rest of what was judged passed.',
  })
  byRegion!: unknown[][];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Regions in which the rule or a clause could not be judged, with the sources that lack.',
  })
  notEvaluable!: unknown[];
}

export class RunView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: RUN_STATES }) status!: RunState;
  @ApiProperty({ enum: RUN_KINDS, description: 'Whether all subjects are judged, or those that the batches since the last run can concern.' }) kind!: RunKind;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Of an incremental run: the batches after this data version were followed; null: none, all was judged.',
  })
  since!: number | null;
  @count('Epoch ms.') startedAt!: number;
  @ApiProperty({ type: 'integer', nullable: true }) endedAt!: number | null;
  @count('Data version that is judged.') dataVersion!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The day D asked for, its last moment; null: for each region the end of what is covered of the sources a rule needs.',
  })
  asOf!: number | null;
  @count('Rules to judge by.') rules!: number;
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Codes of the regions that it was narrowed down to, of what the caller may see; null: everything there that is covered.',
  })
  regions!: string[] | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Subjects judged so far; null in a list for a region: the run itself tells it.' })
  judged!: number | null;
  @text('Rule at work.') rule!: string | null;
  @text('Why the run failed.') error!: string | null;
}

export class RunDetailView extends RunView {
  @ApiProperty({ type: [RuleRunView], description: 'By rule; those that are done.' }) results!: RuleRunView[];
}

export class RunListView {
  @ApiProperty({ type: [RunView], description: 'Newest first; at most fifty.' }) runs!: RunView[];
}

export class DraftRequest {
  @ApiProperty({ description: 'Code or id of the rule.', example: 'JS-01' }) @IsString() @MaxLength(100) rule!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Settings by name that take the place of the published ones.',
    example: { yellowDays: 10 },
  })
  @IsObject()
  settings!: Record<string, unknown>;

  @regionCode('Only this region and what it supervises.', '410325')
  scope?: string;

  @asOfDay()
  asOf?: string;
}

export class DraftSum {
  @count('Findings.') findings!: number;
  @fen('Amount at risk.') amount!: number;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'By subject; at most a hundred.' }) listed!: unknown[];
}

/** What a draft would change; nothing of it is kept. */
export class DraftView {
  @ApiProperty() rule!: string;
  @ApiProperty({ type: [RuleClauseView], description: 'What the clauses of the findings are.' }) clauses!: RuleClauseView[];
  @ApiProperty({ type: DraftSum, description: 'Findings that the draft adds.' }) appear!: DraftSum;
  @ApiProperty({ type: DraftSum, description: 'Findings that it takes away.' }) vanish!: DraftSum;
  @ApiProperty({ type: DraftSum, description: 'Findings that it tells otherwise, as `before` and `after`.' }) change!: DraftSum;
  @count('Findings told alike.') unchanged!: number;
  @count('Milliseconds of the rule as published.') publishedMs!: number;
  @count('Milliseconds with the draft, which comes second and meets what the other has read.') draftMs!: number;
  @ApiProperty({ type: [OverlapView], description: 'Other rules that already show what the draft would, by stored hits; the twenty that share most.' })
  overlap!: OverlapView[];
  @count('Data version.') dataVersion!: number;
}

export class JudgeQuestion {
  @ApiProperty({ description: 'Node id of what is to be judged.', example: 'indicator:410325|2017|ZB0001' }) @IsString() @MaxLength(300) subject!: string;
  @asOfDay() asOf?: string;
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300') scope?: string;
}

/** What one rule says of one subject. */
export class JudgedView {
  @ApiProperty() rule!: string;
  @ApiProperty() subject!: string;
  @ApiProperty({ enum: OUTCOMES }) outcome!: Outcome;
  @ApiProperty({ type: [String], description: 'Sources that lack.' }) missing!: string[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'The day D, its last moment; null where nothing could be judged.' }) asOf!: number | null;
  @ApiProperty({ type: [LackView], description: 'Clauses that could not be judged.' }) openClauses!: LackView[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) found!: unknown[];
}
