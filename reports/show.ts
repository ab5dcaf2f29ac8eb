/** Makes a string from the target safe to look at: nothing in it can move a cursor, turn the reading direction, or hide. */

/**
 * Controls, whatever is invisible or changes the order of its neighbours, and halves of surrogate pairs.
 * @see https://www.unicode.org/reports/tr36/ §2.8, §3.1
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu

export const shownCharacters = 256

/** Escapes what cannot be seen as `\u{…}`, and cuts after `max` characters (escapes count as what they stand for). */
export function show(text: string, max = shownCharacters): string {
  // Cut first: the target decides how long the string is. A character is at most two units.
  const start = [...text.slice(0, 2 * max + 2)]
  const cut = start.length > max
  const visible = start.slice(0, max).join('').replace(unseen, escapeCharacter)
  return cut ? `${visible}…` : visible
}

/** For the sentences of the harness itself, which may quote the target: the same, but longer. */
export function showSentence(text: string): string {
  return show(text, 4 * shownCharacters)
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}
