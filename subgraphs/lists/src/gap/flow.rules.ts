/** A point of a flow network, with the arcs that leave it. */
export interface Node {
  readonly arcs: Arc[];
}

/** What can still pass from one node to another; its way back lets a later path undo it. */
interface Arc {
  readonly to: Node;
  left: number;
  back: Arc;
}

export function node(): Node {
  return { arcs: [] };
}

/** Lets so much flow from one node to another; a whole number, or Infinity. */
export function connect(from: Node, to: Node, capacity: number): void {
  const arc = { to, left: capacity } as Arc;
  arc.back = { to: from, left: 0, back: arc };
  from.arcs.push(arc);
  to.arcs.push(arc.back);
}

/** How far a node is from the source in this round, and which of its arcs is next to be tried. */
interface Progress {
  level: number;
  next: number;
}

/**
 * The most that can flow from source to sink, by Dinic's algorithm: find the shortest paths on
 * which something is left, fill them all, and again until the sink is out of reach. It uses the
 * network up. Whole capacities give a whole flow.
 */
export function maximumFlow(source: Node, sink: Node): number {
  let total = 0;
  for (let round = reached(source); round.has(sink); round = reached(source)) {
    let amount = push(source, sink, Number.POSITIVE_INFINITY, round);
    while (amount > 0) {
      total += amount;
      amount = push(source, sink, Number.POSITIVE_INFINITY, round);
    }
  }
  return total;
}

function reached(source: Node): Map<Node, Progress> {
  const round = new Map<Node, Progress>([[source, { level: 0, next: 0 }]]);
  // A Map goes on over what is added while it is walked, so it is the queue of the search too.
  for (const [from, { level }] of round) {
    for (const { to, left } of from.arcs) {
      if (left > 0 && !round.has(to)) {
        round.set(to, { level: level + 1, next: 0 });
      }
    }
  }
  return round;
}

/** Sends what it can, up to the limit, along one path that rises a level with each arc. */
function push(from: Node, sink: Node, limit: number, round: Map<Node, Progress>): number {
  const here = round.get(from);
  if (from === sink || here === undefined) {
    return from === sink ? limit : 0;
  }
  for (; here.next < from.arcs.length; here.next += 1) {
    const arc = from.arcs[here.next];
    if (arc && arc.left > 0 && round.get(arc.to)?.level === here.level + 1) {
      const amount = push(arc.to, sink, Math.min(limit, arc.left), round);
      if (amount > 0) {
        arc.left -= amount;
        arc.back.left += amount;
        return amount;
      }
    }
  }
  return 0;
}
