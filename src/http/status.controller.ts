import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { APPEARANCE } from '../domain/appearance.js';
import { AppearanceView } from '../domain/appearance.shapes.js';
import { HealthView, StatusView } from '../domain/status/status.shapes.js';
import { StatusService } from '../domain/status/status.service.js';
import { Operation } from './operation.js';

@ApiTags('service')
@Controller('api')
export class StatusController {
  constructor(private readonly service: StatusService) {}

  @Get('status')
  @Operation({ id: 'status', summary: 'Data version, demo data, database, and what the sources cover' })
  @ApiOkResponse({ type: StatusView })
  async status(): Promise<StatusView> {
    return this.service.status();
  }

  @Get('health')
  @Operation({ id: 'health', summary: 'Whether the service and its database answer' })
  @ApiOkResponse({ type: HealthView })
  async health(): Promise<HealthView> {
    return this.service.health();
  }

  @Get('appearance')
  @Operation({ id: 'appearance', summary: 'Captions, shapes and colours of everything a trace can show' })
  @ApiOkResponse({ type: AppearanceView })
  appearance(): AppearanceView {
    return APPEARANCE;
  }
}
