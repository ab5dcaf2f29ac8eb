/** A pile of credentials as a scenario: enrolling one after the other never leaves more than a rotation needs. */
import type { Capability, Issuer, Kit, Partner } from './kit.ts'
import type { ListedCredential } from './ports/secret-ports.ts'
import { type Scenario, scenario } from './scenario.ts'

export interface Pile<N extends readonly Capability[]> {
  id: string
  title: string
  why: string
  needs: N
  /** What is piled up, in the plural. */
  called: string
  /** Enrols one more; answers the partner with it in its hands, or null when it was refused. */
  enrol(kit: Kit<N>): Promise<Partner | null>
  /** What the target says of all that are live. */
  listed(kit: Kit<N>): Promise<readonly ListedCredential[]>
}

/** One in use, and the one that takes its place. */
const mostLive = 2
const additions = 3

export function credentialPile<const N extends readonly Capability[]>(pile: Pile<N>): Scenario<N> {
  const { id, title, why, needs, called } = pile
  return scenario({
    id,
    title,
    why,
    controls: ['ROTATE-09'],
    needs,
    async play(kit: Kit<N>) {
      const { partner, issuer, check } = kit
      const holders = [partner]
      for (let nth = 0; nth < additions; nth += 1) {
        const more = await pile.enrol(kit)
        if (more) holders.push(more)
      }
      const live = await livingOf(holders, issuer)
      check.value(`${called} that get tokens`, live, 'at-most', mostLive)
      check.value(`${called} that get tokens while one takes the place of another`, live, 'at-least', mostLive)
      const listed = await pile.listed(kit)
      check.value(`live ${called} listed`, listed.length, 'equals', live)
      for (const fact of ['created', 'lastUsed', 'expires'] as const)
        check.value(`listed without: ${fact}`, listed.filter(each => each[fact] === null).length, 'equals', 0)
    },
  })
}

async function livingOf(holders: readonly Partner[], issuer: Issuer): Promise<number> {
  let live = 0
  for (const holder of holders) if ((await issuer.tries(holder.tokenRequest())).allowed) live += 1
  return live
}
