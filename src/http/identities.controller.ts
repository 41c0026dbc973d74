import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdentityAnswer, IdentityListView, IdentityPath, IdentityProposal, IdentityQuestion } from '../domain/identities/identities.shapes.js';
import { IdentityService } from '../domain/identities/identity.service.js';
import { readSubject } from './access-log.js';
import { Operation } from './operation.js';

/** Things that may be one under two names or numbers. */
@ApiTags('books')
@Controller('api')
export class IdentitiesController {
  constructor(private readonly service: IdentityService) {}

  @Get('identities')
  @Operation({
    id: 'identities',
    summary: 'What may be one thing under two names or numbers, with the rule and what speaks for it',
    description: 'Nothing is merged without a decision; what loads bring together by themselves (texts for banks, spellings of numbers) is listed beside.',
    problems: [504],
  })
  @ApiOkResponse({ type: IdentityListView })
  async identities(@Query() question: IdentityQuestion): Promise<IdentityListView> {
    return this.service.identities(question);
  }

  @Post('identities/:id')
  @HttpCode(200)
  @Operation({ id: 'decideIdentity', guarded: true, summary: 'Confirm or reject that two things are one', problems: [404] })
  @ApiOkResponse({ type: IdentityProposal, description: 'The proposal as it stands after the decision.' })
  async decideIdentity(@Param() { id }: IdentityPath, @Body() answer: IdentityAnswer, @Req() http: FastifyRequest): Promise<IdentityProposal> {
    const proposal = await this.service.decideIdentity(id, answer);
    readSubject(http, proposal.fuller.id);
    return proposal;
  }
}
