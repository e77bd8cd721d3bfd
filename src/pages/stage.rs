//! How far the store has come, and what that means for the balance between new
//! and existing customers.

use serde::Serialize;

use crate::playbooks::stage::Stage;
use crate::report::Store;

use super::locale::Arg;
use super::view::Setting;

/// What the strategy page says of the store.
#[derive(Serialize)]
pub(super) struct View {
    name: String,
    /// By what it is told.
    told: String,
    /// What goes with it.
    balance: String,
    /// What the goods add to that; `None` before anybody came back.
    goods: Option<String>,
}

/// The stage of the store.
pub(super) fn view(on: &Setting<'_>) -> View {
    let Store { stage, evidence } = on.report.store;
    let months = u64::from(evidence.months);
    let mut args = vec![
        ("stage", stage_name(on, stage).into()),
        ("n", evidence.orders.into()),
        ("orders", on.words.count(evidence.orders).into()),
        ("months", on.say("window-m", &on.words.counted(months)).into()),
    ];
    let told = match evidence.growth {
        Some(growth) => {
            let way = if growth < 0.0 { "down" } else { "up" };
            args.push(("way", way.into()));
            args.push(("growth", on.words.share(growth.abs()).into()));
            on.say("stage-told-growth", &args)
        }
        None => on.say("stage-told", &args),
    };
    View {
        name: stage_name(on, stage),
        told,
        balance: on.say(&format!("balance-{}", stage.id()), &[]),
        goods: goods(on),
    }
}

/// A stage in words.
pub(super) fn stage_name(on: &Setting<'_>, stage: Stage) -> String {
    on.say(&format!("stage-{}", stage.id()), &[])
}

/// What the time between orders and their price say: goods that last long want
/// new customers, goods that are used up want the same ones again.
fn goods(on: &Setting<'_>) -> Option<String> {
    let gap = on.metric("median_order_gap_days").outcome.ok()?.value;
    let aov = on.metric("aov_12m").outcome.ok()?.value;
    let half = on.report.shop.active_days() / 2;
    let lasts = if gap.number() >= f64::from(half) { "long" } else { "short" };
    let args: [Arg<'_>; 3] = [
        ("lasts", lasts.into()),
        ("gap", on.words.value(gap).into()),
        ("aov", on.words.value(aov).into()),
    ];
    Some(on.say("balance-goods", &args))
}
