/** The lines of a run record: append-only, hash-chained, and the only input of judge, verdict and reports beside the plan. */
import type { Cell, Check, LeverName } from './check.ts'
import type { ConnectionKind, Facts, Segment } from './facts.ts'

export type Actor = 'partner' | 'witness' | 'attacker' | 'sibling' | 'stranger' | 'operator' | 'harness'

/** What was sent, without anything that would let a reader send it again. */
export interface Sent {
  method: string
  /** Scheme, host, port and path; query values are masked. */
  url: string
  headerNames: readonly string[]
  /** Label and fingerprint of each credential that went along, for example `token northwind#3f9a0c1d`. */
  credentials: readonly string[]
  correlation?: string
}

export type Entry =
  | { kind: 'open'; run: string; tool: string; node: string; startedWall: string; plan: string }
  /** `plan` is the sha256 of plan.json. */
  /** A later sitting of the same run, in another process: its clock goes on from the first one's T0, by the wall clock in between. */
  | { kind: 'resume'; run: string; tool: string; node: string; startedWall: string; plan: string }
  | {
      kind: 'exchange'
      id: string
      scenario: string | null
      by: Actor
      /** Enforcement point name, or `issuer`, `registration`, `management`, `introspection`, `revocation`, `audit`. */
      point: string
      what: string
      connection: ConnectionKind
      sent: Sent
      facts: Facts
    }
  | {
      kind: 'series'
      id: string
      scenario: string | null
      by: Actor
      cell: Cell
      what: string
      sent: Sent
      intervalMs: number
      /** First admitted probe of this watcher, or null when it never was admitted. */
      armedAtMs: number | null
      /** When the harness stopped watching. */
      untilMs: number
      segments: readonly Segment[]
      probes: number
      loopDelayP99Ms: number
      /** Declared period of events on a stream. */
      eventPeriodMs?: number
      /** For a stream: the fresh attempt made after its end. */
      freshAttempt?: Facts
      /** When the credential itself would end, on the run's clock; null when unknown. A denial after it is an expiry. */
      credentialEndsAtMs: number | null
    }
  | {
      kind: 'lever'
      id: string
      scenario: string | null
      lever: LeverName
      subject: string
      sentAtMs: number
      acknowledgedAtMs: number | null
      /** `unknown`: it may take effect later (timeout, 5xx, broken connection). */
      answer: 'done' | 'refused' | 'unknown'
      /** State read back afterwards, where the target can say it. */
      readBack?: 'done' | 'not-done' | 'unreadable'
    }
  /** `attempt` 2 is the one rerun that an inconclusive scenario may have. */
  | { kind: 'check'; scenario: string; controls: readonly string[]; check: Check; attempt?: 2 }
  /** Told once per scenario, last: what became of its play. */
  | {
      kind: 'played'
      scenario: string
      /** `deferred`: its second act is played in a later sitting, and told as one more `played`. */
      ending: 'finished' | 'untestable' | 'aborted' | 'fault' | 'deferred'
      why?: string
      startedAtMs: number
      endedAtMs: number
      attempt?: 2
    }
  /** What must be tried again later, and what stays in the target for it. Until then its controls are pending. */
  | {
      kind: 'deferred'
      scenario: string
      controls: readonly string[]
      /** From when on a later sitting can finish it. */
      dueWall: string
      /** When what it waits for ends, on the run's clock. */
      endsAtMs: number
      /** What it waits for, in words. */
      waitsFor: string
      keeps: readonly string[]
      attempt?: 2
    }
  /** One step of a theft drill, for reports: what must hold of it stands in checks. `untilMs` null: not within the time that is allowed. */
  | {
      kind: 'drill'
      drill: string
      scenario: string
      step:
        | { name: 'theft'; stolen: string; atMs: number }
        /** Not yet there at `fromMs`, and there at `untilMs`. */
        | { name: 'alert'; fromMs: number; untilMs: number | null }
        | { name: 'told-apart'; fromMs: number; untilMs: number | null }
        | { name: 'over'; atMs: number }
    }
  /** Free-form measurements for reports (audit reconciliation, clock offsets). Never judged. */
  | { kind: 'note'; topic: string; scenario: string | null; data: unknown }
  | {
      kind: 'close'
      endedAtMs: number
      requests: number
      criticalPathMs: number
      leftBehind: readonly string[]
      interrupted: boolean
    }

/** One line of record.ndjson. `hash` is the sha256 over the previous hash and this line's canonical JSON without `hash`. */
export type Line = Entry & { seq: number; atMs: number; previous: string; hash: string }
