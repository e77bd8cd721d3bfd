//! Seeded chance for tests that simulate: the same on every platform.

use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// A source of draws.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The source with this number.
    pub(crate) fn seeded(number: u64) -> Chance {
        Chance(ChaCha8Rng::seed_from_u64(number))
    }

    /// Uniform, 0 excluded, 1 included: its logarithm is finite.
    pub(crate) fn unit(&mut self) -> f64 {
        1.0 - self.0.random::<f64>()
    }

    /// Standard normal. Source: Box & Muller (1958), Annals of Mathematical
    /// Statistics 29.
    pub(crate) fn normal(&mut self) -> f64 {
        let length = libm::sqrt(-2.0 * libm::log(self.unit()));
        length * libm::cos(2.0 * std::f64::consts::PI * self.unit())
    }

    /// Exponential with mean 1.
    pub(crate) fn exponential(&mut self) -> f64 {
        -libm::log(self.unit())
    }

    /// A whole number that is Poisson: by waiting times up to a mean of 50, and
    /// above that the nearest to a normal.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to some 1e6")]
    pub(crate) fn poisson(&mut self, mean: f64) -> u64 {
        if mean > 50.0 {
            return libm::round(mean + libm::sqrt(mean) * self.normal()).max(0.0) as u64;
        }
        let (mut waited, mut count) = (self.exponential(), 0);
        while waited < mean {
            waited += self.exponential();
            count += 1;
        }
        count
    }
}
