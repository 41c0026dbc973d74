import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DocumentListQuestion, DocumentListView } from '../domain/documents/document.shapes.js';
import { DocumentService } from '../domain/documents/document.service.js';
import { EntityQuestion, EntityView } from '../domain/entities/entity.shapes.js';
import { EntityService } from '../domain/entities/entity.service.js';
import { SearchQuestion, SearchView } from '../domain/search/search.shapes.js';
import { SearchService } from '../domain/search/search.service.js';
import { readSubject } from './access-log.js';
import { EntityPath } from './loads.shapes.js';
import { Operation } from './operation.js';

/** Finding what to trace, and looking closely at one thing. */
@ApiTags('look-up')
@Controller('api')
export class LookUpController {
  constructor(
    private readonly documentService: DocumentService,
    private readonly searchService: SearchService,
    private readonly entityService: EntityService,
  ) {}

  @Get('documents')
  @Operation({ id: 'list', summary: 'The documents that have been loaded or named' })
  @ApiOkResponse({ type: DocumentListView })
  async list(@Query() question: DocumentListQuestion): Promise<DocumentListView> {
    return this.documentService.list(question);
  }

  @Get('search')
  @Operation({
    id: 'search',
    summary: 'Find documents, regions, units, projects and payees',
    description:
      'By a document number in any spelling, a name or a part of it, or pinyin initials. Numbers of accounts, identity cards and telephones belong in the body of the POST form.',
  })
  @ApiOkResponse({ type: SearchView })
  async search(@Query() question: SearchQuestion): Promise<SearchView> {
    return this.searchService.search(question);
  }

  @Post('search')
  @HttpCode(200)
  @Operation({ id: 'searchPersonal', guarded: true, summary: 'The same for personal terms, which must not stand in an address' })
  @ApiOkResponse({ type: SearchView })
  async searchPersonal(@Body() question: SearchQuestion): Promise<SearchView> {
    return this.searchService.search(question);
  }

  @Get('entities/:id')
  @Operation({ id: 'entity', summary: 'Everything known about one unit, account, payee, document, line, project …', problems: [404] })
  @ApiOkResponse({ type: EntityView })
  async entity(@Param() { id }: EntityPath, @Query() question: EntityQuestion, @Req() http: FastifyRequest): Promise<EntityView> {
    const view = await this.entityService.entity(id, question);
    readSubject(http, view.id);
    return view;
  }
}
