//! The order in which formulas are worked out, and those that go in a circle.

/// Every node after the nodes it needs, and the circles among them.
pub(super) struct Order {
    pub(super) nodes: Vec<usize>,
    /// One circle of each tangle, from its first node in the order of the book.
    pub(super) circles: Vec<Vec<usize>>,
    /// Whether a node is in a tangle: it needs itself in the end.
    pub(super) circular: Vec<bool>,
}

/// Tarjan's strongly connected components (SIAM Journal on Computing 1, 1972), without recursion:
/// a chain of formulas may be as long as the book.
pub(super) fn order(needs: &[Vec<usize>]) -> Order {
    let mut search = Search {
        needs,
        met: vec![None; needs.len()],
        lowest: vec![0; needs.len()],
        open: Vec::new(),
        group: vec![None; needs.len()],
        found: Order { nodes: Vec::new(), circles: Vec::new(), circular: vec![false; needs.len()] },
        clock: 0,
    };
    for root in 0..needs.len() {
        if search.met[root].is_none() {
            search.from(root);
        }
    }
    search.found
}

struct Search<'n> {
    needs: &'n [Vec<usize>],
    /// When each node was met.
    met: Vec<Option<usize>>,
    /// The earliest open node that each node reaches.
    lowest: Vec<usize>,
    /// Nodes whose tangle is not complete.
    open: Vec<usize>,
    /// The first-met node of each node's tangle, once complete.
    group: Vec<Option<usize>>,
    found: Order,
    clock: usize,
}

impl Search<'_> {
    fn from(&mut self, root: usize) {
        let mut path = vec![(root, 0)];
        self.meet(root);
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            if let Some(&need) = self.needs[node].get(*next) {
                *next += 1;
                match self.met[need] {
                    None => {
                        self.meet(need);
                        path.push((need, 0));
                    }
                    Some(met) if self.group[need].is_none() => {
                        self.lowest[node] = self.lowest[node].min(met);
                    }
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                self.lowest[*parent] = self.lowest[*parent].min(self.lowest[node]);
            }
            if self.met[node] == Some(self.lowest[node]) {
                self.close(node);
            }
        }
    }

    fn meet(&mut self, node: usize) {
        self.met[node] = Some(self.clock);
        self.lowest[node] = self.clock;
        self.clock += 1;
        self.open.push(node);
    }

    /// The tangle that the node is the first-met of is complete.
    fn close(&mut self, node: usize) {
        let start = self.open.iter().rposition(|open| *open == node).unwrap_or_default();
        let tangle = self.open.split_off(start);
        for member in &tangle {
            self.group[*member] = Some(node);
        }
        if tangle.len() > 1 || self.needs[node].contains(&node) {
            for member in &tangle {
                self.found.circular[*member] = true;
            }
            let first = tangle.iter().copied().min().unwrap_or(node);
            self.found.circles.push(self.circle(first, node));
        }
        self.found.nodes.extend(tangle);
    }

    /// A circle of the tangle: each of its nodes needs another of them, so walking on comes round.
    fn circle(&self, first: usize, group: usize) -> Vec<usize> {
        let mut walked = vec![first];
        let mut places = std::collections::HashMap::from([(first, 0)]);
        let mut node = first;
        loop {
            let within = |need: &&usize| self.group[**need] == Some(group);
            let Some(&next) = self.needs[node].iter().find(within) else { break };
            if let Some(place) = places.insert(next, walked.len()) {
                walked.drain(..place);
                break;
            }
            walked.push(next);
            node = next;
        }
        let first = walked.iter().enumerate().min_by_key(|(_, node)| **node).map_or(0, |(i, _)| i);
        walked.rotate_left(first);
        walked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_come_first() {
        let order = order(&[vec![2], vec![], vec![1], vec![0, 2]]);
        assert_eq!(order.nodes, [1, 2, 0, 3]);
        assert!(order.circles.is_empty());
    }

    #[test]
    fn each_circle_is_told_once_from_its_first_node() {
        let tangle = order(&[vec![3], vec![1], vec![3, 0], vec![2, 2]]);
        assert_eq!(tangle.circles, [vec![2, 3], vec![1]]);
        assert_eq!(tangle.circular, [true; 4]);
        let ring = order(&[vec![3], vec![0], vec![0], vec![2]]);
        assert_eq!(ring.circles, [[0, 3, 2]]);
        assert_eq!(ring.circular, [true, false, true, true]);
    }

    #[test]
    fn long_chains_do_not_overflow() {
        let length = 200_000;
        let needs: Vec<_> = (0..length).map(|n| if n + 1 < length { vec![n + 1] } else { vec![] }).collect();
        assert_eq!(order(&needs).nodes[0], length - 1);
        // Circles within circles: one is told, in linear time.
        let nested: Vec<_> = (0..length).map(|n| vec![(n + 1) % length, length - 1 - n]).collect();
        assert_eq!(order(&nested).circles.len(), 1);
    }
}
