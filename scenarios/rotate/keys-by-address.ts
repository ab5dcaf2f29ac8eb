/** A partner that publishes its keys rotates them without asking; what it takes down must be gone. */
import { scenario } from '../core/scenario.ts'

export default scenario({
  id: 'ROTATE-02',
  title: 'Published keys are taken up and dropped without a ticket',
  why: 'A cache that remembers a removed key lets in whoever stole it, and nobody sees it in any configuration.',
  controls: ['ROTATE-02'],
  needs: ['jwks_uri', 'auth.private_key_jwt'],
  waits: ['stop', 'hold'],
  async play({ partner, sibling, issuer, publishedKeys, watch, check, limits }) {
    const [silent, reusing, cut] = [await sibling(), await sibling(), await sibling()]
    const renewed = publishedKeys.add(partner)
    const renewedSilent = publishedKeys.add(silent)
    const tookMs = await publishedKeys.acceptedAfterMs(renewed)
    check.value('time in ms until a key that was published is accepted', tookMs, 'at-most', limits.timeToStopMs)
    await issuer.admits(partner.tokenRequest())
    const successor = publishedKeys.successor(reusing)
    await watch([], {
      also: [partner.tokenRequest(), reusing.tokenRequest(), cut.tokenRequest()],
      idle: [silent.tokenRequest()],
    }).stopsAfter(
      publishedKeys.change(
        { removed: partner },
        { removed: silent },
        { replaced: reusing, by: successor },
        { unreachable: cut },
      ),
    )
    for (const each of [renewed, renewedSilent, successor]) await issuer.admits(each.tokenRequest())
    check.value('times that the keys were fetched', publishedKeys.fetches(partner), 'at-least', 1)
  },
})
