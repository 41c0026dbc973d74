import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRegionCode } from '../screens/address.js';

/** Says which part of the province the page speaks of, and narrows it. The API applies it; nothing is hidden here. */
export function ScopeChip({ scope, onChange }: { scope: string | undefined; onChange(scope: string | undefined): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(scope ?? '');
  const bad = text !== '' && !isRegionCode(text);
  const apply = (): void => {
    if (bad) return;
    onChange(text === '' ? undefined : text);
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={(next) => {
        setText(scope ?? '');
        setOpen(next);
      }}
      placement="bottomRight"
      content={
        <form
          className="scope-form"
          onSubmit={(event) => {
            event.preventDefault();
            apply();
          }}
        >
          <p>{t('scope.help')}</p>
          <label htmlFor="scope-code">{t('scope.narrow')}</label>
          <Input
            id="scope-code"
            value={text}
            status={bad ? 'error' : ''}
            placeholder={t('scope.placeholder')}
            onChange={(event) => setText(event.target.value.trim())}
            maxLength={12}
          />
          {bad && <p role="alert">{t('scope.bad')}</p>}
          <div className="row">
            <Button size="small" type="primary" htmlType="submit" disabled={bad}>
              {t('scope.apply')}
            </Button>
            {scope !== undefined && (
              <Button
                size="small"
                onClick={() => {
                  onChange(undefined);
                  setOpen(false);
                }}
              >
                {t('scope.clear')}
              </Button>
            )}
          </div>
        </form>
      }
    >
      <button type="button" className={scope === undefined ? 'chip' : 'chip narrowed'} data-testid="scope">
        <small>{t('scope.label')}</small>
        {scope ?? t('scope.all')}
      </button>
    </Popover>
  );
}
