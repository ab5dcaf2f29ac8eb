/** Every leaf of an inventory is something that can still act; counts of zero and empty lists are not. */

export function namesIn(json: unknown, prefix = ''): readonly string[] {
  if (Array.isArray(json)) return json.flatMap((each, index) => namesIn(each, `${prefix}/${index}`))
  if (typeof json !== 'object' || json === null)
    return prefix === '' || json === null || json === 0 ? [] : [`${prefix}=${String(json)}`]
  const members = Object.entries(json).filter(([name, value]) => typeof value === 'object' || name === 'id')
  return members.flatMap(([name, value]) => namesIn(value, `${prefix}/${name}`))
}
