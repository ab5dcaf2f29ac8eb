import { stageSuite } from '../face/stage-suite.ts'

stageSuite('BIND')
