//! When a customer orders: BG/NBD with a season.
//!
//! After the first order a customer orders at random, at a rate of their own,
//! and after each repeat order leaves for good with a probability of their own.
//! Across customers the rate is Gamma(r, α) times a pace, and the probability
//! is Beta(a, b).
//!
//! - **Unit**: rates are orders per week in an average month; α is in weeks.
//! - **Season**: orders come as fast as in the busiest month and are then kept
//!   with the probability that thins them to the month they fall in (Lewis &
//!   Shedler 1979, "Simulation of Nonhomogeneous Poisson Processes by
//!   Thinning").
//! - **Source**: Fader, Hardie & Lee (2005), "'Counting Your Customers' the
//!   Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science
//!   24(2), 275-284.

use jiff::civil::Date;

use crate::calendar;
use crate::calendar::Time;
use crate::customers::Customer;
use crate::draw::Draw;
use crate::orders;
use crate::orders::Order;
use crate::shop;

/// The four parameters of a population.
pub(crate) struct Model {
    pub(crate) r: f64,
    pub(crate) alpha_weeks: f64,
    pub(crate) a: f64,
    pub(crate) b: f64,
}

/// Chosen so that about a third of the customers order again within a year.
pub(crate) const MODEL: Model = Model { r: 0.19, alpha_weeks: 5.5, a: 0.7, b: 6.0 };

/// What a customer does from the first order to the end of the simulation.
pub(crate) struct Life {
    pub(crate) customer: Customer,
    /// By time; the first is never later than the last day of the export.
    pub(crate) orders: Vec<Order>,
    /// Day of the order after which the customer was gone for good; `None` for
    /// one who may come back.
    pub(crate) left: Option<Date>,
}

/// The life of a customer.
pub(crate) fn live((customer, mut draw): (Customer, Draw)) -> Life {
    let (times, left) = match customer.email {
        Some(_) => order_times(&customer, &mut draw),
        None => (vec![customer.first], Some(customer.first)),
    };
    let mut orders = Vec::new();
    for (earlier, &time) in times.iter().enumerate() {
        let order = orders::order(&customer, earlier, time, &mut draw);
        let replacement = orders::replacement(&order, time, &mut draw);
        orders.push(order);
        orders.extend(replacement);
    }
    orders.sort_by_key(|order| order.at);
    Life { customer, orders, left: left.map(calendar::day) }
}

/// Times of all orders, and of the one after which the customer left.
fn order_times(customer: &Customer, draw: &mut Draw) -> (Vec<Time>, Option<Time>) {
    let Model { r, alpha_weeks, a, b } = MODEL;
    let rate_per_day = draw.gamma(r) / alpha_weeks / 7.0 * customer.pace();
    let leaves = draw.beta(a, b);
    let end = calendar::midnight(calendar::HORIZON);

    let mut times = vec![customer.first];
    let mut time = customer.first;
    loop {
        time += draw.waiting(rate_per_day * shop::BUSIEST);
        if time >= end {
            return (times, None);
        }
        let season = calendar::of_month(&shop::REPEAT_SEASON, calendar::day(time));
        if draw.chance(season / shop::BUSIEST) {
            times.push(time);
            if draw.chance(leaves) {
                return (times, Some(time));
            }
        }
    }
}
