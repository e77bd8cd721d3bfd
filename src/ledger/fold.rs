//! Orders to a ledger, one customer after the other.

use crate::orders::Kind;
use crate::orders::Name;
use crate::orders::Order;
use crate::orders::Traits;
use crate::units::Day;
use crate::units::Days;
use crate::units::Money;
use crate::units::Month;

use super::{Frame, Gap, History, Ledger, Period, Standing, Trait};

/// Counts the orders up to `frame.as_of`. `orders` are sorted, so that those
/// of one customer stand together in the order of time; `names` are the texts
/// of their traits. Later orders are passed over.
///
/// Cannot fail: every order that was read can be counted.
pub fn fold(orders: &[Order], names: &[String], frame: Frame) -> Ledger {
    let mut ledger = Ledger::new(frame);
    for person in orders.chunk_by(|one, next| one.customer == next.customer) {
        let past: Vec<&Order> = person.iter().filter(|order| order.day <= frame.as_of).collect();
        for order in &past {
            total(&mut ledger, order);
        }
        let (sales, credits): (Vec<&Order>, Vec<&Order>) =
            past.iter().partition(|order| order.kind == Kind::Sale);
        if past.first().is_some_and(|order| order.customer.is_none()) {
            unidentified(&mut ledger, &sales, &credits);
        } else if sales.is_empty() {
            unidentified(&mut ledger, &[], &credits);
        } else {
            customer(&mut ledger, &sales, &credits, names);
        }
    }
    ledger
}

/// What counts of every order, whoever placed it.
fn total(ledger: &mut Ledger, order: &Order) {
    let month = ledger.months.entry(order.day.month()).or_default();
    month.net += order.net;
    match order.kind {
        Kind::Sale => {
            month.orders += 1;
            month.gross += order.gross;
        }
        Kind::Credit => month.credits += order.net,
    }
}

/// Orders that nobody can be followed by.
fn unidentified(ledger: &mut Ledger, sales: &[&Order], credits: &[&Order]) {
    for order in sales.iter().chain(credits) {
        let month = ledger.months.entry(order.day.month()).or_default();
        month.unidentified_orders += u64::from(order.kind == Kind::Sale);
        month.unidentified_net += order.net;
    }
}

/// One customer with at least one order; both lists in the order of time.
fn customer(ledger: &mut Ledger, sales: &[&Order], credits: &[&Order], names: &[String]) {
    let first = sales[0];
    let net: Money = sales.iter().chain(credits).map(|order| order.net).sum();
    cells(ledger, first.day.month(), sales, credits);
    gaps(ledger, sales);
    history(ledger, sales);
    let back = base(ledger, sales);
    year(ledger, sales, credits);
    standing(ledger, sales, credits, back);
    firsts(ledger, &first.traits, sales.len() > 1, net, names);
}

fn cells(ledger: &mut Ledger, cohort: Month, sales: &[&Order], credits: &[&Order]) {
    for month in sales.chunk_by(|one, next| one.day.month() == next.day.month()) {
        let at = month[0].day.month();
        let cell = ledger.cells.entry((cohort, at)).or_default();
        cell.customers += 1;
        cell.orders += month.len() as u64;
        let totals = ledger.months.entry(at).or_default();
        if at == cohort { totals.new += 1 } else { totals.returning += 1 }
    }
    for order in sales.iter().chain(credits) {
        let at = order.day.month();
        ledger.cells.entry((cohort, at)).or_default().net += order.net;
        if at == cohort {
            ledger.months.entry(at).or_default().new_net += order.net;
        }
    }
}

fn gaps(ledger: &mut Ledger, sales: &[&Order]) {
    for (order, pair) in (1..).zip(sales.windows(2)) {
        let gap = Gap { order, days: pair[1].day.since(pair[0].day) };
        *ledger.gaps.entry(gap).or_default() += 1;
    }
    let last = sales[sales.len() - 1];
    let wait = Gap { order: number(sales), days: ledger.frame.as_of.since(last.day) };
    *ledger.waits.entry(wait).or_default() += 1;
}

fn number(sales: &[&Order]) -> u32 {
    u32::try_from(sales.len()).unwrap_or(u32::MAX)
}

