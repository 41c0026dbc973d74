import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { ReconciliationQuestion } from '../domain/reconciliation/reconciliation.shapes.js';
import { CSV_LANGUAGES } from './traces.shapes.js';

const TABLE_FORMATS = ['json', 'csv'] as const;

/** How the comparison is written, beside what is asked. */
export class ReconciliationRequest extends ReconciliationQuestion {
  @ApiPropertyOptional({ enum: TABLE_FORMATS, description: 'json, or csv: the whole table. Without it the Accept header decides (text/csv).' })
  @IsOptional()
  @IsIn(TABLE_FORMATS)
  format?: (typeof TABLE_FORMATS)[number];

  @ApiPropertyOptional({ enum: CSV_LANGUAGES, default: 'zh', description: 'csv: language of the headings and codes.' })
  @IsOptional()
  @IsIn(CSV_LANGUAGES)
  lang?: (typeof CSV_LANGUAGES)[number];
}
