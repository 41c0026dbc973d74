import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { normaliseDocumentNumber } from '../domain/documents/document-number.js';
import { nameOfSet } from '../domain/traces/name-of-set.js';
import { PathService } from '../domain/traces/path.service.js';
import { ChangesQuestion, ChangesView } from '../domain/traces/changes.shapes.js';
import { ReachService } from '../domain/traces/reach.service.js';
import { ReachView } from '../domain/traces/reach.shapes.js';
import { PathView, TraceStep, TraceView } from '../domain/traces/trace.shapes.js';
import { PathQuestion, ReachQuestion, type TraceQuestion } from '../domain/traces/trace-question.shapes.js';
import { TraceService } from '../domain/traces/trace.service.js';
import { GraphUnavailable } from '../failures.js';
import { readSubject } from './access-log.js';
import { JsonLog } from './json-log.js';
import { Operation } from './operation.js';
import { problemOf } from './problem.js';
import { stepTable, type CsvLanguage } from './step-table.js';
import { sendCsv, sendNdjson } from './streams.js';
import { BulkTraceLine, BulkTraceRequest, DocumentNumberPath, StartPath, TraceRequest, TraceSetRequest, type Format, type Written } from './traces.shapes.js';

const STEPS =
  'csv and ndjson give every step, one a row, by time, quota before money, order of the source, id; ndjson ends with `{"problem": …}` when it broke off.';

const SET_EXAMPLE = { years: [2017], regions: ['410325'], depth: 0 };

const PATH_EXAMPLE = { source: 'unit:410325|303001', target: 'enterprise:91410399YL0000848P', hops: 3, scope: '410300' };

/** The answer as JSON, and its steps as a table or a stream. */
const TraceAnswer = (): MethodDecorator =>
  ApiOkResponse({
    description: STEPS,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(TraceView) } },
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { $ref: getSchemaPath(TraceStep) } },
    },
  });

@ApiTags('traces')
@ApiExtraModels(TraceView, TraceStep, BulkTraceLine)
@Controller('api/traces')
export class TracesController {
  constructor(
    private readonly traces: TraceService,
    private readonly reach: ReachService,
    private readonly paths: PathService,
    private readonly log: JsonLog,
  ) {}

  @Get(':documentNumber')
  @Operation({
    id: 'traceByDocumentNumber',
    summary: 'Where the money of a document came from and where it went',
    description: 'Finds the number in any common spelling, also as the upper number of a received line.',
    problems: [404, 409, 413, 504],
  })
  @TraceAnswer()
  async traceByDocumentNumber(
    @Param() { documentNumber }: DocumentNumberPath,
    @Query() request: TraceRequest,
    @Req() http: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { format, lang, question } = split(request, http);
    if (format === 'json') {
      const trace = await this.traces.traceByDocumentNumber(documentNumber, question);
      readSubject(http, trace.document.id);
      void reply.send(trace);
      return;
    }
    readSubject(http, normaliseDocumentNumber(documentNumber).number);
    await this.sendSteps(http, reply, format, this.traces.stepsByDocumentNumber(documentNumber, question), documentNumber, lang);
  }

