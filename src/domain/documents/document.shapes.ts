import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { asOfBatchNumber, asOfDay, optionalInteger, pageCursor, regionCode } from '../model/fields.shapes.js';

/** Which documents to list. */
export class DocumentListQuestion {
  @ApiPropertyOptional({ description: 'Document number, whole, in any spelling; one number has as many documents as issuers.', example: '豫财农[2017]12号' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  number?: string;

  @optionalInteger({
    minimum: 1949,
    maximum: 2100,
    example: 2017,
    description: 'Year in the document number; of an act without a number, the year it was issued.',
  })
  year?: number;

  @ApiPropertyOptional({ description: 'Issuing unit or region: its id, code or name.', example: '河南省财政厅' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  issuer?: string;

  @ApiPropertyOptional({ description: 'Level of government that issued, as the source states it.', example: 'province' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  level?: string;

  @regionCode('Region that issued, as its GB/T 2260 code; regions below it are not included.', '410000')
  region?: string;

  @optionalInteger({ minimum: 1, maximum: 500, default: 50, description: 'Documents on a page.' })
  limit?: number;

  @pageCursor(400)
  cursor?: string;

  @regionCode('Region whose subtree may be seen: documents it issued or was given. Default: everything.', '410300')
  scope?: string;

  @asOfDay()
  asOf?: string;

  @asOfBatchNumber()
  asOfBatch?: number;
}

/** What tells documents of one number, or of near numbers, apart. */
export class DocumentCandidate {
  @ApiProperty({ description: 'Stable id of the document.' }) id!: string;
  @ApiProperty({ example: '豫财农〔2017〕12号', description: 'Canonical number.' }) number!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the issuing unit; null for a document known only from those that name it as their upper one.',
  })
  issuer!: string | null;
  @ApiProperty({ type: String, nullable: true }) issuerId!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Epoch ms, Asia/Shanghai.' }) issuedAt!: number | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: 'integer', format: 'int64', description: 'Sum of its lines. Fen.' }) amount!: number;
}

/** One document as lists show it. */
export class DocumentSummary extends DocumentCandidate {
  @ApiProperty({ type: String, nullable: true, description: 'The number as the source wrote it.' }) numberAsWritten!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Level of government.' }) level!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Region code of the issuer.' }) region!: string | null;
  @ApiProperty({ type: String, nullable: true }) regionName!: string | null;
  @ApiProperty({ type: 'integer', description: 'Lines (indicators) it carries.' }) lines!: number;
  @ApiProperty({ description: 'False: only named as upper document by lines of others; its own text has not been loaded.' }) loaded!: boolean;
}

/** The one document a number means. */
export class FoundDocument extends DocumentSummary {
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch; with `asOfBatch`, that one.' }) dataVersion!: number;
}

export class DocumentListView {
  @ApiProperty({ type: [DocumentSummary], description: 'By issue date (oldest first, undated last), number, id.' }) documents!: DocumentSummary[];
  @ApiProperty({ type: 'integer', description: 'Documents the question covers, listed or not.' }) total!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `cursor` for the next page; null: this was the last.' }) cursor!: string | null;
  @ApiProperty({ type: 'integer', description: 'Sequence of the newest visible batch; with `asOfBatch`, that one.' }) dataVersion!: number;
  @ApiProperty({ type: [String], description: 'Ids of the query files that gave the answer.' }) queries!: string[];
}
