/** Downloads and builds what the recipes of real servers need, into the cache folder, while the machine has nothing better to do. */
import { hydraProgram, oauth2ProxyProgram } from '../fixtures/targets/hydra/programs.ts'
import { installKeycloak } from '../fixtures/targets/keycloak/install-keycloak.ts'
import { installGo } from '../fixtures/targets/machine/install-go.ts'
import { stepCaProgram } from '../fixtures/targets/step-ca/start-authority.ts'
import { caddyProgram } from '../fixtures/targets/step-ca/start-with-authority.ts'

const builds = [
  ...[oauth2ProxyProgram, caddyProgram, stepCaProgram, hydraProgram].map(program => () => installGo(program)),
  () => installKeycloak('by-itself'),
  () => installKeycloak('behind-nginx'),
]

for (const build of builds) {
  // What cannot be had fails the suite that needs it, and says so there.
  await build().catch((error: Error) => process.stderr.write(`not built ahead: ${error.message}\n`))
}