  @Get('from/:kind/:id')
  @Operation({ id: 'traceFrom', summary: 'The same, from an indicator, payment, account, payee or project', problems: [404, 413, 504] })
  @TraceAnswer()
  async traceFrom(@Param() { kind, id }: StartPath, @Query() request: TraceRequest, @Req() http: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format, lang, question } = split(request, http);
    if (format === 'json') {
      const trace = await this.traces.traceFrom(kind, id, question);
      readSubject(http, trace.document.id);
      void reply.send(trace);
      return;
    }
    readSubject(http, id);
    // Ids of persons and accounts are opaque; the file is called by its kind alone.
    await this.sendSteps(http, reply, format, this.traces.stepsFrom(kind, id, question), `trace-${kind}`, lang);
  }

  @Get(':documentNumber/changes')
  @Operation({
    id: 'traceChanges',
    summary: 'What changed between two answers about a document, and by which batch',
    description: 'The answer of the question against the one as of `sinceAsOf` and `sinceAsOfBatch`.',
    problems: [404, 409, 413, 504],
  })
  @ApiOkResponse({ type: ChangesView })
  async traceChanges(@Param() { documentNumber }: DocumentNumberPath, @Query() question: ChangesQuestion, @Req() http: FastifyRequest): Promise<ChangesView> {
    readSubject(http, normaliseDocumentNumber(documentNumber).number);
    return this.traces.changes(documentNumber, question);
  }

  @Get(':documentNumber/reach')
  @Operation({
    id: 'traceReach',
    summary: 'Where the money of a document can have come to, and when first',
    description:
      'The walk in time order without ledgers and methods: quick, and an upper bound. How much of what arrived is the document’s, the trace says by each method.',
    problems: [404, 409, 413, 504],
  })
  @ApiOkResponse({ type: ReachView })
  async traceReach(@Param() { documentNumber }: DocumentNumberPath, @Query() question: ReachQuestion, @Req() http: FastifyRequest): Promise<ReachView> {
    const reached = await this.reach.byNumber(documentNumber, question);
    readSubject(http, reached.document.id);
    return reached;
  }

  @Post('sets')
  @HttpCode(200)
  @Operation({
    id: 'traceSet',
    guarded: true,
    summary: 'Many documents, a fund, tag, project, year or region traced together',
    description: 'Lines that have everything asked for are the start; what one of them brought into another counts once.',
    problems: [404, 409, 413, 504],
  })
  @ApiBody({ type: TraceSetRequest, examples: { demo: { summary: 'A county in one year', value: SET_EXAMPLE } } })
  @TraceAnswer()
  async traceSet(@Body() request: TraceSetRequest, @Req() http: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { format, lang, question } = split(request, http);
    if (format === 'json') {
      const trace = await this.traces.traceSet(question);
      readSubject(http, trace.document.number);
      void reply.send(trace);
      return;
    }
    readSubject(http, nameOfSet(question));
    await this.sendSteps(http, reply, format, this.traces.stepsOfSet(question), 'trace-set', lang);
  }

  @Post()
  @HttpCode(200)
  @Operation({
    id: 'traceByDocumentNumbers',
    guarded: true,
    summary: 'Traces of up to 500 document numbers',
    description:
      'A stream, one line a number, in the order asked: `{documentNumber, trace}` or `{documentNumber, problem}`. One faulty number does not stop the others.',
  })
  @ApiBody({ type: BulkTraceRequest })
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { $ref: getSchemaPath(BulkTraceLine) } } } })
  async traceByDocumentNumbers(@Body() request: BulkTraceRequest, @Req() http: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { documentNumbers, ...question } = request;
    await sendNdjson(http, reply, this.eachOf(documentNumbers, question, http), this.log);
  }

  @Post('paths')
  @HttpCode(200)
  @Operation({ id: 'pathsBetween', guarded: true, summary: 'Time-respecting paths of payments between two subjects', problems: [404, 413, 504] })
  @ApiBody({ type: PathQuestion, examples: { demo: { summary: 'From a bureau to a company behind the payee', value: PATH_EXAMPLE } } })
  @ApiOkResponse({ type: PathView })
  async pathsBetween(@Body() question: PathQuestion): Promise<PathView> {
    return this.paths.pathsBetween(question);
  }

  private async sendSteps(
    http: FastifyRequest,
    reply: FastifyReply,
    format: Exclude<Format, 'json'>,
    steps: AsyncGenerator<TraceStep>,
    name: string,
    language: CsvLanguage,
  ): Promise<void> {
    if (format === 'ndjson') await sendNdjson(http, reply, steps, this.log);
    else await sendCsv(reply, steps, stepTable(name, language));
  }

  private async *eachOf(documentNumbers: readonly string[], question: TraceQuestion, http: FastifyRequest): AsyncGenerator<BulkTraceLine> {
    let gone: unknown;
    for (const documentNumber of documentNumbers) {
      try {
        // A database that is gone answers every further number at once; asking 500 times would take an hour of waiting.
        if (gone) throw gone;
        const trace = await this.traces.traceByDocumentNumber(documentNumber, question);
        readSubject(http, trace.document.id);
        yield { documentNumber, trace };
      } catch (error) {
        if (error instanceof GraphUnavailable) gone = error;
        const { problem, cause } = problemOf(error, http.id);
        if (cause !== undefined) this.log.error({ requestId: http.id, status: problem.status, code: problem.code }, cause);
        yield { documentNumber, problem };
      }
    }
  }
}

/** `format` wins over the Accept header; a browser's `*\/*` is JSON. */
function split<Question extends TraceQuestion>(
  request: Question & Written,
  http: FastifyRequest,
): { format: Format; lang: CsvLanguage; question: Omit<Question & Written, keyof Written> } {
  const { format, lang = 'zh', ...question } = request;
  const accept = http.headers.accept ?? '';
  const accepted = accept.includes('text/csv') ? 'csv' : accept.includes('application/x-ndjson') ? 'ndjson' : 'json';
  return { format: format ?? accepted, lang, question };
}
