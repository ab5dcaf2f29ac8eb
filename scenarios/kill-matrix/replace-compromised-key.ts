/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'replace-compromised-key',
  title: 'Replacing a compromised key closes every way in that it opened',
  why: 'A new key for the partner is worth little while the old one has something left.',
  controls: ['ROTATE-04'],
  needs: ['auth.private_key_jwt', 'keys.replace'],
  pull: ({ keys, partner }) => keys.replace(partner, 'compromise'),
})
