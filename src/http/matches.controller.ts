import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MatchAnswer, MatchListView, MatchPath, MatchQuestion, MatchView } from '../domain/matching/match.shapes.js';
import { MatchService } from '../domain/matching/match.service.js';
import { Operation } from './operation.js';

/** Records of several systems that may be one movement of money: what waits for a person, and what was decided. */
@ApiTags('matches')
@Controller('api')
export class MatchesController {
  constructor(private readonly matches: MatchService) {}

  @Get('matches')
  @Operation({
    id: 'matchesInState',
    summary: 'Records whose movement is not certain, with the candidates and the reason',
    description:
      'An open one is merged with its best candidate for the time being, so that no money is counted twice. Confirmed and rejected ones stay so when their records are loaded again.',
  })
  @ApiOkResponse({ type: MatchListView })
  async matchesInState(@Query() question: MatchQuestion): Promise<MatchListView> {
    return this.matches.matchesInState(question);
  }

  @Post('matches/:id')
  @HttpCode(200)
  @Operation({ id: 'decideMatch', guarded: true, summary: 'Confirm or reject a match, or choose another candidate', problems: [404, 409] })
  @ApiOkResponse({ type: MatchView, description: 'The match as it stands after the decision.' })
  async decideMatch(@Param() { id }: MatchPath, @Body() answer: MatchAnswer): Promise<MatchView> {
    return this.matches.decideMatch(id, answer);
  }
}
