import { sentences } from '../src/text/sentences.js';

describe('sentences one after the other', () => {
  it('are apart in English and follow each other in Chinese; what does not apply leaves nothing', () => {
    expect(sentences('en', 'Judged.', false, '', 'Nothing found.')).toBe('Judged. Nothing found.');
    expect(sentences('zh-CN', '判过。', false, '没有发现。')).toBe('判过。没有发现。');
  });
});