fn history(ledger: &mut Ledger, sales: &[&Order]) {
    let (first, last) = (sales[0].day, sales[sales.len() - 1].day);
    let days = sales.chunk_by(|one, next| one.day == next.day).count();
    let history = History {
        repeats: u32::try_from(days - 1).unwrap_or(u32::MAX),
        span: last.since(first),
        age: ledger.frame.as_of.since(first),
    };
    *ledger.histories.entry(history).or_default() += 1;
}

/// Counts the customer in the base of each month and period; gives the days
/// since the order that last made them active again.
fn base(ledger: &mut Ledger, sales: &[&Order]) -> Option<Days> {
    let as_of = ledger.frame.as_of;
    let stretches = stretches(sales, ledger.frame.active);
    ledger.flows.entry(stretches[0].from).or_default().new += 1;
    for stretch in &stretches {
        for month in stretch.from.to(stretch.to.min(as_of.month())) {
            ledger.flows.entry(month).or_default().active += 1;
        }
        if stretch.to < as_of.month() {
            ledger.flows.entry(stretch.to + 1).or_default().lapsed += 1;
        }
    }
    for stretch in &stretches[1..] {
        ledger.flows.entry(stretch.from).or_default().won_back += 1;
    }
    let active = |month: Month| stretches.iter().any(|one| one.from <= month && month <= one.to);
    for (base, period) in ledger.periods.iter_mut().zip(Period::ALL) {
        let start = active(as_of.month() - period.months());
        let end = active(as_of.month());
        base.start += u64::from(start);
        base.end += u64::from(end);
        base.added += u64::from(end && !start);
    }
    let back = stretches[1..].last()?;
    Some(as_of.since(back.began))
}

/// Months at whose ends a customer is active without a break, and the day of
/// the order that began them.
struct Stretch {
    began: Day,
    from: Month,
    to: Month,
}

/// All stretches of a customer, at least one. A customer is active to the end
/// of the month of each order, because `active` is 31 days or more.
fn stretches(sales: &[&Order], active: Days) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for order in sales {
        let from = order.day.month();
        let last = order.day + i32::try_from(active.0).unwrap_or(i32::MAX / 2) - 1;
        let to = if last == last.month().last() { last.month() } else { last.month() - 1 };
        match stretches.last_mut() {
            Some(stretch) if from <= stretch.to + 1 => stretch.to = stretch.to.max(to),
            _ => stretches.push(Stretch { began: order.day, from, to }),
        }
    }
    stretches
}

/// Counts the trailing twelve months.
fn year(ledger: &mut Ledger, sales: &[&Order], credits: &[&Order]) {
    let start = ledger.year_start();
    let orders = sales.iter().filter(|order| order.day >= start).count() as u64;
    if orders > 0 {
        ledger.year.customers += 1;
        ledger.year.repeaters += u64::from(orders > 1);
        ledger.year.orders += orders;
        *ledger.spend_12m.entry(net_from(start, sales, credits)).or_default() += 1;
    }
}

/// Net revenue on `start` and after.
fn net_from(start: Day, sales: &[&Order], credits: &[&Order]) -> Money {
    let since = sales.iter().chain(credits).filter(|order| order.day >= start);
    since.map(|order| order.net).sum()
}

fn standing(ledger: &mut Ledger, sales: &[&Order], credits: &[&Order], back: Option<Days>) {
    let last = sales[sales.len() - 1].day;
    let net = sales.iter().chain(credits).map(|order| order.net).sum();
    let standing =
        Standing { orders: number(sales), idle: ledger.frame.as_of.since(last), back, net };
    let worth = ledger.standings.entry(standing).or_default();
    worth.customers += 1;
    worth.last_year += net_from(last - 364, sales, credits);
}

