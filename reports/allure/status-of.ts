/** Allure's word for a result. As in JUnit, nothing is red that the verdict does not rest on. */
import { Status } from 'allure-js-commons'
import type { ControlView } from '../view/control-view.ts'

export function statusOf({ result, reason, finding, required }: ControlView): { status: Status; message: string } {
  switch (result) {
    case 'pass':
      return { status: Status.PASSED, message: '' }
    case 'fail':
      return finding
        ? { status: Status.SKIPPED, message: `finding, not required: ${reason}` }
        : { status: Status.FAILED, message: reason }
    case 'inconclusive':
      return required
        ? { status: Status.BROKEN, message: reason }
        : { status: Status.SKIPPED, message: `inconclusive, not required: ${reason}` }
    case 'waived':
      return { status: Status.SKIPPED, message: `waived: ${reason}` }
    case 'not-applicable':
      return { status: Status.SKIPPED, message: `not applicable: ${reason}` }
    default:
      return result satisfies never
  }
}
