/** Ends a run with one plain line, `N passed, N failed`, that scripts can read. A file that could not run counts as failed. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.testResults.filter((file) => file.testExecError && file.numFailingTests === 0).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
    const write = () => process.stdout.write(`${this.line}\n`);
    // After the summary of the default reporter and after the databases have stopped.
    process.once('exit', write);
  }
}
