/** A run that takes longer than the target allows ends in good order: it cleans up, and decides nothing. */

/** `minutes`: the target file's `budget.minutes`. Keeps no process alive. */
export function endAfter(minutes: number, run: AbortController): void {
  const end = () =>
    run.abort(new Error(`the run took longer than the ${minutes} minutes that \`budget.minutes\` allows`))
  setTimeout(end, minutes * 60_000).unref()
}
