//! Who is held out.

use crate::orders::Pseudonym;
use crate::orders::Secret;

use super::Side;

/// The side of a person under a plan, of whose people this `share` (0 to 1) is held
/// out.
///
/// ```text
/// held out when draw < share × 2^64
/// ```
///
/// The draw is a keyed hash of the person and the plan's name: it depends on nobody
/// else, so that who is added later changes nobody's side, and who is held out of one
/// plan is as likely as anybody to be held out of another.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 2^64 is from 0 to 2^64, where the cast ends"
)]
pub fn side(secret: &Secret, plan: &str, share: f64, who: Pseudonym) -> Side {
    let line = (share.clamp(0.0, 1.0) * u64::MAX as f64) as u64;
    if secret.draw(plan, who) < line { Side::HeldOut } else { Side::Contacted }
}
