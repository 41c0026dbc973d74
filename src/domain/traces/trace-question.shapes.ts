import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { asOfBatchNumber, asOfDay, integers, optionalInteger, pageCursor, regionCode, regionCodes, texts } from '../model/fields.shapes.js';
import { ENGINES, TRACE_VIEWS, type EngineName, type TraceViewName } from './words.js';

/** How far a walk along the money goes, and of which moment it tells. */
export class WalkBounds {
  @ApiPropertyOptional({ description: 'Issuing unit or region, where one number has several issuers: its id or its name.', example: '河南省财政厅' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  issuer?: string;

  @regionCode('Region whose subtree may be seen, as its GB/T 2260 code; what lies outside is one sum and count per boundary. Default: everything.', '410300')
  scope?: string;

  @asOfDay()
  asOf?: string;

  @asOfBatchNumber()
  asOfBatch?: number;

  @optionalInteger({
    minimum: 0,
    maximum: 36_500,
    description: 'Days for which money is followed from an account after it arrived there; what leaves later is cut off by a limit, in fen. Default: no end.',
  })
  windowDays?: number;

  @optionalInteger({
    minimum: 1,
    maximum: 20_000_000,
    default: 2_000_000,
    description:
      'Onward payments followed at most. Accounts are opened in the order in which money reached them; what leaves the others is cut off by a limit, in fen.',
  })
  edges?: number;

  @optionalInteger({
    minimum: 100,
    maximum: 600_000,
    default: 30_000,
    description: 'Milliseconds given to the computation; when they are over it ends with 504 and a hint, never with part of a figure.',
  })
  timeBudgetMs?: number;

  @ApiPropertyOptional({
    enum: ENGINES,
    description:
      'Where the walk is made: in the memory of the service, or by queries in the database, which is slower and its judge. Default: the memory where it is ready.',
  })
  @IsOptional()
  @IsIn(ENGINES)
  engine?: EngineName;

  @pageCursor(400, 'Where the page before ended (`cutOff.cursor`).')
  cursor?: string;
}

/** What a caller asks of a trace. Limits cut only what is listed; totals are always whole. */
export class TraceQuestion extends WalkBounds {
  @optionalInteger({ minimum: 0, maximum: 6, default: 0, description: 'Payment hops followed after the documented payee, in time order.' })
  depth?: number;

  @ApiPropertyOptional({
    enum: TRACE_VIEWS,
    default: 'aggregate',
    description: 'aggregate merges parallel steps and shows at most 150 nodes; rows pages the single steps; totals lists none.',
  })
  @IsOptional()
  @IsIn(TRACE_VIEWS)
  view?: TraceViewName;

  @optionalInteger({
    minimum: 1,
    maximum: 5000,
    description: 'aggregate: nodes drawn at most (default 150, and never more); rows: steps on a page (default 200).',
  })
  limit?: number;

  @optionalInteger({
    minimum: 1,
    maximum: 1000,
    default: 10,
    description: 'aggregate: neighbours drawn for each node and direction, largest amount first, ties by id; the others become one node with their sum.',
  })
  hubCap?: number;

  @optionalInteger({
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
    default: 0,
    description: 'Fen: steps whose traced part is smaller by every method are not listed; their number and sum are in `belowMinAmount`. Totals stay whole.',
  })
  minAmount?: number;

  @ApiPropertyOptional({ description: 'aggregate: id of a drawn node; answers with all its neighbours (up to `limit`) instead of the whole picture.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  node?: string;
}

/** What a caller asks of reach alone. */
export class ReachQuestion extends WalkBounds {
  @optionalInteger({
    minimum: 0,
    maximum: 6,
    default: 3,
    description: 'Payment hops followed after the documented payee, in time order; 0: every account that was paid under the document.',
  })
  depth?: number;

  @optionalInteger({ minimum: 1, maximum: 1000, default: 50, description: 'Accounts on a page.' })
  limit?: number;
}

/** Lines that have everything asked for are traced together; of several values of one part any counts. */
export class SetParts {
  @texts('Document numbers in any common spelling.', 500, '豫财农〔2017〕12号') documentNumbers?: string[];
  @texts('Fund tags (资金标识).', 100) fundTags?: string[];
  @texts('Names of funds (资金名称).', 100) funds?: string[];
  @texts('Project codes or ids.', 500) projects?: string[];
  @integers('Fiscal years.', 50, [2017, 2018]) years?: number[];
  @regionCodes('Region codes; each with all regions it supervises.', '410300', 200) regions?: string[];
}

/** A trace is asked for one number after another; each answer stands alone. */
export class BulkTraceQuestion extends TraceQuestion {
  @ApiProperty({ type: [String], maxItems: 500, description: 'Document numbers in any common spelling.', example: ['豫财农〔2017〕12号'] })
  @IsString({ each: true })
  documentNumbers!: string[];
}

/** A time-respecting path of payments between two subjects. */
export class PathQuestion {
  @ApiProperty({ description: 'Node id money leaves.' }) @MaxLength(300) @IsString({ message: 'source must be the id of a node' }) source!: string;
  @ApiProperty({ description: 'Node id money reaches.' }) @MaxLength(300) @IsString({ message: 'target must be the id of a node' }) target!: string;
  @optionalInteger({ minimum: 1, maximum: 6, default: 6, description: 'Payments on the way at most.' }) hops?: number;
  @optionalInteger({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0, description: 'Smallest step considered, fen.' }) amountMin?: number;
  @optionalInteger({ minimum: 1, maximum: 50, default: 10, description: 'Paths at most.' }) limit?: number;
  @ApiPropertyOptional({ default: true, description: 'Each step later than the one before.' }) @IsOptional() @IsBoolean() timeOrder?: boolean;
  @regionCode('Region whose subtree may be seen. Default: everything.', '410300') scope?: string;
  @asOfDay() asOf?: string;
  @asOfBatchNumber() asOfBatch?: number;
}
