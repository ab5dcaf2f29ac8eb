/** A strict check, for tests, of the part of XML that the reports use: elements, attributes, text, five entities. */

const name = String.raw`[A-Za-z_][\w.-]*`
const attribute = String.raw`\s+(${name})="([^"<]*)"`
const tag = new RegExp(String.raw`^<(?:(${name})((?:${attribute})*)\s*(\/?)|\/(${name})\s*)>`)
const entity = /&(?!(?:amp|lt|gt|quot|apos);)/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u

/** `well-formed`, or what is wrong and where. */
export function wellFormedness(xml: string): string {
  const broken = forbidden.exec(xml) ?? entity.exec(xml)
  if (broken) return `forbidden character or entity at ${broken.index}`
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*/, '')
  const open: string[] = []
  let roots = 0
  while (rest !== '') {
    if (!rest.startsWith('<')) {
      const end = rest.indexOf('<')
      const text = end === -1 ? rest : rest.slice(0, end)
      if (text.includes(']]>')) return 'a ]]> in text'
      if (open.length === 0 && text.trim() !== '') return `text outside of the root: ${text.slice(0, 20)}`
      rest = rest.slice(text.length)
      continue
    }
    const match = tag.exec(rest)
    if (!match) return `no tag: ${rest.slice(0, 40)}`
    const [whole, opened, attributes = '', , , empty, closed] = match
    if (closed !== undefined && open.pop() !== closed) return `</${closed}> closes something else`
    if (opened !== undefined) {
      const names = [...attributes.matchAll(new RegExp(attribute, 'g'))].map(([, attributeName]) => attributeName)
      if (new Set(names).size !== names.length) return `an attribute of <${opened}> stands there twice`
      if (open.length === 0) roots += 1
      if (!empty) open.push(opened)
    }
    rest = rest.slice(whole.length)
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`
  return roots === 1 ? 'well-formed' : `${roots} roots`
}
