/** Finds './x.js' as './x.ts' or './x.tsx' where no such JavaScript file exists. Only for relative imports. */
const ENDINGS = ['.ts', '.tsx'];

module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    if (!request.startsWith('.') || !request.endsWith('.js')) throw error;
    for (const ending of ENDINGS) {
      try {
        return options.defaultResolver(request.slice(0, -'.js'.length) + ending, options);
      } catch {
        // The next ending may fit; with none left the first error names what was asked for.
      }
    }
    throw error;
  }
};
