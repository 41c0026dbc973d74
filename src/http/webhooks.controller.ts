import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { WebhookService } from '../domain/webhooks/webhook.service.js';
import { NewWebhookView, WebhookListQuestion, WebhookListView, WebhookRequest, WebhookTestView, WebhookView } from '../domain/webhooks/webhooks.shapes.js';
import { readSubject } from './access-log.js';
import { Operation } from './operation.js';

class WebhookPath {
  @ApiProperty({ description: 'Id of a webhook.' })
  @IsUUID()
  id!: string;
}

/** Who is told of finding events. */
@ApiTags('warnings')
@Controller('api/webhooks')
export class WebhooksController {
  constructor(private readonly service: WebhookService) {}

  @Post()
  @HttpCode(200)
  @Operation({
    id: 'createWebhook',
    guarded: true,
    summary: 'Register a webhook: finding events are sent to it as they are recorded',
    description:
      'Each event is a message of its own by POST, signed as Standard Webhooks says (webhook-id, webhook-timestamp, webhook-signature), in order and at least once: a receiver that has seen a webhook-id has seen the event. It is taken when the answer is 200 to 299; otherwise it is sent again, after ever longer waits, and after three days given up, which the state of the webhook says. No message holds a name, an account or an id number.',
    problems: [404, 409],
  })
  @ApiOkResponse({ type: NewWebhookView })
  async createWebhook(@Body() question: WebhookRequest, @Req() request: FastifyRequest): Promise<NewWebhookView> {
    const webhook = await this.service.createWebhook(question);
    readSubject(request, webhook.id);
    return webhook;
  }

  @Get()
  @Operation({ id: 'webhooks', summary: 'Webhooks, how far each is and what went wrong' })
  @ApiOkResponse({ type: WebhookListView })
  async webhooks(@Query() { scope }: WebhookListQuestion): Promise<WebhookListView> {
    return this.service.webhooks(scope);
  }

  @Get(':id')
  @Operation({ id: 'webhook', summary: 'One webhook', problems: [404] })
  @ApiOkResponse({ type: WebhookView })
  async webhook(@Param() { id }: WebhookPath, @Query() { scope }: WebhookListQuestion): Promise<WebhookView> {
    return this.service.webhook(id, scope);
  }

  @Delete(':id')
  @Operation({ id: 'removeWebhook', guarded: true, summary: 'Remove a webhook: its secret is destroyed, what was done with it stays', problems: [404] })
  @ApiOkResponse({ type: WebhookView })
  async removeWebhook(@Param() { id }: WebhookPath, @Query() { scope }: WebhookListQuestion, @Req() request: FastifyRequest): Promise<WebhookView> {
    const webhook = await this.service.removeWebhook(id, scope);
    readSubject(request, id);
    return webhook;
  }

  @Post(':id/test')
  @HttpCode(200)
  @Operation({ id: 'testWebhook', guarded: true, summary: 'Send a signed message that is about nothing, once', problems: [404, 409] })
  @ApiOkResponse({ type: WebhookTestView })
  async testWebhook(@Param() { id }: WebhookPath, @Query() { scope }: WebhookListQuestion, @Req() request: FastifyRequest): Promise<WebhookTestView> {
    const answer = await this.service.testWebhook(id, scope);
    readSubject(request, id);
    return answer;
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Operation({ id: 'resumeWebhook', guarded: true, summary: 'Try again now what was not taken, also after it was given up', problems: [404, 409] })
  @ApiOkResponse({ type: WebhookView })
  async resumeWebhook(@Param() { id }: WebhookPath, @Query() { scope }: WebhookListQuestion, @Req() request: FastifyRequest): Promise<WebhookView> {
    const webhook = await this.service.resumeWebhook(id, scope);
    readSubject(request, id);
    return webhook;
  }
}
