import { jest } from '@jest/globals';
import { rememberedLanguage, rememberLanguage } from '../src/screens/remembered.js';

describe('the language of a first visit', () => {
  const kept = new Map<string, string>();
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');

  beforeAll(() =>
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) },
    }),
  );
  afterEach(() => {
    kept.clear();
    jest.restoreAllMocks();
  });
  afterAll(() => {
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else delete (globalThis as { localStorage?: unknown }).localStorage;
  });

  const set = (...languages: string[]): void => void jest.spyOn(globalThis.navigator, 'languages', 'get').mockReturnValue(languages);

  it.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hant-TW'], 'zh-CN'],
    [['en-US', 'zh-CN'], 'en'],
    [['fr'], 'en'],
  ])('is that of the browser: %j is %s', (languages, shown) => {
    set(...languages);
    expect(rememberedLanguage()).toBe(shown);
  });

  it('gives way to the one that was chosen', () => {
    set('en-US');
    rememberLanguage('zh-CN');
    expect(rememberedLanguage()).toBe('zh-CN');
    set('zh-CN');
    rememberLanguage('en');
    expect(rememberedLanguage()).toBe('en');
  });
});
