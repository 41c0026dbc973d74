import fc from 'fast-check';
import { candidateNumbers, normaliseDocumentNumber, partsOfNumber } from '../../../src/domain/documents/document-number.js';

const seed = Date.now() % 2_147_483_647;
console.log(`document-number: fast-check seed ${seed}`);
const options = { seed, numRuns: 500 };

const agency = fc
  .array(fc.constantFrom(...'豫财农综预社建教清政办洛阳兰考县国扶发改委'), { minLength: 2, maxLength: 8 })
  .map((characters) => characters.join(''));
const year = fc.integer({ min: 1990, max: 2030 });
const serial = fc.integer({ min: 1, max: 99_999 });
const wide = (text: string): string => text.replace(/\d/gu, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));

describe('normaliseDocumentNumber', () => {
  it.each([
    '豫财农[2021]12号',
    '豫财农［2021］12号',
    '豫财农（2021）12号',
    '豫财农(2021)12号',
    '豫财农【2021】12号',
    '豫财农〈2021〉12号',
    '豫财农﹝2021﹞12号',
    '豫财农（2021）第012号',
    '豫财农〔2021〕第12号',
    '豫财农〔２０２１〕１２号',
    '豫财农 〔2021〕 12 号',
    '豫财农〔2021〕0012号',
    '豫财农〔2021〕12',
    '豫财农〔202112号',
    '豫财农2021〕12号',
    '豫财农〔2021年〕12号',
    ' 豫财农〔2021〕12号。',
    '《豫财农〔2021〕12号》',
    '（豫财农〔2021〕12号）',
    '文号：豫财农〔2021〕12号',
    '豫\u200b财农〔2021〕12号\ufeff',
    '豫财农〖2021〗12号',
    '豫财农{2021}12号',
    '豫财农＜2021＞12号',
    '豫财农「2021」12号',
  ])('UX-01: reads %s as 豫财农〔2021〕12号', (spelling) => {
    expect(normaliseDocumentNumber(spelling)).toMatchObject({ number: '豫财农〔2021〕12号', canonical: true });
  });

  it('reads the second vector', () => {
    expect(normaliseDocumentNumber('清财发(2018)第286号').number).toBe('清财发〔2018〕286号');
  });

  it('mends the bracket a text lost, and says so', () => {
    expect(normaliseDocumentNumber('财农〔20204')).toEqual({ number: '财农〔2020〕4号', canonical: true, repaired: true });
    expect(normaliseDocumentNumber('「财农〔20204」')).toEqual({ number: '财农〔2020〕4号', canonical: true, repaired: true });
    expect(normaliseDocumentNumber('财农〔2020〕4号').repaired).toBe(false);
  });

  it('keeps parts and annexes, which are documents of their own', () => {
    expect(normaliseDocumentNumber('豫财农[2021]12号-1').number).toBe('豫财农〔2021〕12-1号');
    expect(normaliseDocumentNumber('豫财农[2021]12-1号').number).toBe('豫财农〔2021〕12-1号');
    expect(normaliseDocumentNumber('豫财农[2021]12号 附件2').number).toBe('豫财农〔2021〕12号附件2');
    expect(normaliseDocumentNumber('豫财农[2021]12号（附件二）').number).toBe('豫财农〔2021〕12号附件2');
  });

  it('keeps every number of a joint document, in the order given', () => {
    expect(normaliseDocumentNumber('豫财农[2021]12号、豫乡振（2021）第3号')).toEqual({
      number: '豫财农〔2021〕12号、豫乡振〔2021〕3号',
      canonical: true,
      repaired: false,
    });
    expect(normaliseDocumentNumber('豫财农[2021]12号 豫乡振（2021）第3号').number).toBe('豫财农〔2021〕12号、豫乡振〔2021〕3号');
  });

  it.each([
    '',
    '无',
    '豫财农12号',
    '县长办公会议纪要',
    '豫财农〔2021〕号',
    '豫财农〔2021〕0号',
    '豫财农〔1821〕12号',
    '财〔2021〕12号',
    '豫财农〔2021〕123456号',
    'ABC-2021-12',
    '豫财农〔2021〕12号说明',
  ])('keeps %j as it was written and flags it', (text) =>
    expect(normaliseDocumentNumber(` ${text} `)).toEqual({ number: text, canonical: false, repaired: false }),
  );

  it('finds one number whatever the brackets, digits, zeros, spaces and missing 号', () => {
    const brackets = fc.constantFrom(...['〔〕', '[]', '()', '（）', '【】', '〈〉', '［］', '﹝﹞', '「」', '{}'].map((pair) => [...pair]));
    fc.assert(
      fc.property(
        agency,
        year,
        serial,
        brackets,
        fc.boolean(),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('', ' ', '\u3000'),
        (who, when, no, [open, close], full, zeros, ordinal, end, space) => {
          const written = `${who}${space}${open}${when}${space}${close}${ordinal ? '第' : ''}${'0'.repeat(zeros)}${no}${space}${end ? '号' : ''}`;
          expect(normaliseDocumentNumber(full ? wide(written) : written)).toEqual({ number: `${who}〔${when}〕${no}号`, canonical: true, repaired: false });
        },
      ),
      options,
    );
  });

  it('changes nothing when applied to its own answer', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...'豫财农〔〕[]（）〈〉年第号0123456789-、附件二 .，的'), { maxLength: 24 }).map((characters) => characters.join('')),
      fc.tuple(agency, year, serial).map(([who, when, no]) => `${who}〔${when}${no}`),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const once = normaliseDocumentNumber(text);
        expect(normaliseDocumentNumber(once.number)).toEqual({ ...once, repaired: false });
      }),
      { ...options, numRuns: 3000 },
    );
  });

  it('never reads two different numbers as one', () => {
    fc.assert(
      fc.property(agency, year, serial, agency, year, serial, (who, when, no, whoElse, whenElse, noElse) => {
        fc.pre(who !== whoElse || when !== whenElse || no !== noElse);
        expect(normaliseDocumentNumber(`${who}[${when}]${no}`).number).not.toBe(normaliseDocumentNumber(`${whoElse}[${whenElse}]${noElse}`).number);
      }),
      options,
    );
  });
});

