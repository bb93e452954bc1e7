//! The order in which formulas are worked out, and those that go in a circle.

/// Every node after the nodes it needs, and the circles among them.
pub(super) struct Order {
    pub(super) order: Vec<usize>,
    /// Each circle once, from its first node in the order of the book.
    pub(super) circles: Vec<Vec<usize>>,
}

/// Depth first without recursion: a chain of formulas may be as long as the book.
pub(super) fn order(needs: &[Vec<usize>]) -> Order {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; needs.len()];
    let mut order = Vec::with_capacity(needs.len());
    let mut circles = Vec::new();
    let mut in_circle = vec![false; needs.len()];
    let mut path: Vec<(usize, usize)> = Vec::new();
    for root in 0..needs.len() {
        if states[root] == State::New {
            states[root] = State::Open;
            path.push((root, 0));
        }
        while let Some((node, next)) = path.last_mut() {
            let node = *node;
            let Some(&need) = needs[node].get(*next) else {
                states[node] = State::Done;
                order.push(node);
                path.pop();
                continue;
            };
            *next += 1;
            match states[need] {
                State::New => {
                    states[need] = State::Open;
                    path.push((need, 0));
                }
                // Each node's circle is told once, which also keeps this linear.
                State::Open if !in_circle[need] && !in_circle[node] => {
                    let mut circle: Vec<usize> =
                        path.iter().rev().map(|(n, _)| *n).take_while(|n| *n != need).collect();
                    circle.push(need);
                    circle.reverse();
                    circle.iter().for_each(|n| in_circle[*n] = true);
                    let first = circle.iter().enumerate().min_by_key(|(_, n)| **n).map_or(0, |(i, _)| i);
                    circle.rotate_left(first);
                    circles.push(circle);
                }
                State::Open | State::Done => {}
            }
        }
    }
    Order { order, circles }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn needs_come_first() {
        let order = order(&[vec![2], vec![], vec![1], vec![0, 2]]);
        assert_eq!(order.order, [1, 2, 0, 3]);
        assert!(order.circles.is_empty());
    }

    #[test]
    fn each_circle_is_told_once_from_its_first_node() {
        let order = order(&[vec![3], vec![1], vec![3, 0], vec![2, 2]]);
        assert_eq!(order.circles, [vec![0, 3, 2], vec![1]]);
    }

    #[test]
    fn long_chains_do_not_overflow() {
        let length = 200_000;
        let needs: Vec<_> = (0..length).map(|n| if n + 1 < length { vec![n + 1] } else { vec![] }).collect();
        assert_eq!(order(&needs).order[0], length - 1);
    }
}
