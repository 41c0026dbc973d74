import { Modal } from 'antd';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { ACTIONS, type Stage } from '../actions/actions.js';
import type { TraceStore } from '../actions/trace-store.js';
import { ActionIconView } from './icons.js';

/** A key as it stands on the keyboard. */
const keyName = (key: string): string =>
  key === ' ' ? 'Space' : key === 'Escape' ? 'Esc' : key.replace(/[a-z]$/u, (letter) => (/(^|\+)[a-z]$/u.test(key) ? letter.toUpperCase() : letter));

type StageRef = RefObject<(() => Stage) | null>;

export interface MenuAt {
  readonly id: string;
  readonly at: { readonly x: number; readonly y: number };
}

/** The toolbar: the actions that are marked for it, in their order. */
export function GraphTools({ store, stage }: { store: TraceStore; stage: StageRef }) {
  const { t } = useTranslation();
  // Undo and redo become possible or not with the history.
  const [past, future] = [useStore(store, (state) => state.past.length), useStore(store, (state) => state.future.length)];
  const off = (name: string): boolean => (name === 'undo' && past === 0) || (name === 'redo' && future === 0);
  return (
    <div className="tools" role="toolbar" aria-label={t('actions.toolbar')}>
      {ACTIONS.filter((action) => action.toolbar).map((action) => {
        const key = action.keys[0];
        return (
          <button
            type="button"
            key={action.name}
            title={`${t(`actions.${action.label}`)}${key ? ` (${keyName(key)})` : ''}`}
            aria-label={t(`actions.${action.label}`)}
            disabled={off(action.name)}
            onClick={() => {
              const now = stage.current?.();
              if (now && (!action.enabled || action.enabled(now))) action.run(now);
            }}
          >
            {action.icon && <ActionIconView icon={action.icon} />}
          </button>
        );
      })}
    </div>
  );
}

const MENU = new Set(['select', 'expand']);

/** The menu of a node, at the pointer. */
export function NodeMenu({ menu, stage, onClose }: { menu: MenuAt; stage: StageRef; onClose(): void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
    const leave = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) onClose();
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [onClose]);
  return (
    <div className="node-menu" role="menu" ref={box} style={{ left: menu.at.x, top: menu.at.y }} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {ACTIONS.filter((action) => MENU.has(action.name)).map((action) => (
        <button
          type="button"
          role="menuitem"
          key={action.name}
          onClick={() => {
            onClose();
            stage.current?.().state.stand(menu.id);
            const now = stage.current?.();
            if (now) action.run(now);
          }}
        >
          {action.icon && <ActionIconView icon={action.icon} />}
          {t(`actions.${action.label}`)}
          <kbd>{keyName(action.keys[0] ?? '')}</kbd>
        </button>
      ))}
    </div>
  );
}

/** All keys, from the same list that answers to them. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('actions.keys')} width={420}>
      <p className="quiet">{t('actions.keysHelp')}</p>
      <table className="keys">
        <tbody>
          <tr>
            <td>
              <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
            </td>
            <td>{t('actions.walk')}</td>
          </tr>
          {ACTIONS.filter((action) => action.keys.length > 0).map((action) => (
            <tr key={action.name}>
              <td>
                {action.keys.map((key) => (
                  <kbd key={key}>{keyName(key)}</kbd>
                ))}
              </td>
              <td>{t(`actions.${action.label}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
