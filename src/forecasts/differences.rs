//! Derivatives of jets beside differences of a function computed in another
//! way. For tests.

use super::jet::Jet;

/// The width of the differences. With two widths extrapolated to none
/// (Richardson, 1911) what is left out is of its fourth power.
const WIDTH: f64 = 2e-3;

/// Holds value, slopes and bends of `jet` at a place against `known`, the same
/// function of plain numbers.
#[track_caller]
pub(super) fn agree<const N: usize>(
    jet: impl Fn([f64; N]) -> Jet<N>,
    known: impl Fn([f64; N]) -> f64,
    at: [f64; N],
) {
    let Jet { value, slope, bend } = jet(at);
    let moved = |steps: [(usize, f64); 2]| {
        let mut place = at;
        for (axis, step) in steps {
            place[axis] += step;
        }
        known(place)
    };
    near("value", value, known(at));
    for i in 0..N {
        let first = |h: f64| (moved([(i, h), (i, 0.0)]) - moved([(i, -h), (i, 0.0)])) / (2.0 * h);
        near(&format!("slope {i}"), slope[i], extrapolated(first));
        for (j, bend) in bend[i].into_iter().enumerate() {
            let second = |h: f64| {
                let ends = moved([(i, h), (j, h)]) + moved([(i, -h), (j, -h)]);
                let others = moved([(i, h), (j, -h)]) + moved([(i, -h), (j, h)]);
                (ends - others) / (4.0 * h * h)
            };
            near(&format!("bend {i} {j}"), bend, extrapolated(second));
        }
    }
}

fn extrapolated(difference: impl Fn(f64) -> f64) -> f64 {
    (4.0 * difference(WIDTH) - difference(2.0 * WIDTH)) / 3.0
}

#[track_caller]
fn near(what: &str, found: f64, known: f64) {
    assert!((found - known).abs() < 1e-6 * (1.0 + known.abs()), "{what}: {found} is not {known}");
}
