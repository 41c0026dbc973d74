import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { Drafts } from '../domain/warnings/drafts.js';
import { OverlapListView, OverlapQuestion } from '../domain/warnings/overlap.shapes.js';
import { RuleSettingsService } from '../domain/warnings/settings/rule-settings.service.js';
import {
  FindingSettingsView,
  RuleSettingsView,
  SettingsChangeView,
  SettingsDraftRequest,
  SettingsDraftView,
  SettingsHistoryQuestion,
  SettingsHistoryView,
  SettingsQuestion,
  SettingsRequest,
} from '../domain/warnings/settings/settings.shapes.js';
import { RuleListQuestion } from '../domain/warnings/warnings.shapes.js';
import { Operation } from './operation.js';

class FindingPath {
  @ApiProperty({ description: 'Id of a finding.' })
  @IsString()
  @MaxLength(300)
  id!: string;
}

/** Settings of the warnings by region and day, drafts of them, and what rules have in common. */
@ApiTags('warnings')
@Controller('api')
export class WarningSettingsController {
  constructor(
    private readonly settings: RuleSettingsService,
    private readonly drafts: Drafts,
  ) {}

  @Get('warnings/settings')
  @Operation({ id: 'ruleSettings', summary: 'Settings that hold in a region on a day, with who said so', problems: [404] })
  @ApiOkResponse({ type: RuleSettingsView })
  async ruleSettings(@Query() question: SettingsQuestion): Promise<RuleSettingsView> {
    return this.settings.ruleSettings(question);
  }

  @Get('warnings/settings/history')
  @Operation({ id: 'settingsHistory', summary: 'All that was ever said of the settings', problems: [404] })
  @ApiOkResponse({ type: SettingsHistoryView })
  async settingsHistory(@Query() question: SettingsHistoryQuestion): Promise<SettingsHistoryView> {
    return this.settings.settingsHistory(question);
  }

  @Put('warnings/settings')
  @HttpCode(200)
  @Operation({
    id: 'changeSettings',
    guarded: true,
    summary: 'Says something of the settings, as their next version: all of it or, with a fault, nothing',
    description:
      'What was said before stays readable. Of a setting the entry of the most specific region counts that holds on the day D of a run. A value outside of its type or range, a rule, ' +
      'setting, region or day that does not exist, or two values for one region and day are refused with all faults at once: place, rule, setting, type and range.',
  })
  @ApiOkResponse({ type: SettingsChangeView })
  async changeSettings(@Body() { scope, ...form }: SettingsRequest): Promise<SettingsChangeView> {
    return this.settings.changeSettings(plain(form), scope);
  }

  @Post('warnings/settings/drafts')
  @HttpCode(200)
  @Operation({
    id: 'draftSettings',
    guarded: true,
    summary: 'What a change of the settings would change in what is found; nothing is kept',
    description:
      'Drafts of whole rules are statements, and statements written by users come with rights: until people sign in they are tried at the machine itself, by npm run warnings -- --draft FILE.cypher.',
  })
  @ApiOkResponse({ type: SettingsDraftView })
  async draftSettings(@Body() { change, scope, asOf }: SettingsDraftRequest): Promise<SettingsDraftView> {
    return this.drafts.ofChange(plain(change), { scope, asOf });
  }

  @Get('warnings/overlap')
  @Operation({ id: 'overlap', summary: 'Which rules show the same: pairs whose findings share subjects or payments', problems: [404] })
  @ApiOkResponse({ type: OverlapListView })
  async overlap(@Query() question: OverlapQuestion): Promise<OverlapListView> {
    return this.settings.overlap(question);
  }

  @Get('findings/:id/settings')
  @Operation({ id: 'findingSettings', summary: 'With which settings a finding was made, and who said so', problems: [404] })
  @ApiOkResponse({ type: FindingSettingsView })
  async findingSettings(@Param() { id }: FindingPath, @Query() { scope }: RuleListQuestion): Promise<FindingSettingsView> {
    return this.settings.findingSettings(id, scope);
  }
}

/** As it was sent: an instance of a class has members that nobody wrote. */
function plain(form: object): unknown {
  return JSON.parse(JSON.stringify(form)) as unknown;
}
