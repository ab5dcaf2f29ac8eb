/** The look of the dossier: one sheet, light and dark, screen and paper. */

export const style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b2330; --soft: #556070; --line: #d5dbe3; --panel: #f5f7fa;
  --pass: #0b6e4f; --pass-paper: #e3f4ec; --fail: #b3202c; --fail-paper: #fce8e8;
  --unsure: #8a5a00; --unsure-paper: #fdf3dc; --calm: #4b5563; --calm-paper: #eef0f3; --hatch: #d9dee6; --track: #d5dbe3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161d; --ink: #e6eaf0; --soft: #9aa6b5; --line: #2e3744; --panel: #1a202a;
    --pass: #5fd3a4; --pass-paper: #10302a; --fail: #ff8f8f; --fail-paper: #3d1a20;
    --unsure: #f2c063; --unsure-paper: #382b10; --calm: #a8b3c2; --calm-paper: #232b36; --hatch: #2c3542; --track: #3a4554;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: break-word; }
main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3 { line-height: 1.2; margin: 0; }
h2 { font-size: 1.3rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.02rem; }
p { margin: .5rem 0; max-width: 48rem; }
a { color: inherit; }
code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .86em; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem; padding: .7rem .9rem; margin: .5rem 0; white-space: pre-wrap; }
.soft { color: var(--soft); }
.small { font-size: .86rem; }
.small code { font-size: .95em; }
.eyebrow { color: var(--soft); font-size: .86rem; margin: 0 0 .75rem; }
.verdict { border-radius: .6rem; padding: 1.25rem 1.5rem; border-left: .5rem solid; }
.verdict p { max-width: none; }
.verdict h1 { font-size: 2.2rem; letter-spacing: -.01em; }
.verdict p { margin: .4rem 0 0; font-size: 1.08rem; color: var(--ink); }
.go { background: var(--pass-paper); border-color: var(--pass); color: var(--pass); }
.no-go { background: var(--fail-paper); border-color: var(--fail); color: var(--fail); }
.no-decision { background: var(--unsure-paper); border-color: var(--unsure); color: var(--unsure); }
.notice { background: var(--unsure-paper); border-left: .25rem solid var(--unsure); padding: .6rem 1rem; border-radius: .3rem; margin: .75rem 0; max-width: none; }
.notice.bad { background: var(--fail-paper); border-color: var(--fail); }
.notice ul { margin: .25rem 0 0; padding-left: 1.1rem; }
.reasons { padding-left: 1.4rem; margin: .6rem 0; }
.reasons li { margin: .35rem 0; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .2rem 1.5rem; margin: 1.25rem 0; }
.facts .wide { grid-column: span 2; }
.facts div { padding: .35rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); font-size: .82rem; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--soft); font-size: .86rem; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .55rem; border-bottom: 1px solid var(--line); }
th { font-weight: 600; }
thead th { color: var(--soft); font-size: .82rem; border-bottom-width: 2px; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { overflow-x: auto; }
.badge { display: inline-block; white-space: nowrap; border-radius: .3rem; padding: .05rem .45rem; font-size: .82rem; font-weight: 600; }
.pass { color: var(--pass); background: var(--pass-paper); }
.fail { color: var(--fail); background: var(--fail-paper); }
.inconclusive { color: var(--unsure); background: var(--unsure-paper); }
.waived { color: var(--unsure); background: var(--unsure-paper); }
.not-applicable { color: var(--calm); background: var(--calm-paper); }
.finding { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.15rem; margin: .9rem 0; break-inside: avoid; }
.finding header { display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; }
.contrast { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; margin: .7rem 0; }
.contrast > div { border-left: .25rem solid var(--line); padding-left: .75rem; }
.contrast > .seen { border-color: currentColor; }
.contrast > .fail, .contrast > .inconclusive { background: none; }
.contrast p { color: var(--ink); margin: 0; }
.matrix { min-width: 44rem; table-layout: auto; }
.matrix th, .matrix td { border: 1px solid var(--line); overflow-wrap: normal; }
.matrix thead th { text-align: center; }
.matrix th.lever { background: var(--panel); min-width: 8.5rem; }
.matrix th.path { font-weight: 400; min-width: 7.5rem; }
.stop { min-width: 6rem; font-variant-numeric: tabular-nums; }
.stop .mark { font-weight: 600; white-space: nowrap; }
.stop .time { display: block; color: var(--ink); }
.stop + .stop { margin-top: .5rem; }
td.pass, td.fail, td.inconclusive, td.waived { color: var(--ink); }
.stop.pass, .stop.fail, .stop.inconclusive, .stop.waived { background: none; }
.bar { display: block; width: 100%; height: .45rem; margin-top: .25rem; }
.bar .track { fill: var(--track); } .bar .sure, .bar .unsure { fill: currentColor; } .bar .unsure { opacity: .45; } .bar .limit { fill: var(--ink); }
.not-tested { color: var(--calm); background: repeating-linear-gradient(135deg, transparent 0 6px, var(--hatch) 6px 9px); font-size: .82rem; }
.not-tested span { background: var(--paper); border-radius: .2rem; padding: 0 .3rem; }
.meaningless { color: var(--soft); text-align: center; }
.legend { display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; font-size: .86rem; color: var(--soft); margin: .6rem 0; }
.legend .not-tested { padding: 0 .9rem; border: 1px solid var(--line); }
.stages { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; margin: 1rem 0; }
.stages li { border-radius: .35rem; padding: .2rem .6rem; font-size: .82rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: .75rem 0; }
.figures div { background: var(--panel); border-radius: .4rem; padding: .6rem .8rem; }
.figures dd { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
ul.plain { padding-left: 1.1rem; margin: .4rem 0; }
@media screen and (max-width: 44rem) {
  body { font-size: 15px; }
  main { padding: 1rem .8rem 3rem; }
  .verdict { padding: 1rem; } .verdict h1 { font-size: 1.7rem; }
  .contrast { grid-template-columns: 1fr; }
  .facts { grid-template-columns: 1fr; } .facts .wide { grid-column: auto; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #111111; --soft: #444444; --line: #bbbbbb; --panel: #f3f3f3;
    --pass: #0b6e4f; --pass-paper: #e9f5ef; --fail: #a3121f; --fail-paper: #fbeaea;
    --unsure: #7a4f00; --unsure-paper: #fbf3e0; --calm: #444444; --calm-paper: #eeeeee; --track: #cccccc;
  }
  * { print-color-adjust: exact; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  .scroll { overflow: visible; }
  .matrix-page { page: wide; }
  .matrix { min-width: 0; font-size: 8pt; }
  .matrix th, .matrix td { padding: .2rem .3rem; } .matrix th.lever, .matrix th.path, .stop { min-width: 0; }
  .not-tested { background: none; border-style: dashed; font-style: italic; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
@page { size: A4; margin: 14mm; }
@page wide { size: A4 landscape; margin: 10mm; }
`
