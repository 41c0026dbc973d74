import { registerHooks } from 'node:module';

/**
 * Lets plain Node run this project's TypeScript where Jest does not transform it (its global set-up): types are stripped
 * by Node itself, and a `.js` import that is written in TypeScript is found under its real name.
 */
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error;
      return next(specifier.replace(/\.js$/u, '.ts'), context);
    }
  },
});
