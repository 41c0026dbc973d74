import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, ConfigProvider, Popover, Segmented, Skeleton, theme as antdTheme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appearanceQuestion, statusQuestion } from '../api/questions.js';
import type { StatusView } from '../api/shapes.js';
import type { Theme } from '../canvas/looks.js';
import { DATA_TABS } from '../data/data-page.js';
import { useSourceName } from '../data/words.js';
import { UNITS, type Language, type Unit } from '../parts/money.js';
import { usePageTitle } from '../parts/page-title.js';
import { ProblemNote } from '../parts/problem-note.js';
import { ScopeChip } from '../parts/scope-chip.js';
import { SearchBox } from '../parts/search-box.js';
import { ViewSettingsProvider, type ViewSettings } from '../parts/view-settings.js';
import { day } from '../text/dates.js';
import type { PageAddress, TraceAddress } from './address.js';
import { keepPage } from './page-search.js';
import { rememberedLanguage, rememberedTheme, rememberedUnit, rememberLanguage, rememberTheme, rememberUnit } from './remembered.js';

const TOKENS = {
  light: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorError: '#a8071a',
    colorTextSecondary: '#595959',
    colorTextTertiary: '#595959',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
  },
  dark: {
    colorPrimary: '#0958d9',
    colorLink: '#69b1ff',
    colorError: '#ff7875',
    colorInfo: '#69b1ff',
    colorTextSecondary: '#b0b0b0',
    colorTextTertiary: '#b0b0b0',
    colorTextDescription: '#b0b0b0',
    colorTextPlaceholder: '#9a9a9a',
  },
} as const;
const FONT = '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** Top bar, demo band and the settings that all pages share. */
export function Shell() {
  const search = useSearch({ strict: false }) as TraceAddress;
  const language: Language = search.lang ?? rememberedLanguage();
  const unit: Unit = search.unit ?? rememberedUnit();
  const [theme, setTheme] = useState<Theme>(rememberedTheme);
  const { t, i18n } = useTranslation();
  const appearance = useQuery(appearanceQuestion());
  const status = useQuery({ ...statusQuestion(), refetchInterval: 30_000 });

  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme, i18n, t]);

  const settings = useMemo<ViewSettings | null>(
    () =>
      appearance.data
        ? { unit, language, theme, scope: search.scope, moment: { asOf: search.asOf, asOfBatch: search.asOfBatch }, appearance: appearance.data }
        : null,
    [unit, language, theme, search.scope, search.asOf, search.asOfBatch, appearance.data],
  );

  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: theme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
        token: { ...TOKENS[theme], fontFamily: FONT, fontSize: 13, borderRadius: 4, motion: false, controlHeight: 30, controlHeightSM: 26 },
        components: {
          // Days of the months beside, which can be chosen as well.
          DatePicker: { colorTextDisabled: TOKENS[theme].colorTextPlaceholder },
          Table: { cellPaddingBlockSM: 4, cellPaddingInlineSM: 8, cellFontSizeSM: 13 },
          Tabs: {
            horizontalItemPaddingSM: '8px 0',
            itemSelectedColor: TOKENS[theme].colorLink,
            itemHoverColor: TOKENS[theme].colorLink,
            inkBarColor: TOKENS[theme].colorLink,
          },
        },
      }}
    >
      <App className="app" message={{ top: 190 }}>
        <a className="skip" href="#main">
          {t('skipToContent')}
        </a>
        <TopBar status={status.data} settings={settings} theme={theme} onTheme={setTheme} />
        {status.data?.demo && (
          <div className="demo-band" role="note">
            <strong>{t('demo.band')}</strong>
            <span>{t('demo.bandMore')}</span>
            <Link to="/loads" search={keepPage}>
              {t('demo.manage')}
            </Link>
          </div>
        )}
        <main id="main" tabIndex={-1}>
          {settings && i18n.language === language ? (
            <ViewSettingsProvider value={settings}>
              <Outlet />
            </ViewSettingsProvider>
          ) : appearance.error ? (
            <ProblemNote error={appearance.error} onRetry={() => void appearance.refetch()} />
          ) : (
            <Skeleton active className="waiting" />
          )}
        </main>
      </App>
    </ConfigProvider>
  );
}

