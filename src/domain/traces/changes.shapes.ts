import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { count, fen, optionalInteger, text } from '../model/fields.shapes.js';
import { TraceNet, TraceTotals } from './trace.shapes.js';
import { SetParts, TraceQuestion } from './trace-question.shapes.js';
import { GRADES, STEP_KINDS, type Grade, type StepKind } from './words.js';

/**
 * Two answers to one question: the one of the question, and the one before it. What did not exist at one of the moments is an answer without
 * money there. Steps are all compared, so that nothing that only shapes a picture can be asked.
 */
export class ChangesQuestion extends OmitType(TraceQuestion, ['view', 'limit', 'hubCap', 'minAmount', 'node', 'cursor'] as const) {
  @ApiPropertyOptional({ description: 'Business date of the earlier answer; default: that of the question. One of the two is needed.', example: '2019-06-30' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/u)
  sinceAsOf?: string;

  @optionalInteger({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Batch of the earlier answer; default: that of the question.' })
  sinceAsOfBatch?: number;

  @optionalInteger({ minimum: 1, maximum: 5000, default: 100, description: 'Changes listed at most.' })
  limit?: number;
}

/** The same of a set. */
export class SetChangesQuestion extends IntersectionType(ChangesQuestion, SetParts) {}

export const CHANGES = ['appeared', 'gone', 'changed', 'corrected'] as const;
/** `corrected`: its record was written anew, and nothing that a trace counts changed (a purpose, a name). */
export type ChangeKind = (typeof CHANGES)[number];

/** A step that the two answers do not tell alike. */
export class StepChange {
  @ApiProperty({ enum: CHANGES }) change!: ChangeKind;
  @ApiProperty({ description: 'Edge id.' }) id!: string;
  @ApiProperty({ enum: STEP_KINDS }) kind!: StepKind;
  @ApiProperty({ enum: GRADES, description: 'In the later answer, of what is gone in the earlier one.' }) grade!: Grade;
  @text('Document number, or payee, as it is shown.') name!: string | null;
  @text('Who paid or gave, as it is shown: the paying unit or the upper document; null for what goes back.') from!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'When it was paid or issued; epoch ms, Asia/Shanghai.' }) at!: number | null;
  @ApiProperty({ type: [String], description: 'Source rows; open with GET /api/sources.' }) sources!: string[];
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Traced part before. Fen.' }) before!: number | null;
  @ApiProperty({ type: 'integer', format: 'int64', nullable: true, description: 'Traced part after. Fen.' }) after!: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Batch that brought or retired the step; null where the step itself was touched by none: its date lies between, or its share follows from other changes.',
  })
  batch!: number | null;
}

export class ChangeBatch {
  @ApiProperty({ type: 'integer' }) sequence!: number;
  @ApiProperty({ description: 'Batch id; GET /api/loads/{id}.' }) id!: string;
  @text('append, correct, replace, withdraw or review.') mode!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Epoch ms.' }) loadedAt!: number | null;
  @count('Changed steps that it brought or retired.') steps!: number;
}

export class ChangeMoment {
  @text('Business date.') asOf!: string | null;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest batch that counts.' }) dataVersion!: number;
  @ApiProperty({ type: TraceTotals }) totals!: TraceTotals;
  @ApiProperty({ type: TraceNet }) net!: TraceNet;
}

/** What changed between two answers, and by which batch. */
export class ChangesView {
  @ApiProperty({ type: ChangeMoment }) before!: ChangeMoment;
  @ApiProperty({ type: ChangeMoment }) after!: ChangeMoment;
  @ApiProperty({ type: [StepChange], description: 'Largest difference first, ties by id; `limit` at most.' }) changes!: StepChange[];
  @count('Changes in all.') total!: number;
  @fen('Sum of the differences, without sign, of the changes that are not listed.') unlisted!: number;
  @ApiProperty({ type: [ChangeBatch], description: 'By sequence; batches of the listed changes.' }) batches!: ChangeBatch[];
}
