//! Movement: from which state into which customers went between two days.

use crate::units::ratio;

use super::lifecycle::State;
use super::sums::{Count, Sums};

const STATES: usize = State::ALL.len();

/// Customers by their state on an earlier day and on a later. Counts only, so
/// that movements of different customers add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    /// By the state before, those who were no customers yet last; then by the
    /// state now.
    cells: [[u64; STATES]; STATES + 1],
}

/// Cells of a movement and its totals, put among other counts.
#[derive(Clone, Copy, Debug)]
pub struct Put {
    /// As [`Told`] has them.
    cells: [[Count; STATES + 1]; STATES + 2],
}

/// Cells of a movement and its totals, as far as they may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// As [`Movement::cell`] has them; the totals of what came from each state
    /// stand last in each row, and of what is in each state in the last row.
    cells: [[Option<u64>; STATES + 1]; STATES + 2],
}

impl Movement {
    /// Counts customers. `before` is `None` for those whose first order came
    /// after the earlier day.
    pub fn add(&mut self, before: Option<State>, now: State, customers: u64) {
        self.cells[row(before)][now as usize] += customers;
    }

    /// Customers who were in one state and are in another, or in the same.
    pub fn cell(&self, before: Option<State>, now: State) -> u64 {
        self.cells[row(before)][now as usize]
    }

    /// Customers who were in a state.
    pub fn before(&self, state: Option<State>) -> u64 {
        self.cells[row(state)].iter().sum()
    }

    /// Customers who are in a state.
    pub fn now(&self, state: State) -> u64 {
        self.cells.iter().map(|cells| cells[state as usize]).sum()
    }

    /// Customers who came into a state from another, or as new customers.
    pub fn came(&self, state: State) -> u64 {
        self.now(state) - self.cell(Some(state), state)
    }

    /// Customers who left a state for another.
    pub fn left(&self, state: State) -> u64 {
        self.before(Some(state)) - self.cell(Some(state), state)
    }

    /// Of those who were in a state, the share that is in another now, or in
    /// the same; `None` when nobody was.
    pub fn share(&self, before: State, now: State) -> Option<f64> {
        ratio(self.cell(Some(before), now), self.before(Some(before)))
    }

    /// Puts the counts among others, of which `now` are the customers by state and
    /// `everyone` is all: each row and each column is a sum.
    pub fn put(&self, sums: &mut Sums, now: [Count; STATES], everyone: Count) -> Put {
        let mut cells = [[everyone; STATES + 1]; STATES + 2];
        for (cells, counts) in cells.iter_mut().zip(&self.cells) {
            cells.iter_mut().zip(counts).for_each(|(cell, count)| *cell = sums.count(*count));
            cells[STATES] = sums.count(counts.iter().sum());
            sums.sum(&cells[STATES..], &cells[..STATES]);
        }
        cells[STATES + 1][..STATES].copy_from_slice(&now);
        for to in 0..=STATES {
            let parts: Vec<Count> = cells[..=STATES].iter().map(|cells| cells[to]).collect();
            sums.sum(&[cells[STATES + 1][to]], &parts);
        }
        Put { cells }
    }
}

impl Put {
    /// What may be told, once it is decided what is hidden.
    pub fn told(&self, sums: &Sums) -> Told {
        Told { cells: self.cells.map(|row| row.map(|count| sums.told(count))) }
    }
}

impl std::ops::AddAssign for Movement {
    fn add_assign(&mut self, other: Movement) {
        let theirs = other.cells.iter().flatten();
        self.cells.iter_mut().flatten().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
    }
}

impl Told {
    /// Customers who were in one state and are in another, or in the same.
    pub fn cell(&self, before: Option<State>, now: State) -> Option<u64> {
        self.cells[row(before)][now as usize]
    }

    /// Customers who were in a state.
    pub fn before(&self, state: Option<State>) -> Option<u64> {
        self.cells[row(state)][STATES]
    }

    /// Customers who are in a state.
    pub fn now(&self, state: State) -> Option<u64> {
        self.cells[STATES + 1][state as usize]
    }

    /// All customers.
    pub fn everyone(&self) -> Option<u64> {
        self.cells[STATES + 1][STATES]
    }
}

