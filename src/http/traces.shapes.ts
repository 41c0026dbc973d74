import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { TraceView } from '../domain/traces/trace.shapes.js';
import { BulkTraceQuestion, SetParts, TraceQuestion } from '../domain/traces/trace-question.shapes.js';
import { START_KINDS, type StartKind } from '../domain/traces/words.js';
import { Problem } from './problem.js';

export const FORMATS = ['json', 'csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];
export const CSV_LANGUAGES = ['zh', 'en'] as const;
/** One request for traces of this many numbers; more are asked in several requests. */
export const BULK_MAX = 500;
const NUMBER_LENGTH_MAX = 100;

/** The path of a trace by document number. */
export class DocumentNumberPath {
  @ApiProperty({ description: 'In any common spelling, percent-encoded.', example: '豫财农〔2017〕12号' })
  @IsString()
  @MaxLength(NUMBER_LENGTH_MAX)
  documentNumber!: string;
}

export class StartPath {
  @ApiProperty({ enum: START_KINDS, description: 'What the trace starts from.', example: 'indicator' })
  @IsIn(START_KINDS)
  kind!: StartKind;

  @ApiProperty({
    description: 'Node id of an indicator, account, payee or project; edge id of a payment. Percent-encoded.',
    example: 'indicator:410325|2017|ZB0001',
  })
  @IsString()
  @MaxLength(300)
  id!: string;
}

/** What is asked, and how the answer is written. */
export class TraceRequest extends TraceQuestion {
  @ApiPropertyOptional({
    enum: FORMATS,
    description:
      'json: one answer. csv and ndjson: a stream of all steps, whole, without paging. Without it the Accept header decides (text/csv, application/x-ndjson).',
  })
  @IsOptional()
  @IsIn(FORMATS)
  format?: Format;

  @ApiPropertyOptional({ enum: CSV_LANGUAGES, default: 'zh', description: 'csv: language of the headings.' })
  @IsOptional()
  @IsIn(CSV_LANGUAGES)
  lang?: (typeof CSV_LANGUAGES)[number];
}

export class TraceSetRequest extends IntersectionType(TraceRequest, SetParts) {}

export class BulkTraceRequest extends BulkTraceQuestion {
  @ApiProperty({ type: [String], minItems: 1, maxItems: BULK_MAX, description: 'Document numbers in any common spelling.', example: ['豫财农〔2017〕12号'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BULK_MAX)
  @MaxLength(NUMBER_LENGTH_MAX, { each: true })
  override documentNumbers: string[] = [];
}

/** One line of the bulk answer: either the trace or why there is none. */
export class BulkTraceLine {
  @ApiProperty({ description: 'As it was asked.' }) documentNumber!: string;
  @ApiPropertyOptional({ type: TraceView }) trace?: TraceView;
  @ApiPropertyOptional({ type: Problem }) problem?: Problem;
}
