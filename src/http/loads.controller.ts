import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BatchListView, BatchView, LoadReport, QuarantineView, SourceRowView, type LoadProgress } from '../domain/intake/intake.shapes.js';
import { IntakeService } from '../domain/intake/intake.service.js';
import { StatusView } from '../domain/status/status.shapes.js';
import { StatusService } from '../domain/status/status.service.js';
import { readSubject } from './access-log.js';
import { JsonLog } from './json-log.js';
import { BatchPath, LoadLine, QuarantineQuestion, SourceQuestion } from './loads.shapes.js';
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
      if (!request.headers.accept?.includes('application/x-ndjson')) {
        void reply.send(await this.intake.load({ zip }));
        return;
      }
      const told = new Progress();
      const loading = this.intake.load({ zip }, { onProgress: (progress) => told.tell(progress) });
      try {
        await sendNdjson(request, reply, told.until(loading), this.log);
      } finally {
        // A caller that hangs up does not stop a load, and the file must stay until the load has read it.
        await loading.catch(() => undefined);
      }
    });
  }

  @Get('loads')
  @Operation({ id: 'batches', summary: 'The batches that have been loaded, newest first' })
  @ApiOkResponse({ type: BatchListView })
  async batches(): Promise<BatchListView> {
    return this.intake.batches();
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
    return this.status.status();
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
