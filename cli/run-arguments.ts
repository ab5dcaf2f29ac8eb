/** The command line of one run, spelled once for all scripts that certify something. */

export interface RunWish {
  target: string
  partner: string
  out: string
  profile?: string
  only?: readonly string[]
  trials?: number | string
}

export const runArguments = ({ target, partner, out, profile, only = [], trials }: RunWish): string[] => [
  'run',
  ...['--target', target],
  ...['--partner', partner],
  ...['--out', out],
  ...(profile ? ['--profile', profile] : []),
  ...(trials ? ['--trials', String(trials)] : []),
  ...(only.length > 0 ? ['--only', ...only] : []),
  '--yes',
]
