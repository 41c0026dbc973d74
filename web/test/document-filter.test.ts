import type { DocumentSummary } from '../src/api/shapes.js';
import { filterText, isFiltered } from '../src/parts/document-filter.js';

const document: DocumentSummary = {
  id: 'document:410000|105|豫财农〔2017〕12号',
  number: '豫财农〔2017〕12号',
  numberAsWritten: '豫财农[2017]012号',
  title: '关于下达2017年中央财政专项扶贫资金（第一批）的通知',
  issuer: '河南省财政厅',
  issuerId: 'unit:410000|105',
  issuedAt: null,
  amount: 0,
  level: 'province',
  region: '410000',
  regionName: '河南省',
  lines: 1,
  loaded: true,
};

describe('the filter of documents', () => {
  it.each(['豫财农[2017]12号', '豫财农（2017）12号', '豫财农【2017】12', '豫财农 〔２０１７〕 第012号', '第12号', '012号', '〔2017〕012', '2017】12'])(
    'finds a number written %s',
    (typed) => expect(isFiltered(document, typed)).toBe(true),
  );

  it.each(['扶贫资金(第一批)', '河南省财政厅', '河南'])('finds %s in title, issuer and region', (typed) => expect(isFiltered(document, typed)).toBe(true));

  it.each(['豫财农〔2017〕2号', '豫财农〔2018〕12号', '豫财农〔2017〕120号'])('does not take %s for it', (typed) =>
    expect(isFiltered(document, typed)).toBe(false),
  );

  it('keeps the zeros inside a serial and a year', () => expect(filterText('豫财农〔2000〕第0100号')).toBe('豫财农〔2000〕100号'));
});