function TopBar({
  status,
  settings,
  theme,
  onTheme,
}: {
  status: StatusView | undefined;
  settings: ViewSettings | null;
  theme: Theme;
  onTheme(theme: Theme): void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = settings?.language ?? rememberedLanguage();
  const inYuan = useOnDataPage();
  const change = (part: PageAddress): void =>
    void navigate({ to: '.', search: ((now: Record<string, unknown>) => ({ ...now, ...part })) as never, replace: true });
  return (
    <header className="top-bar">
      <Link to="/" search={keepPage} className="product" title={t('productLong')}>
        <img src="/mark.svg" alt="" width={22} height={22} />
        {t('product')}
      </Link>
      <nav aria-label={t('nav.primary')}>
        <Link to="/" search={keepPage} activeOptions={{ exact: true, includeSearch: false }}>
          {t('nav.find')}
        </Link>
        <DataLink />
        <a href="/api/docs" target="_blank" rel="noreferrer">
          {t('nav.api')}
        </a>
      </nav>
      <SearchBox scope={settings?.scope} />
      <div className="settings">
        <ScopeChip scope={settings?.scope} onChange={(scope) => change({ scope })} />
        <VersionChip status={status} language={language} />
        <Segmented
          size="small"
          aria-label={t('unit.label')}
          title={t(inYuan ? 'unit.dataPages' : 'unit.hint')}
          disabled={inYuan}
          value={inYuan ? 'yuan' : (settings?.unit ?? rememberedUnit())}
          options={UNITS.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
          onChange={(unit) => {
            rememberUnit(unit);
            change({ unit });
          }}
        />
        <Segmented
          size="small"
          aria-label={t('language.label')}
          value={language}
          options={[
            { value: 'zh-CN' as Language, label: <span lang="zh-CN">中</span> },
            { value: 'en' as Language, label: <span lang="en">EN</span> },
          ]}
          onChange={(lang) => {
            rememberLanguage(lang);
            change({ lang });
          }}
        />
        <Button
          size="small"
          type="text"
          aria-label={`${t('theme.label')}: ${t(`theme.${theme === 'dark' ? 'light' : 'dark'}`)}`}
          title={`${t('theme.label')}: ${t(`theme.${theme === 'dark' ? 'light' : 'dark'}`)}`}
          onClick={() => {
            const next = theme === 'dark' ? 'light' : 'dark';
            rememberTheme(next);
            onTheme(next);
          }}
        >
          {theme === 'dark' ? '☀' : '☾'}
        </Button>
      </div>
    </header>
  );
}

function useOnDataPage(): boolean {
  const { pathname } = useLocation();
  return DATA_TABS.some((tab) => pathname === `/${tab}` || pathname.startsWith(`/${tab}/`));
}

/** One entry for all pages about the data; it leads to the loads and is marked on every one of them. */
function DataLink() {
  const { t } = useTranslation();
  const here = useOnDataPage();
  return (
    <Link to="/loads" search={keepPage} activeOptions={{ includeSearch: false }} className={here ? 'active' : ''}>
      {t('nav.data')}
    </Link>
  );
}

/** Which data the figures come from, and until when each source reaches. */
function VersionChip({ status, language }: { status: StatusView | undefined; language: Language }) {
  const { t } = useTranslation();
  const sourceName = useSourceName();
  const until = status?.coverage.length ? Math.max(...status.coverage.map((span) => span.to)) : null;
  // Nothing is claimed about the data before the service has answered.
  const chip = !status ? t('version.waiting') : status.empty ? t('version.none') : t('version.chip', { version: status.dataVersion });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="coverage">
          {status && !status.empty && <p>{t('version.help', { version: status.dataVersion })}</p>}
          {status && status.coverage.length > 0 && (
            <table>
              <caption>{t('version.perSource')}</caption>
              <tbody>
                {status.coverage.map((span) => (
                  <tr key={span.source}>
                    <th scope="row">{sourceName(span.source)}</th>
                    <td>{day(span.from, language)}</td>
                    <td>{day(span.to, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      }
    >
      <button type="button" className="chip" data-testid="data-version">
        {chip}
        {until !== null && <small>{`${t('version.until')} ${day(until, language)}`}</small>}
      </button>
    </Popover>
  );
}

export function NoSuchPage() {
  const { t } = useTranslation();
  usePageTitle(t('problem.titles.not-found'));
  return (
    <div className="page narrow">
      <h1>{t('problem.titles.not-found')}</h1>
      <Link to="/" search={keepPage}>
        {t('problem.home')}
      </Link>
    </div>
  );
}
