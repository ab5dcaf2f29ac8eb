/** A row of the kill matrix. */
import { killMatrixRow } from '../core/kill-matrix-row.ts'

export default killMatrixRow({
  lever: 'replace-key',
  title: 'Replacing a key in routine closes the old one and nothing else',
  why: 'A rotation that throws partners out is a rotation that nobody dares to make.',
  controls: ['ROTATE-05'],
  needs: ['auth.private_key_jwt', 'keys.replace'],
  pull: ({ keys, partner }) => keys.replace(partner, 'routine'),
})
