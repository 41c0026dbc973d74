import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccountBooksQuestion, AccountBooksView, BooksQuestion, IndicatorBooksView } from '../domain/books/books.shapes.js';
import { BooksService } from '../domain/books/books.service.js';
import { CoverageQuestion, CompletenessView } from '../domain/coverage/coverage.shapes.js';
import { CoverageService } from '../domain/coverage/coverage.service.js';
import { ReconciliationLinesQuestion, ReconciliationLinesView, ReconciliationView } from '../domain/reconciliation/reconciliation.shapes.js';
import { ReconciliationService } from '../domain/reconciliation/reconciliation.service.js';
import { ReconciliationRequest } from './reconciliation-request.shapes.js';
import { Operation } from './operation.js';
import { reconciliationRows, reconciliationTable } from './reconciliation-table.js';
import { sendCsv } from './streams.js';

/** Whether what is loaded is complete and ties to the books. */
@ApiTags('books')
@ApiExtraModels(ReconciliationView)
@Controller('api')
export class BooksController {
  constructor(
    private readonly books: BooksService,
    private readonly completeness: CoverageService,
    private readonly reconciliations: ReconciliationService,
  ) {}

  @Get('books/accounts')
  @Operation({
    id: 'accountBooks',
    summary: 'Accounts whose movements do not reproduce their stated balances',
    description: 'Between two stated balances (of a day, or after a line of a statement) the payments that were really made must make up the difference.',
    problems: [413, 504],
  })
  @ApiOkResponse({ type: AccountBooksView })
  async accountBooks(@Query() question: AccountBooksQuestion): Promise<AccountBooksView> {
    return this.books.accounts(question);
  }

  @Get('books/indicators')
  @Operation({ id: 'indicatorBooks', summary: 'Lines whose moves and payments do not leave the balance their source states', problems: [504] })
  @ApiOkResponse({ type: IndicatorBooksView })
  async indicatorBooks(@Query() question: BooksQuestion): Promise<IndicatorBooksView> {
    return this.books.indicators(question);
  }

  @Get('coverage')
  @Operation({
    id: 'coverage',
    summary: 'What is missing: numbers, days, statements, periods, and things only mentioned',
    description: 'All five sections with their first rows, or one section page by page.',
    problems: [504],
  })
  @ApiOkResponse({ type: CompletenessView })
  async coverage(@Query() question: CoverageQuestion): Promise<CompletenessView> {
    return this.completeness.coverage(question);
  }

  @Get('reconciliation')
  @Operation({
    id: 'reconciliation',
    summary: 'The books of a region compared: issued, registered, passed on, paid, bank, ledger',
    description: 'Every difference with its reasons from a closed list, and what has no known reason. csv: one row a region, check and reason.',
    problems: [404, 504],
  })
  @ApiOkResponse({ content: { 'application/json': { schema: { $ref: getSchemaPath(ReconciliationView) } }, 'text/csv': { schema: { type: 'string' } } } })
  async reconciliation(@Query() request: ReconciliationRequest, @Req() http: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format, lang = 'zh', ...question } = request;
    const view = await this.reconciliations.reconcile(question);
    const asTable = format === undefined ? (http.headers.accept ?? '').includes('text/csv') : format === 'csv';
    if (asTable) await sendCsv(reply, reconciliationRows(view), reconciliationTable(view, lang));
    else void reply.send(view);
  }

  @Get('reconciliation/lines')
  @Operation({ id: 'reconciliationLines', summary: 'The lines, payments, accounts behind one difference', problems: [404, 504] })
  @ApiOkResponse({ type: ReconciliationLinesView })
  async reconciliationLines(@Query() question: ReconciliationLinesQuestion): Promise<ReconciliationLinesView> {
    return this.reconciliations.lines(question);
  }
}
