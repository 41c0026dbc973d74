import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PatternService } from '../domain/patterns/pattern.service.js';
import {
  PatternExportQuestion,
  PatternListQuestion,
  PatternListView,
  PatternPath,
  PatternPlanView,
  PatternRowsQuestion,
  PatternRowsView,
  PatternRunListQuestion,
  PatternRunListView,
  PatternRunPath,
  PatternRunRequest,
  PatternRunView,
  PatternView,
} from '../domain/patterns/patterns.shapes.js';
import { graphMl } from './graph-ml.js';
import { JsonLog } from './json-log.js';
import { Operation } from './operation.js';
import { patternTable } from './pattern-table.js';
import { begun, sendCsv, sendNdjson } from './streams.js';

const RUN_EXAMPLE = { parameters: { year: 2017, least: 0 }, scope: '410325', limit: 20 };

/** Analysts' questions and collusion patterns: what there are, runs with a link, rows, exports, plans. */
@ApiTags('patterns')
@Controller('api/patterns')
export class PatternsController {
  constructor(
    private readonly service: PatternService,
    private readonly log: JsonLog,
  ) {}

  @Get()
  @Operation({ id: 'patterns', summary: "All analysts' questions and collusion patterns, with their parameters and columns" })
  @ApiOkResponse({ type: PatternListView })
  async patterns(@Query() question: PatternListQuestion): Promise<PatternListView> {
    return this.service.patterns(question);
  }

  @Get('runs')
  @Operation({ id: 'patternRuns', summary: 'Saved runs, newest first' })
  @ApiOkResponse({ type: PatternRunListView })
  async patternRuns(@Query() question: PatternRunListQuestion): Promise<PatternRunListView> {
    return this.service.patternRuns(question);
  }

  @Get('runs/:id')
  @Operation({ id: 'patternRun', summary: 'One saved run: what was asked, of which data, when, and whether it can be made again', problems: [404] })
  @ApiOkResponse({ type: PatternRunView })
  async patternRun(@Param() { id }: PatternRunPath, @Query() question: PatternListQuestion): Promise<PatternRunView> {
    return this.service.patternRun(id, question);
  }

  @Get('runs/:id/rows')
  @Operation({
    id: 'patternRows',
    summary: 'Rows of a saved run, at its data version, page by page',
    description:
      'The same rows whenever the link is opened. Where the file of the pattern has been changed since, or the data are gone, it is 409 and never other rows.',
    problems: [404, 409, 504],
  })
  @ApiOkResponse({ type: PatternRowsView })
  async patternRows(@Param() { id }: PatternRunPath, @Query() question: PatternRowsQuestion): Promise<PatternRowsView> {
    return this.service.patternRows(id, question);
  }

  @Get('runs/:id/export')
  @Operation({
    id: 'exportRun',
    summary: 'All rows of a saved run as a table, line by line, or as a graph',
    description:
      'A stream. csv: money in yuan, cells that a spreadsheet would run are made text. ndjson: the rows as the pages give them; it ends with `{"problem": …}` when it broke off. graphml: nodes and edges that the rows name, amounts in fen.',
    problems: [404, 409, 413, 504],
  })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/x-ndjson': { schema: { type: 'object' } },
      'application/graphml+xml': { schema: { type: 'string' } },
    },
  })
  async exportRun(
    @Param() { id }: PatternRunPath,
    @Query() { format, lang = 'zh', scope }: PatternExportQuestion,
    @Req() http: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const made = await this.service.exportRun(id, scope === undefined ? {} : { scope });
    if (format === 'ndjson') return sendNdjson(http, reply, made.rows, this.log);
    const table = patternTable(made.pattern, lang);
    if (format === 'csv') return sendCsv(reply, made.rows, table);
    const text = await begun(graphMl(made, lang));
    reply
      .type('application/graphml+xml; charset=utf-8')
      .header('content-disposition', `attachment; filename="pattern.graphml"; filename*=UTF-8''${encodeURIComponent(`${table.name}.graphml`)}`);
    // Not awaited: a caller that hangs up is no failure of the service.
    void reply.send(Readable.from(text));
  }

  @Get(':id')
  @Operation({ id: 'pattern', summary: 'One question or pattern', problems: [404] })
  @ApiOkResponse({ type: PatternView })
  async pattern(@Param() { id }: PatternPath, @Query() question: PatternListQuestion): Promise<PatternView> {
    return this.service.pattern(id, question);
  }

  @Post(':id/runs')
  @HttpCode(200)
  @Operation({
    id: 'runPattern',
    guarded: true,
    summary: 'Runs a question or pattern, saves the run and gives its first rows',
    description: 'A parameter that is not what it must be is 400 with `field`, its name. Past the time limit of the pattern it is 504 and no part of a list.',
    problems: [404, 409, 504],
  })
  @ApiBody({ type: PatternRunRequest, examples: { demo: { summary: 'Who received the money of a county in a year', value: RUN_EXAMPLE } } })
  @ApiOkResponse({ type: PatternRowsView })
  async runPattern(@Param() { id }: PatternPath, @Body() request: PatternRunRequest): Promise<PatternRowsView> {
    return this.service.runPattern(id, request);
  }

  @Get(':id/plan')
  @Operation({ id: 'patternPlan', summary: 'How the database would run it, from EXPLAIN; nothing is run', problems: [404] })
  @ApiOkResponse({ type: PatternPlanView })
  async patternPlan(@Param() { id }: PatternPath, @Query() question: PatternListQuestion): Promise<PatternPlanView> {
    return this.service.patternPlan(id, question);
  }
}