fn firsts(ledger: &mut Ledger, traits: &Traits, repeats: bool, net: Money, names: &[String]) {
    let text = |name: Option<Name>| name.map(|Name(place)| names[place as usize].clone());
    let all = [
        (Trait::Channel, traits.channel),
        (Trait::Country, traits.country),
        (Trait::Product, traits.product),
        (Trait::Coupon, traits.coupon),
    ];
    for (kind, name) in all {
        let first = ledger.firsts.entry((kind, text(name))).or_default();
        first.customers += 1;
        first.repeaters += u64::from(repeats);
        first.net += net;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::Customer;

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn frame() -> Frame {
        Frame { first: day("2023-01-05"), as_of: day("2024-12-31"), over: true, active: Days(365) }
    }

    fn sale(customer: u32, at: &str, units: i64) -> Order {
        Order {
            customer: Some(Customer(customer)),
            day: day(at),
            second: 0,
            kind: Kind::Sale,
            gross: Money(units * Money::SCALE),
            net: Money(units * Money::SCALE),
            traits: Traits::default(),
        }
    }

    fn credit(customer: u32, at: &str, units: i64) -> Order {
        Order { kind: Kind::Credit, ..sale(customer, at, -units) }
    }

    #[test]
    fn a_customer_who_lapsed_and_came_back_is_won_back() {
        let orders = [sale(1, "2023-01-05", 10), sale(1, "2024-06-01", 20)];
        let ledger = fold(&orders, &[], frame());
        let flow = |month: &str| ledger.flows.get(&Month::parse(month).unwrap()).copied();
        assert_eq!(flow("2023-01").unwrap().new, 1);
        // Active for 365 days, up to and including 2024-01-04.
        assert_eq!(flow("2023-12").unwrap().active, 1);
        assert_eq!(flow("2024-01").unwrap().lapsed, 1);
        assert_eq!(flow("2024-06").unwrap().won_back, 1);
        let standing = ledger.standings.keys().next().unwrap();
        assert_eq!((standing.orders, standing.back), (2, Some(Days(213))));
        assert_eq!(standing.idle, Days(213));
        // Active on 2023-12-31 and on 2024-12-31: kept over the year.
        assert_eq!(ledger.periods[2], super::super::Base { start: 1, end: 1, added: 0 });
    }

    #[test]
    fn the_base_of_a_month_is_the_one_before_plus_joined_less_lapsed() {
        let orders = [
            sale(1, "2023-01-05", 10),
            sale(1, "2024-06-01", 20),
            sale(2, "2023-02-01", 5),
            sale(3, "2024-11-30", 5),
        ];
        let ledger = fold(&orders, &[], frame());
        let mut active = 0;
        for month in ledger.frame.first.month().to(ledger.month()) {
            let flow = ledger.flows.get(&month).copied().unwrap_or_default();
            assert_eq!(active + flow.new + flow.won_back - flow.lapsed, flow.active, "{month}");
            active = flow.active;
        }
        assert_eq!(active, 2);
    }

    #[test]
    fn a_credit_note_is_revenue_of_its_own_month_and_no_activity() {
        let orders = [sale(1, "2024-10-01", 30), credit(1, "2024-11-15", 12)];
        let ledger = fold(&orders, &[], frame());
        let cohort = Month::parse("2024-10").unwrap();
        let cell = ledger.cells[&(cohort, cohort + 1)];
        assert_eq!((cell.customers, cell.orders, cell.net), (0, 0, Money(-120_000)));
        assert_eq!(ledger.months[&(cohort + 1)].orders, 0);
        assert_eq!(ledger.months[&(cohort + 1)].credits, Money(-120_000));
        assert_eq!(ledger.standings.keys().next().unwrap().net, Money(180_000));
    }

    #[test]
    fn people_with_credit_notes_only_are_no_customers() {
        let ledger = fold(&[credit(1, "2024-11-15", 12)], &[], frame());
        assert!(ledger.standings.is_empty());
        let november = ledger.months[&Month::parse("2024-11").unwrap()];
        assert_eq!(november.unidentified_net, Money(-120_000));
        assert_eq!(november.unidentified_orders, 0);
    }

    #[test]
    fn orders_after_the_as_of_day_are_passed_over() {
        let orders = [sale(1, "2024-12-31", 1), sale(1, "2025-01-01", 1)];
        let ledger = fold(&orders, &[], frame());
        assert_eq!(ledger.year.orders, 1);
        assert_eq!(ledger.waits.keys().next().unwrap(), &Gap { order: 1, days: Days(0) });
    }
}
