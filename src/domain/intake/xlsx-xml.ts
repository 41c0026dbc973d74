import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from './csv-rows.js';

export type XmlTag =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** Tags and texts of an XML part as they come, in the pieces in which it is read; names without their prefix. */
export async function* parseXml(stream: Readable, part: string): AsyncGenerator<XmlTag[]> {
  let tags: XmlTag[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new UnreadableFile(1, `${part} of the workbook is damaged: ${error.message}`);
  });
  // Workbooks have none; whoever writes one means to let entities grow.
  parser.on('doctype', () => {
    throw new UnreadableFile(1, `${part} of the workbook declares a document type, which workbooks do not`);
  });
  parser.on('opentag', ({ name, attributes }) => tags.push({ kind: 'open', name: plain(name), attributes: attributes as Record<string, string> }));
  parser.on('closetag', ({ name }) => tags.push({ kind: 'close', name: plain(name) }));
  parser.on('text', (text) => tags.push({ kind: 'text', text }));
  parser.on('cdata', (text) => tags.push({ kind: 'text', text }));
  const decoder = new TextDecoder();
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    parser.write(decoder.decode(bytes, { stream: true }));
    if (tags.length === 0) continue;
    yield tags;
    tags = [];
  }
  parser.write(decoder.decode());
  parser.close();
  if (tags.length > 0) yield tags;
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
