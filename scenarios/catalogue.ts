/** The controls that this version knows: what must hold, at which tier, and who says so. One file per stage. */
import { access } from './catalogue/access.ts'
import { audit } from './catalogue/audit.ts'
import { bind } from './catalogue/bind.ts'
import { cert } from './catalogue/cert.ts'
import { claims } from './catalogue/claims.ts'
import { discover } from './catalogue/discover.ts'
import { expire } from './catalogue/expire.ts'
import { issue } from './catalogue/issue.ts'
import { offboard } from './catalogue/offboard.ts'
import { recertify } from './catalogue/recertify.ts'
import { register } from './catalogue/register.ts'
import { revoke } from './catalogue/revoke.ts'
import { rotate } from './catalogue/rotate.ts'
import { theft } from './catalogue/theft.ts'
import type { Control } from './core/control.ts'

export const catalogue: readonly Control[] = [
  ...discover,
  ...register,
  ...bind,
  ...cert,
  ...issue,
  ...claims,
  ...access,
  ...audit,
  ...rotate,
  ...theft,
  ...revoke,
  ...expire,
  ...offboard,
  ...recertify,
]
