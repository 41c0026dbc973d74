import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `Follow public money from the document that issued it to whom it reached.

Amounts are integer fen, times epoch milliseconds (days are days of Asia/Shanghai), lists have a stated order and a limit.
Failures are \`application/problem+json\` with a hint that says what to do next. Whatever is not a plain GET must carry the
service's own \`Origin\` and \`X-Yuanliu-Request: 1\`. The examples work on the demo data.`;

/** The description of the API, from the decorators alone: no database is needed. */
export function openApiOf(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('源流 Yuanliu')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addTag('traces', 'Where money came from and where it went')
    .addTag('look-up', 'Finding a start, and looking closely')
    .addTag('loads', 'Load packages, batches and source rows')
    .addTag('books', 'Whether what is loaded is complete and ties to the books')
    .addTag('service', 'The service itself')
    .setOpenAPIVersion('3.1.0')
    .build();
  return SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
}

/** The page at /api/docs and the document at /api/openapi.json. */
export function serveOpenApi(app: INestApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('api/docs', app, document, {
    raw: ['json'],
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: '源流 API',
    swaggerOptions: { displayOperationId: true, tryItOutEnabled: true, validatorUrl: null },
  });
}
