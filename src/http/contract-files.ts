import openapiTypescript, { astToString } from 'openapi-typescript';
import { describeApi } from './server.js';

/** Path in the project → what must stand there. */
export async function contractFiles(version: string): Promise<[string, string][]> {
  const document = await describeApi(version);
  const types = astToString(await openapiTypescript(document as never, { alphabetize: false }));
  const notice = '// Generated from openapi.json by npm run generate:contract; do not edit.\n\n';
  return [
    ['openapi.json', `${JSON.stringify(document, null, 2)}\n`],
    ['web/src/api/schema.d.ts', notice + types],
  ];
}
