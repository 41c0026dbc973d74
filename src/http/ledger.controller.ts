import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { FindingLedger } from '../domain/warnings/ledger.js';
import { LEDGER_FORMATS, type LedgerFormat, LedgerPageQuestion, LedgerQuestion, LedgerRow, LedgerView } from '../domain/warnings/ledger.shapes.js';
import { ledgerName, ledgerTable } from './ledger-table.js';
import { Operation } from './operation.js';
import { sendCsv } from './streams.js';
import { CSV_LANGUAGES } from './traces.shapes.js';
import { sendXlsx } from './xlsx-table.js';

class LedgerExportQuestion extends LedgerQuestion {
  @ApiPropertyOptional({ enum: LEDGER_FORMATS, default: 'csv', description: 'csv, or xlsx: a workbook.' })
  @IsOptional()
  @IsIn(LEDGER_FORMATS)
  format?: LedgerFormat;

  @ApiPropertyOptional({ enum: CSV_LANGUAGES, default: 'zh', description: 'Language of headings and words.' })
  @IsOptional()
  @IsIn(CSV_LANGUAGES)
  lang?: (typeof CSV_LANGUAGES)[number];
}

/** The ledger of the warnings 台账. */
@ApiTags('warnings')
@ApiExtraModels(LedgerRow)
@Controller('api')
export class LedgerController {
  constructor(private readonly ledgers: FindingLedger) {}

  @Get('findings/ledger')
  @Operation({
    id: 'ledger',
    summary: 'The ledger: what came to stand, changed and went, by region, rule and year',
    description: 'From recorded events, which nothing changes any more: as of an earlier moment it is what it was then.',
    problems: [404],
  })
  @ApiOkResponse({ type: LedgerView })
  async ledger(@Query() question: LedgerPageQuestion): Promise<LedgerView> {
    return this.ledgers.ledger(question);
  }

  @Get('findings/ledger/export')
  @Operation({
    id: 'ledgerExport',
    summary: 'Every event of the ledger as a table for a spreadsheet',
    description: 'One row an event, in order, names masked. What begins like a formula is text.',
    problems: [404],
  })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: { type: 'string', format: 'binary' } },
    },
  })
  async ledgerExport(@Query() { format = 'csv', lang = 'zh', ...question }: LedgerExportQuestion, @Res() reply: FastifyReply): Promise<void> {
    const table = ledgerTable(ledgerName(question, lang), lang);
    if (format === 'csv') await sendCsv(reply, this.ledgers.ledgerEvents(question), table);
    else await sendXlsx(reply, this.ledgers.ledgerEvents(question), table);
  }
}
