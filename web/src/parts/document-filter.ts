import type { DocumentSummary } from '../api/shapes.js';

/** Every bracket that is written around a year. */
const OPENING = /[[({<【〈《「『〖﹝⟨〘]/gu;
const CLOSING = /[\])}>】〉》」』〗﹞⟩〙]/gu;

/**
 * Text as the filter compares it: one way of writing width, brackets and letters, no spaces, no 第, no zeros before a serial. Typed
 * text and the text of a document are both read so; `豫财农[2017]第012号` finds 豫财农〔2017〕12号.
 */
export const filterText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(OPENING, '〔')
    .replace(CLOSING, '〕')
    .replace(/\u7b2c/gu, '') // 第
    .replace(/(?<=^|〕)0+(?=\d)/gu, '')
    .toLowerCase();

/** Whether any of what is listed of a document holds the typed text. Text without anything to compare finds every document. */
export function isFiltered({ number, numberAsWritten, title, issuer, regionName }: DocumentSummary, typed: string): boolean {
  const wanted = filterText(typed);
  return [number, numberAsWritten, title, issuer, regionName].some((text) => text !== null && filterText(text).includes(wanted));
}