fn row(before: Option<State>) -> usize {
    before.map_or(STATES, |state| state as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use State::{Active, AtRisk, Lapsed, Loyal, New};

    fn movement(moves: &[(Option<State>, State, u64)]) -> Movement {
        let mut movement = Movement::default();
        moves.iter().for_each(|(before, now, count)| movement.add(*before, *now, *count));
        movement
    }

    /// What is told of it from so many customers on.
    fn told(movement: &Movement, threshold: u64) -> Told {
        let mut sums = Sums::new(threshold);
        let now = State::ALL.map(|state| movement.now(state));
        let everyone = sums.count(now.iter().sum());
        let now = now.map(|customers| sums.count(customers));
        sums.sum(&[everyone], &now);
        let put = movement.put(&mut sums, now, everyone);
        sums.hide();
        put.told(&sums)
    }

    fn shop() -> Movement {
        movement(&[
            (None, New, 120),
            (None, Active, 15),
            (Some(New), New, 300),
            (Some(New), Active, 40),
            (Some(New), AtRisk, 60),
            (Some(Active), Active, 200),
            (Some(Active), Loyal, 4),
            (Some(Active), AtRisk, 30),
            (Some(Loyal), Loyal, 50),
            (Some(AtRisk), Active, 20),
            (Some(AtRisk), Lapsed, 70),
        ])
    }

    /// A place in the table with its totals.
    type Place = (usize, usize);

    /// Rows and columns, each with its total last.
    fn lines() -> Vec<Vec<Place>> {
        let rows = (0..STATES + 2).map(|row| (0..=STATES).map(|column| (row, column)).collect());
        let columns = (0..=STATES).map(|column| (0..STATES + 2).map(|row| (row, column)).collect());
        rows.chain(columns).collect()
    }

    #[test]
    fn whoever_is_in_a_state_was_in_it_or_came() {
        let movement = shop();
        assert_eq!((movement.before(Some(New)), movement.now(New)), (400, 420));
        assert_eq!((movement.came(New), movement.left(New)), (120, 100));
        assert_eq!(movement.share(New, AtRisk), Some(0.15));
        assert_eq!(movement.share(Lapsed, New), None);
        for state in State::ALL {
            let change = movement.came(state) + movement.before(Some(state));
            assert_eq!(change, movement.now(state) + movement.left(state), "{state:?}");
        }
    }

    #[test]
    fn movements_of_different_customers_add_up() {
        let mut sum = shop();
        sum += movement(&[(None, New, 1), (Some(Lapsed), Lapsed, 2)]);
        assert_eq!(sum.cell(None, New), 121);
        assert_eq!(sum.cell(Some(Lapsed), Lapsed), 2);
        assert_eq!(sum.now(Lapsed), 72);
    }

    /// Four became loyal: beside the totals of their row and column they would
    /// be what is left, so one more of each is hidden, and one where those
    /// cross.
    #[test]
    fn a_few_are_not_what_is_left() {
        let (all, told) = (told(&shop(), 1), told(&shop(), 10));
        let mut hidden = Vec::new();
        for before in State::ALL {
            let cells = State::ALL.into_iter().map(|now| (before, now));
            hidden.extend(cells.filter(|(before, now)| told.cell(Some(*before), *now).is_none()));
        }
        assert_eq!(hidden, [(Active, Loyal), (Active, AtRisk), (Loyal, Loyal), (Loyal, AtRisk)]);
        assert_eq!(told.everyone(), Some(909));
        assert_eq!((told.before(None), told.now(New)), (Some(135), Some(420)));
        assert_eq!((told.before(Some(New)), told.now(Lapsed)), (Some(400), Some(70)));
        assert!(State::ALL.iter().all(|state| told.now(*state).is_some()));
        assert_eq!(all.cell(Some(Active), Loyal), Some(4));
    }

    /// Whatever the counts: in no row and no column is a count the only one
    /// that is missing, nor are all that miss fewer than the threshold.
    #[test]
    fn nothing_can_be_had_by_subtraction() {
        let mut chance = 1_u64;
        let mut next = |below: u64| {
            // Knuth (1997), "The Art of Computer Programming" 2, section 3.3.4.
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (chance >> 33) % below
        };
        for _ in 0..2000 {
            let mut movement = Movement::default();
            for before in State::ALL.map(Some).into_iter().chain([None]) {
                for now in State::ALL {
                    let count =
                        [0, next(12), next(40), next(400)][usize::try_from(next(4)).unwrap()];
                    movement.add(before, now, count);
                }
            }
            let (whole, told) = (told(&movement, 0), told(&movement, 10));
            let whole = whole.cells.map(|row| row.map(Option::unwrap));
            for line in lines() {
                let (total, parts) = line.split_last().unwrap();
                let hidden = |(row, column): &Place| told.cells[*row][*column].is_none();
                let missing: Vec<u64> =
                    parts.iter().filter(|it| hidden(it)).map(|(r, c)| whole[*r][*c]).collect();
                let all = missing.len() + usize::from(hidden(total));
                assert_ne!(all, 1, "{told:?}");
                let sum: u64 = missing.iter().sum();
                assert!(hidden(total) || missing.is_empty() || sum >= 10, "{told:?}");
            }
            for (row, cells) in told.cells.iter().enumerate() {
                for (column, cell) in cells.iter().enumerate() {
                    let count = whole[row][column];
                    assert!(cell.is_none_or(|told| told == count && !(1..10).contains(&told)));
                }
            }
        }
    }
}
