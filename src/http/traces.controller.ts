import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PathService } from '../domain/traces/path.service.js';
import { ChangesQuestion, ChangesView, SetChangesQuestion } from '../domain/traces/changes.shapes.js';
import { ReachService } from '../domain/traces/reach.service.js';
import { ReachView } from '../domain/traces/reach.shapes.js';
import { PathView, TraceStep, TraceView } from '../domain/traces/trace.shapes.js';
import { PathQuestion, ReachQuestion, type SetParts, type TraceQuestion } from '../domain/traces/trace-question.shapes.js';
import { nameOfStart, type TraceStart } from '../domain/traces/trace-start.js';
import { TraceService } from '../domain/traces/trace.service.js';
import { GraphUnavailable } from '../failures.js';
import { readSubject } from './access-log.js';
import { JsonLog } from './json-log.js';
import { Operation } from './operation.js';
import { problemOf } from './problem.js';
import { stepTable } from './step-table.js';
import { sendCsv, sendNdjson } from './streams.js';
import { BulkTraceLine, BulkTraceRequest, DocumentNumberPath, StartPath, TraceRequest, TraceSetRequest, type Format } from './traces.shapes.js';

const STEPS =
  'csv and ndjson give every step, one a row, by time, quota before money, order of the source, id; ndjson ends with `{"problem": …}` when it broke off.';

const CHANGES = 'The answer of the question against the one as of `sinceAsOf` and `sinceAsOfBatch`; what did not exist then has appeared since, all of it.';

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
    await this.send({ number: documentNumber }, request, documentNumber, http, reply);
  }

  @Get('from/:kind/:id')
  @Operation({ id: 'traceFrom', summary: 'The same, from an indicator, payment, account, payee or project', problems: [404, 413, 504] })
  @TraceAnswer()
  async traceFrom(@Param() { kind, id }: StartPath, @Query() request: TraceRequest, @Req() http: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Ids of persons and accounts are opaque; the file is called by its kind alone.
    await this.send({ kind, id }, request, `trace-${kind}`, http, reply);
  }

  @Get(':documentNumber/changes')
  @Operation({
    id: 'traceChanges',
    summary: 'What changed between two answers about a document, and by which batch',
    description: CHANGES,
    problems: [404, 409, 413, 504],
  })
  @ApiOkResponse({ type: ChangesView })
  async traceChanges(@Param() { documentNumber }: DocumentNumberPath, @Query() question: ChangesQuestion, @Req() http: FastifyRequest): Promise<ChangesView> {
    return this.changes({ number: documentNumber }, question, http);
  }

  @Get('from/:kind/:id/changes')
  @Operation({
    id: 'traceFromChanges',
    summary: 'The same, from an indicator, payment, account, payee or project',
    description: CHANGES,
    problems: [404, 413, 504],
  })
  @ApiOkResponse({ type: ChangesView })
  async traceFromChanges(@Param() { kind, id }: StartPath, @Query() question: ChangesQuestion, @Req() http: FastifyRequest): Promise<ChangesView> {
    return this.changes({ kind, id }, question, http);
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
    const { set, question } = setOf(request);
    await this.send({ set }, question, 'trace-set', http, reply);
  }

  @Post('sets/changes')
  @HttpCode(200)
  @Operation({
    id: 'traceSetChanges',
    guarded: true,
    summary: 'What changed between two answers about a set, and by which batch',
    description: CHANGES,
    problems: [404, 409, 413, 504],
  })
  @ApiBody({ type: SetChangesQuestion, examples: { demo: { summary: 'A county in one year', value: { ...SET_EXAMPLE, sinceAsOf: '2017-12-31' } } } })
  @ApiOkResponse({ type: ChangesView })
  async traceSetChanges(@Body() request: SetChangesQuestion, @Req() http: FastifyRequest): Promise<ChangesView> {
    const { set, question } = setOf(request);
    return this.changes({ set }, question, http);
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

  /** The answer as JSON, or every step as a table or a stream, whose file is called `name`. */
  private async send(start: TraceStart, request: TraceRequest, name: string, http: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { format = acceptedBy(http), lang = 'zh', ...question } = request;
    if (format === 'json') {
      const trace = await this.traces.trace(start, question);
      readSubject(http, 'number' in start ? trace.document.id : nameOfStart(start));
      return void reply.send(trace);
    }
    readSubject(http, nameOfStart(start));
    const steps = this.traces.steps(start, question);
    return format === 'ndjson' ? sendNdjson(http, reply, steps, this.log) : sendCsv(reply, steps, stepTable(name, lang));
  }

  private async changes(start: TraceStart, question: ChangesQuestion, http: FastifyRequest): Promise<ChangesView> {
    const changes = await this.traces.changes(start, question);
    readSubject(http, nameOfStart(start));
    return changes;
  }

  private async *eachOf(documentNumbers: readonly string[], question: TraceQuestion, http: FastifyRequest): AsyncGenerator<BulkTraceLine> {
    let gone: unknown;
    for (const documentNumber of documentNumbers) {
      try {
        // A database that is gone answers every further number at once; asking 500 times would take an hour of waiting.
        if (gone) throw gone;
        const trace = await this.traces.trace({ number: documentNumber }, question);
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

/** What a caller accepts where it names no `format`; a browser's `*\/*` is JSON. */
function acceptedBy(http: FastifyRequest): Format {
  const accept = http.headers.accept ?? '';
  return accept.includes('text/csv') ? 'csv' : accept.includes('application/x-ndjson') ? 'ndjson' : 'json';
}

/** What the set is, and what is asked about it. */
function setOf<Question extends SetParts>(request: Question): { set: SetParts; question: Omit<Question, keyof SetParts> } {
  const { documentNumbers, fundTags, funds, projects, years, regions, ...question } = request;
  return { set: { documentNumbers, fundTags, funds, projects, years, regions }, question };
}
