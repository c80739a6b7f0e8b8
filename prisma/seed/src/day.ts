/** The calendar day in Asia/Shanghai at an instant, `YYYY-MM-DD`: the sample's open rounds are dated by it. */
export function dayInShanghai(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(instant);
}
