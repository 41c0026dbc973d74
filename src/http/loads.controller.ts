import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatchListView, BatchView, LoadReport, QuarantineView, QueueView, SourceRowView, type LoadProgress } from '../domain/intake/intake.shapes.js';
import { IntakeService } from '../domain/intake/intake.service.js';
import { StatusView } from '../domain/status/status.shapes.js';
import { StatusService } from '../domain/status/status.service.js';
import { readSubject } from './access-log.js';
import { JsonLog } from './json-log.js';
import { BatchPath, LoadLine, QuarantineFileQuestion, QuarantineQuestion, SourceQuestion } from './loads.shapes.js';
import { PatternService } from '../domain/patterns/pattern.service.js';
import { WarningService } from '../domain/warnings/warning.service.js';
import { Operation } from './operation.js';
import { Spool } from './spool.js';
import { sendNdjson } from './streams.js';

@ApiTags('loads')
@ApiExtraModels(LoadReport, LoadLine)
@Controller('api')
export class LoadsController {
  constructor(
    private readonly intake: IntakeService,
    private readonly status: StatusService,
    private readonly spool: Spool,
    private readonly log: JsonLog,
    private readonly warnings: WarningService,
    private readonly patterns: PatternService,
  ) {}

  @Post('loads')
  @HttpCode(200)
  @Operation({
    id: 'load',
    guarded: true,
    summary: 'Load a package: a .zip with manifest.yaml, CSV files and mappings',
    description:
      'The body is the file itself. The batch becomes visible at once or not at all; the same package again changes nothing and says so. With Accept: application/x-ndjson the answer is a stream of `{progress}` lines that ends with `{report}` or `{problem}`.',
    problems: [409, 413, 415, 422],
  })
  @ApiConsumes('application/zip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(LoadReport) } }, 'application/x-ndjson': { schema: { $ref: getSchemaPath(LoadLine) } } },
  })
  async load(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(request.body instanceof Readable)) throw new UnsupportedMediaTypeException('The package is sent as application/zip.');
    const declared = request.headers['content-length'];
    await this.spool.with(request.body, declared === undefined ? undefined : Number(declared), async (zip) => {
      await this.answer(request, reply, (onProgress) => this.intake.load({ zip }, { onProgress, name: nameOf(request) }));
    });
  }

  @Get('loads')
  @Operation({ id: 'batches', summary: 'The batches that have been loaded, newest first' })
  @ApiOkResponse({ type: BatchListView })
  async batches(): Promise<BatchListView> {
    return this.intake.batches();
  }

  @Get('loads/queue')
  @Operation({ id: 'loadQueue', summary: 'The load in progress and those that wait, in the order in which they are done' })
  @ApiOkResponse({ type: QueueView })
  loadQueue(): QueueView {
    return this.intake.queued();
  }

  @Get('loads/:id')
  @Operation({ id: 'batch', summary: 'One batch with its files, totals and faults', problems: [404] })
  @ApiOkResponse({ type: BatchView })
  async batch(@Param() { id }: BatchPath): Promise<BatchView> {
    return this.intake.batch(id);
  }

  @Get('loads/:id/quarantine')
  @Operation({ id: 'quarantine', summary: 'Rows of a batch that were set aside, with the reason', problems: [404] })
  @ApiOkResponse({ type: QuarantineView })
  async quarantine(@Param() { id }: BatchPath, @Query() question: QuarantineQuestion): Promise<QuarantineView> {
    return this.intake.quarantine(id, question);
  }

  @Get('loads/:id/quarantine.csv')
  @Operation({
    id: 'quarantineTable',
    summary: 'The open rows of one file of a batch as a CSV table to be corrected',
    description:
      'Columns `#line`, `#column`, `#value`, `#reason`, `#detail`, then those of the file. Personal cells are masked; left as they are they keep what stood there.',
    problems: [404],
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async quarantineTable(@Param() { id }: BatchPath, @Query() { file }: QuarantineFileQuestion, @Res() reply: FastifyReply): Promise<void> {
    const table = await this.intake.quarantineTable(id, file);
    const name = `${id}-${table.file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '')}-quarantine.csv`;
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(table.csv);
  }

  @Post('loads/:id/quarantine')
  @HttpCode(200)
  @Operation({
    id: 'correctQuarantine',
    guarded: true,
    summary: 'Deliver corrected rows again: the table of the quarantine, as a batch of its own',
    problems: [404, 409, 413, 415, 422],
  })
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiOkResponse({ type: LoadReport })
  async correctQuarantine(@Param() { id }: BatchPath, @Query() { file }: QuarantineFileQuestion, @Req() request: FastifyRequest): Promise<LoadReport> {
    if (typeof request.body !== 'string') throw new UnsupportedMediaTypeException('The corrected table is sent as text/csv.');
    return this.intake.correctQuarantine(id, request.body, file);
  }

  @Post('loads/:id/withdraw')
  @HttpCode(200)
  @Operation({
    id: 'withdraw',
    guarded: true,
    summary: 'Take a batch back by a new one',
    description:
      'What only this batch said is retired, what it corrected or replaced counts again; earlier data versions still show it. A withdrawal is taken back the same way. With Accept: application/x-ndjson the answer is a stream, as for a load.',
    problems: [404, 409],
  })
  @ApiOkResponse({
    content: { 'application/json': { schema: { $ref: getSchemaPath(LoadReport) } }, 'application/x-ndjson': { schema: { $ref: getSchemaPath(LoadLine) } } },
  })
  async withdraw(@Param() { id }: BatchPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answer(request, reply, (onProgress) => this.intake.withdraw(id, { onProgress }));
  }

  @Get('sources')
  @Operation({ id: 'sourceRow', summary: 'One row as it stood in the file it came from', problems: [404] })
  @ApiOkResponse({ type: SourceRowView })
  async sourceRow(@Query() { source }: SourceQuestion, @Req() request: FastifyRequest): Promise<SourceRowView> {
    const row = await this.intake.sourceRow(source);
    readSubject(request, source);
    return row;
  }

  @Post('demo/remove')
  @HttpCode(200)
  @Operation({ id: 'removeDemo', guarded: true, summary: 'Take the fictional demo data out of the graph', problems: [409] })
  @ApiOkResponse({ type: StatusView, description: 'What is in the graph afterwards: nothing.' })
  async removeDemo(): Promise<StatusView> {
    await this.intake.removeDemo();
    // Findings about data that are gone as a whole say nothing any more.
    await this.warnings.forget();
    await this.patterns.forget();
    return this.status.status();
  }

  /** The report, or what is told on the way to it where the caller takes NDJSON. */
  private async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    load: (onProgress?: (progress: LoadProgress) => void) => Promise<LoadReport>,
  ): Promise<void> {
    if (!request.headers.accept?.includes('application/x-ndjson')) {
      void reply.send(await load());
      return;
    }
    const told = new Progress();
    const loading = load((progress) => told.tell(progress));
    try {
      await sendNdjson(request, reply, told.until(loading), this.log);
    } finally {
      // A caller that hangs up does not stop a load, and the file must stay until the load has read it.
      await loading.catch(() => undefined);
    }
  }
}

/** What a caller calls the package, for those who wait behind it. */
function nameOf(request: FastifyRequest): string {
  const name = request.headers['x-package-name'];
  try {
    return typeof name === 'string' ? decodeURIComponent(name).slice(0, 200) : 'package.zip';
  } catch {
    // Only a name to show: one that cannot be read is no reason to refuse the package.
    return 'package.zip';
  }
}

/** What a load tells on the way, as items of a stream whose last one is the report. Its failure ends them as an error. */
export class Progress {
  private readonly told: LoadLine[] = [];
  private wake = (): void => undefined;

  tell(progress: LoadProgress): void {
    this.told.push({ progress });
    this.wake();
  }

  async *until(loading: Promise<LoadReport>): AsyncGenerator<LoadLine> {
    let over = false;
    const settled = (): void => {
      over = true;
      this.wake();
    };
    loading.then(settled, settled);
    while (!over || this.told.length > 0) {
      while (this.told.length > 0) yield this.told.shift()!;
      if (!over) await new Promise<void>((resume) => (this.wake = resume));
    }
    yield { report: await loading };
  }
}
