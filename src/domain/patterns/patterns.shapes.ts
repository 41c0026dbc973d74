import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { asOfBatchNumber, asOfDay, count, optionalInteger, pageCursor, regionCode, text } from '../model/fields.shapes.js';
import { COLUMN_TYPES, ORIGINS, RUN_STATES, TOPICS, type ColumnType, type Origin, type PatternRunState, type Topic } from './words.js';

export const ROWS_DEFAULT = 50;
export const ROWS_MAX = 500;

export class PatternListQuestion {
  @regionCode('Region whose subtree may be seen. Default: everything.', '410325')
  scope?: string;
}

export class AllowedView {
  @ApiProperty({ type: [String], description: 'Labels of nodes one of whose ids it takes; empty: any text or number.' }) kinds!: string[];
  @ApiProperty({ type: [String], description: 'Words it takes; empty: any.' }) values!: string[];
  @ApiProperty({ type: 'number', nullable: true }) minimum!: number | null;
  @ApiProperty({ type: 'number', nullable: true }) maximum!: number | null;
}

export class PatternParameterView {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'string, integer, number, fen, day (YYYY-MM-DD) or boolean; with [] a list.' }) type!: string;
  @ApiProperty({ description: 'Must be given.' }) required!: boolean;
  @ApiProperty({
    nullable: true,
    description: 'Value where none is given; null: not asked for.',
    oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }],
  })
  default!: unknown;
  @ApiProperty() meaning!: string;
  @text('In Chinese; null where its file says it in English only.') meaningZh!: string | null;
  @ApiProperty({ type: AllowedView }) allowed!: AllowedView;
}

export class PatternColumnView {
  @ApiProperty() name!: string;
  @ApiProperty({
    enum: COLUMN_TYPES,
    description: 'fen: integer fen; share: a part of 1; day, instant: epoch ms; node: id, kind and name; edges: ids of payments and other edges.',
  })
  type!: ColumnType;
  @ApiProperty() title!: string;
  @ApiProperty() titleZh!: string;
}

/** A question, or a collusion pattern with settings of one's own, as its file declares it. */
export class PatternView {
  @ApiProperty({ description: 'Name of its file.', example: 'payees-of-region' }) id!: string;
  @ApiProperty({ enum: TOPICS }) topic!: Topic;
  @ApiProperty({ enum: ORIGINS }) origin!: Origin;
  @ApiProperty() title!: string;
  @ApiProperty() titleZh!: string;
  @ApiProperty() why!: string;
  @ApiProperty() whyZh!: string;
  @text('How figures are counted, and what is left out.') note!: string | null;
  @text('The same in Chinese.') noteZh!: string | null;
  @ApiProperty({ type: [String], description: 'Sources without which it says nothing.' }) needs!: string[];
  @ApiProperty({ type: [PatternParameterView] }) parameters!: PatternParameterView[];
  @ApiProperty({ type: [PatternColumnView] }) columns!: PatternColumnView[];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Words of its columns, each as {en, zh}.' }) words!: Record<string, unknown>;
  @ApiProperty({ type: [String], description: 'The two columns that a row joins in a drawing; empty: none.' }) edge!: string[];
  @ApiProperty({ description: 'Order of the rows.' }) order!: string;
  @count('Time limit in seconds; past it there is a problem and no part of a list.') seconds!: number;
  @ApiProperty({ description: 'Changes with everything that decides the rows.' }) digest!: string;
}

export class PatternListView {
  @ApiProperty({ type: [PatternView], description: 'By topic, then by id.' }) patterns!: PatternView[];
}

export class PatternRunRequest extends PatternListQuestion {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Values by name; what is left out has its default.',
    example: { year: 2017 },
  })
  @IsOptional()
  @IsObject()
  parameters?: Record<string, unknown>;

  @asOfDay()
  asOf?: string;

  @asOfBatchNumber()
  asOfBatch?: number;

  @optionalInteger({ minimum: 1, maximum: ROWS_MAX, default: ROWS_DEFAULT, description: 'Rows on the page.' })
  limit?: number;
}

export class PatternRunView {
  @ApiProperty({ description: 'The link: the same question about the same data has the same id.' }) id!: string;
  @ApiProperty() pattern!: string;
  @ApiProperty({ description: 'Of the pattern when it was run.' }) digest!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'All parameters, defaults filled in.' }) parameters!: Record<string, unknown>;
  @text('Region it was run for; null: everything.') scope!: string | null;
  @count('Data version.') dataVersion!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Last moment of what had happened, epoch ms; null: everything that is known.' }) asOf!:
    number | null;
  @ApiProperty({ description: 'Who: `system` until people sign in.' }) actor!: string;
  @count('First asked; epoch ms.') at!: number;
  @count('Last asked; epoch ms.') lastAt!: number;
  @count('How often it was asked.') times!: number;
  @ApiProperty({ enum: RUN_STATES, description: 'Whether it gives the same rows again; if not, why.' }) state!: PatternRunState;
}

export class PatternRowsView {
  @ApiProperty({ type: PatternRunView }) run!: PatternRunView;
  @ApiProperty({ type: [PatternColumnView] }) columns!: PatternColumnView[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'By column; a node as {id, kind, label}, outside the scope without id.',
  })
  rows!: Record<string, unknown>[];
  @ApiProperty({ type: [String], description: 'Sources it needs that are covered nowhere in the scope: what it says without them is not to be relied on.' })
  missing!: string[];
  @text('Give it back for the next rows; null: these were the last.') cursor!: string | null;
}

export class PatternRunListQuestion extends PatternListQuestion {
  @ApiPropertyOptional({ description: 'Only runs of this pattern.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  pattern?: string;
}

export class PatternRunListView {
  @ApiProperty({ type: [PatternRunView], description: 'Asked last first; at most fifty.' }) runs!: PatternRunView[];
}

export class PatternRowsQuestion extends PatternListQuestion {
  @optionalInteger({ minimum: 1, maximum: ROWS_MAX, default: ROWS_DEFAULT, description: 'Rows on the page.' })
  limit?: number;

  @pageCursor(100)
  cursor?: string;
}

export const EXPORT_FORMATS = ['csv', 'ndjson', 'graphml'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export class PatternExportQuestion extends PatternListQuestion {
  @ApiProperty({ enum: EXPORT_FORMATS, description: 'csv: a table; ndjson: a row a line; graphml: nodes and edges that the rows name.', example: 'csv' })
  @IsIn(EXPORT_FORMATS)
  format!: ExportFormat;

  @ApiPropertyOptional({ enum: ['zh', 'en'], default: 'zh', description: 'Language of headings and words.' })
  @IsOptional()
  @IsIn(['zh', 'en'])
  lang?: 'zh' | 'en';
}

export class PatternPath {
  @ApiProperty({ description: 'Id of a pattern.', example: 'payees-of-region' })
  @Matches(/^[a-z0-9-]{1,100}$/u)
  id!: string;
}

export class PatternRunPath {
  @ApiProperty({ description: 'Id of a saved run.' })
  @Matches(/^[a-f0-9]{32}$/u)
  id!: string;
}

export class PlanStepView {
  @count('0 is the last operator; those below feed it.') depth!: number;
  @ApiProperty() operator!: string;
  @text('What it looks for.') details!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Rows that the planner expects.' }) rows!: number | null;
}

export class PatternPlanView {
  @ApiProperty() pattern!: string;
  @ApiProperty({ type: [PlanStepView], description: 'From the last operator down to those that begin.' }) steps!: PlanStepView[];
}
