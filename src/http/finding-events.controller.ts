import { Controller, Get, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindingEvents, placeOf } from '../domain/warnings/finding-events.js';
import { FindingEventItem, FindingEventPage, FindingEventsQuestion } from '../domain/warnings/finding-events.shapes.js';
import { EventStreams } from './event-stream.js';
import { JsonLog } from './json-log.js';
import { Operation } from './operation.js';

/** What happened to findings, as it happens. */
@ApiTags('warnings')
@ApiExtraModels(FindingEventPage, FindingEventItem)
@Controller('api')
export class FindingEventsController implements OnModuleDestroy {
  private readonly streams: EventStreams;

  constructor(
    private readonly events: FindingEvents,
    log: JsonLog,
  ) {
    this.streams = new EventStreams(events, log);
  }

  /** Before the server cuts connections off. */
  async onModuleDestroy(): Promise<void> {
    await this.streams.close();
  }

  @Get('findings/events')
  @Operation({
    id: 'findingEvents',
    summary: 'What happened to findings, in one order: page by page, or as a stream',
    description:
      'With Accept: text/event-stream a stream of server-sent events, each with its kind, its `id` and the event as JSON; comments between them say that it lives. It goes on after `Last-Event-ID`, or `after`. Otherwise a page; its `cursor` is where the next question goes on, now or tomorrow.',
    problems: [404, 409],
  })
  @ApiHeader({ name: 'last-event-id', required: false, description: 'Stream: id of the last event that was seen; browsers send it by themselves.' })
  @ApiOkResponse({
    content: {
      'application/json': { schema: { $ref: getSchemaPath(FindingEventPage) } },
      'text/event-stream': { schema: { $ref: getSchemaPath(FindingEventItem) } },
    },
  })
  async findingEvents(@Query() question: FindingEventsQuestion, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!(request.headers.accept ?? '').includes('text/event-stream')) {
      void reply.send(await this.events.findingEvents(question));
      return;
    }
    const { after, limit: _limit, ...asked } = question;
    const last = request.headers['last-event-id'];
    const from = typeof last === 'string' ? placeOf(last, 'Last-Event-ID') : after === undefined ? await this.events.newest() : placeOf(after);
    await this.streams.send(request, reply, from, this.events.filterOf(asked));
  }
}
