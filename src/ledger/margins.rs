//! What the goods of orders cost, by month and by cohort: a pass of its own,
//! made only where a file says it.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::orders::Costed;
use crate::orders::Orders;
use crate::orders::Person;
use crate::units::Money;

use super::Ledger;
use super::calendar::Calendar;

/// Counts costs up to the as-of day.
pub(super) fn count(ledger: &mut Ledger, orders: &Orders) {
    if orders.costs.is_empty() {
        return;
    }
    for (day, costed) in orders.costs.range(..=ledger.frame.as_of) {
        *ledger.costed.entry(day.month()).or_default() += *costed;
    }
    let calendar = Calendar::of(orders, ledger.frame);
    let months = calendar.months;
    let none = || vec![Costed::default(); months * months];
    let counted = orders.lots.par_iter().fold(none, |mut cells, lot| {
        for (person, costs) in lot.people_with_costs() {
            self::person(&mut cells, &calendar, person, costs);
        }
        cells
    });
    let cells = counted.reduce(none, |mut all, some| {
        all.iter_mut().zip(some).for_each(|(cell, other)| *cell += other);
        all
    });
    for (place, cell) in cells.into_iter().enumerate() {
        if cell != Costed::default() {
            let key = (calendar.at(place / months), calendar.at(place % months));
            ledger.costed_cells.insert(key, cell);
        }
    }
}

fn person(cells: &mut [Costed], calendar: &Calendar, person: Person, costs: &[Option<Money>]) {
    let month = |day| calendar.month(calendar.place(day));
    let until = calendar.first + i32::try_from(calendar.len()).unwrap_or(i32::MAX / 2);
    let all = person.all().zip(costs).take_while(|((day, _), _)| *day < until);
    let Some(((first, _), _)) = all.clone().find(|((_, net), _)| *net >= Money::ZERO) else {
        return;
    };
    let cells = &mut cells[month(first) * calendar.months..];
    for ((day, net), cost) in all {
        if let Some(cost) = cost {
            cells[month(day)] += Costed::of(net, *cost);
        }
    }
}
