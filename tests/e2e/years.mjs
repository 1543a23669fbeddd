// A book with archived exchanges.

/** Sixty people and 1,800 exchanges, the last of them years ago: enough to be archived. */
export function years() {
  const id = (kind, number) => `0180000000007000${kind}${String(number).padStart(15, "0")}`;
  const people = [], exchanges = [];
  for (let person = 0; person < 60; person++) {
    people.push({ id: id("a", person), given: `Person${person}`, family: "Longago", circle: person < 5 ? "close" : undefined });
    for (let number = 0; number < 30; number++) {
      const when = new Date(Date.UTC(2015, 0, 1 + person + number * 100)).toISOString().slice(0, 10);
      exchanges.push({ id: id("b", person * 100 + number), when, people: [id("a", person)], how: "call", notes: `We spoke of matter${person}x${number}.` });
    }
  }
  return JSON.stringify({ format: "kith-backup", version: 1, people, exchanges });
}
