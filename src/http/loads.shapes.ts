import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { QUARANTINE_REASONS, type QuarantineReason } from '../domain/intake/words.js';
import { LoadProgress, LoadReport } from '../domain/intake/intake.shapes.js';
import { optionalInteger } from '../domain/model/fields.shapes.js';
import { Problem } from './problem.js';

export class BatchPath {
  @ApiProperty({ description: 'Id of a load package as its manifest states it.', example: 'henan-demo' })
  @IsString()
  @MaxLength(200)
  id!: string;
}

export class QuarantineQuestion {
  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Rows on a page.' })
  limit?: number;

  @ApiPropertyOptional({ description: 'Where the page before ended (`cursor` of the answer).' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,400}$/u)
  cursor?: string;

  @ApiPropertyOptional({ enum: QUARANTINE_REASONS, description: 'Only rows set aside for this reason.' })
  @IsOptional()
  @IsIn(QUARANTINE_REASONS)
  reason?: QuarantineReason;

  @ApiPropertyOptional({ description: 'Only rows of this file.', example: 'pay-voucher.csv' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  file?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only rows that have not been delivered again.' })
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  open?: boolean;
}

export class QuarantineFileQuestion {
  @ApiPropertyOptional({ description: 'Path of the file in its package; needed where rows of several files wait.', example: 'pay-voucher.csv' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  file?: string;
}

export class SourceQuestion {
  @ApiProperty({ description: 'A source row as every node and step names it: `<batch>/<file>/<line>`.', example: 'henan-demo/budget/BA_BGT_INFO-2017.csv/31' })
  @IsString()
  @MaxLength(500)
  source!: string;
}

/** One line of the progress stream of a load; the last one carries the report or the problem. */
export class LoadLine {
  @ApiPropertyOptional({ type: LoadProgress }) progress?: LoadProgress;
  @ApiPropertyOptional({ type: LoadReport }) report?: LoadReport;
  @ApiPropertyOptional({ type: Problem }) problem?: Problem;
}

export class EntityPath {
  @ApiProperty({ description: 'Stable node id, percent-encoded.', example: 'unit:410325|303001' })
  @IsString()
  @MaxLength(300)
  id!: string;
}
