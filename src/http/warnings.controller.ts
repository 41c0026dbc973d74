import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { RuleRatesView } from '../domain/warnings/base-rates.shapes.js';
import { EvidenceView } from '../domain/warnings/evidence.shapes.js';
import { FindingGroupListView, FindingGroupPageView, GroupMembersQuestion, GroupQuestion } from '../domain/warnings/finding-groups.shapes.js';
import { WarningService } from '../domain/warnings/warning.service.js';
import {
  DraftRequest,
  DraftView,
  FindingDetailView,
  FindingListView,
  FindingQuestion,
  JudgedView,
  JudgeQuestion,
  RuleListQuestion,
  RuleListView,
  RunDetailView,
  RunListView,
  RunRequest,
  RunView,
} from '../domain/warnings/warnings.shapes.js';
import { Operation } from './operation.js';

class IdPath {
  @ApiProperty({ description: 'Id, percent-encoded.' })
  @IsString()
  @MaxLength(300)
  id!: string;
}

class RulePath {
  @ApiProperty({ description: 'Code or id of a rule.', example: 'JS-01' })
  @IsString()
  @MaxLength(100)
  rule!: string;
}

/** Warnings and patterns, what they found, and their runs. */
@ApiTags('warnings')
@Controller('api')
export class WarningsController {
  constructor(private readonly warnings: WarningService) {}

  @Get('warnings')
  @Operation({ id: 'rules', summary: 'All warnings and patterns, with the number of their findings', problems: [] })
  @ApiOkResponse({ type: RuleListView })
  async rules(@Query() { scope }: RuleListQuestion): Promise<RuleListView> {
    return this.warnings.rules(scope);
  }

  @Get('findings')
  @Operation({ id: 'findings', summary: 'What the warnings found', problems: [404] })
  @ApiOkResponse({ type: FindingListView })
  async findings(@Query() question: FindingQuestion): Promise<FindingListView> {
    return this.warnings.findings(question);
  }

  @Get('findings/groups')
  @Operation({ id: 'findingGroups', summary: 'Findings of one subject or one subgraph together', problems: [404] })
  @ApiOkResponse({ type: FindingGroupListView })
  async findingGroups(@Query() question: GroupQuestion): Promise<FindingGroupListView> {
    return this.warnings.groups.findingGroups(question);
  }

  @Get('findings/:id/group')
  @Operation({ id: 'findingGroup', summary: 'The group that a finding is in, with its findings', problems: [404] })
  @ApiOkResponse({ type: FindingGroupPageView })
  async findingGroup(@Param() { id }: IdPath, @Query() question: GroupMembersQuestion): Promise<FindingGroupPageView> {
    return this.warnings.groups.findingGroup(id, question);
  }

  @Get('findings/:id/evidence')
  @Operation({ id: 'findingEvidence', summary: 'The smallest part of the graph that shows a finding', problems: [404] })
  @ApiOkResponse({ type: EvidenceView })
  async findingEvidence(@Param() { id }: IdPath, @Query() { scope }: RuleListQuestion): Promise<EvidenceView> {
    return this.warnings.findingEvidence(id, scope);
  }

  @Get('findings/:id')
  @Operation({ id: 'finding', summary: 'One finding with its history', problems: [404] })
  @ApiOkResponse({ type: FindingDetailView })
  async finding(@Param() { id }: IdPath, @Query() { scope }: RuleListQuestion): Promise<FindingDetailView> {
    return this.warnings.finding(id, scope);
  }

  @Post('warnings/runs')
  @HttpCode(200)
  @Operation({ id: 'beginRun', guarded: true, summary: 'Judges by all or some rules; the run goes on by itself', problems: [404, 409] })
  @ApiOkResponse({ type: RunView })
  async beginRun(@Body() request: RunRequest): Promise<RunView> {
    return this.warnings.begin(request);
  }

  @Get('warnings/runs')
  @Operation({ id: 'runs', summary: 'Runs of the warnings', problems: [] })
  @ApiOkResponse({ type: RunListView })
  async runs(@Query() { scope }: RuleListQuestion): Promise<RunListView> {
    return this.warnings.runList(scope);
  }

  @Get('warnings/runs/:id')
  @Operation({ id: 'run', summary: 'One run, with what each rule came to', problems: [404] })
  @ApiOkResponse({ type: RunDetailView })
  async run(@Param() { id }: IdPath, @Query() { scope }: RuleListQuestion): Promise<RunDetailView> {
    return this.warnings.runDetail(id, scope);
  }

  @Post('warnings/runs/:id/cancel')
  @HttpCode(200)
  @Operation({ id: 'cancelRun', guarded: true, summary: 'Ends a run; what it has kept stays', problems: [404] })
  @ApiOkResponse({ type: RunView })
  async cancelRun(@Param() { id }: IdPath, @Query() { scope }: RuleListQuestion): Promise<RunView> {
    return this.warnings.cancel(id, scope);
  }

  @Post('warnings/runs/:id/resume')
  @HttpCode(200)
  @Operation({ id: 'resumeRun', guarded: true, summary: 'Goes on with a run that was interrupted', problems: [404, 409] })
  @ApiOkResponse({ type: RunView })
  async resumeRun(@Param() { id }: IdPath, @Query() { scope }: RuleListQuestion): Promise<RunView> {
    return this.warnings.resume(id, scope);
  }

  @Post('warnings/drafts')
  @HttpCode(200)
  @Operation({
    id: 'draftRule',
    guarded: true,
    summary: 'What other settings of a rule would find, beside what it finds now; nothing is kept',
    problems: [404],
  })
  @ApiOkResponse({ type: DraftView })
  async draftRule(@Body() request: DraftRequest): Promise<DraftView> {
    return this.warnings.draft(request);
  }

  @Get('warnings/:rule/rates')
  @Operation({ id: 'ruleRates', summary: 'How much a rule judged and hit, region by region', problems: [404] })
  @ApiOkResponse({ type: RuleRatesView })
  async ruleRates(@Param() { rule }: RulePath, @Query() { scope }: RuleListQuestion): Promise<RuleRatesView> {
    return this.warnings.ruleRates(rule, scope);
  }

  @Get('warnings/:rule/judge')
  @Operation({ id: 'judge', summary: 'What one rule says of one subject now', problems: [404] })
  @ApiOkResponse({ type: JudgedView })
  async judge(@Param() { rule }: RulePath, @Query() question: JudgeQuestion): Promise<JudgedView> {
    return this.warnings.judgeOne(rule, question);
  }
}