describe('partsOfNumber', () => {
  it('gives back what the number was made of', () => {
    fc.assert(
      fc.property(agency, year, serial, (who, when, no) => {
        expect(partsOfNumber(`${who}〔${when}〕${no}号`)).toEqual({ agency: who, year: when, serial: no, suffix: '' });
      }),
      options,
    );
    expect(partsOfNumber('豫财农〔2021〕12-1号附件2')).toEqual({ agency: '豫财农', year: 2021, serial: 12, suffix: '-1附件2' });
    expect(partsOfNumber('无文号')).toBeUndefined();
  });
});

describe('candidateNumbers', () => {
  it.each([
    ['财农〔20204', '财农〔2020〕4号'],
    ['财农〔20204〕号', '财农〔2020〕4号'],
    ['豫财农〔2O21〕l2号', '豫财农〔2021〕12号'],
    ['豫财农〔21〕12号', '豫财农〔2021〕12号'],
    ['2021年豫财农第12号', '豫财农〔2021〕12号'],
    ['〔2021〕豫财农12号', '豫财农〔2021〕12号'],
  ])('reads %s as perhaps %s', (damaged, meant) => expect(candidateNumbers(damaged)).toContain(meant));

  it('finds the number inside a sentence', () => {
    expect(candidateNumbers('根据省财政厅下达的豫财农〔2021〕12号文件规定')).toContain('豫财农〔2021〕12号');
  });

  it('gives only canonical numbers, at most ten, the same in two runs', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'豫财农〔〕第号0123456789Ol-'), { maxLength: 20 }), (characters) => {
        const text = characters.join('');
        const candidates = candidateNumbers(text);
        expect(candidates.length).toBeLessThanOrEqual(10);
        expect(candidateNumbers(text)).toEqual(candidates);
        for (const candidate of candidates) expect(normaliseDocumentNumber(candidate)).toEqual({ number: candidate, canonical: true, repaired: false });
      }),
      options,
    );
  });
});
