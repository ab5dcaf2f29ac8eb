/** What a command may know of the world outside: a function of this alone, so that it can be tested as one. */
export interface Terminal {
  argv: readonly string[]
  cwd: string
  env: NodeJS.ProcessEnv
  stdout: NodeJS.WritableStream & { isTTY?: boolean }
  stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

export const exitCodes = { go: 0, noGo: 1, usage: 2, noDecision: 3, leftBehind: 4, fault: 70 } as const

/** Something the caller has to change; its text is the whole message. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
