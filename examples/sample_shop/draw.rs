//! Seeded chance: equal on every platform.
//!
//! Transcendental functions are `libm`'s, and the distributions stand here
//! rather than in `rand_distr`, whose logarithms are the platform's as soon as
//! any crate of the build turns on the `std` feature of `num-traits`.

use rand::RngExt;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// Seed of everything that is simulated.
pub(crate) const SEED: u64 = 20_261_104;

/// A source of random draws.
pub(crate) struct Draw(ChaCha8Rng);

impl Draw {
    /// The source with this number. Sources do not influence each other, so one
    /// customer can order once more without any other customer changing.
    pub(crate) fn stream(number: u64) -> Draw {
        let mut source = ChaCha8Rng::seed_from_u64(SEED);
        source.set_stream(number);
        Draw(source)
    }

    /// Uniform, 0 included, 1 excluded.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.random()
    }

    /// Uniform, 0 excluded, 1 included: its logarithm is finite.
    fn positive_unit(&mut self) -> f64 {
        1.0 - self.unit()
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Uniform from 0 to `count` - 1.
    pub(crate) fn below(&mut self, count: u32) -> u32 {
        (self.unit() * f64::from(count)) as u32
    }

    /// One of `items`, each as likely as its share of the sum of `share`s. The
    /// last one if all shares are 0.
    pub(crate) fn pick<T>(&mut self, items: &'static [T], share: fn(&T) -> u32) -> &'static T {
        let mut left = self.below(items.iter().map(share).sum());
        for item in items {
            if left < share(item) {
                return item;
            }
            left -= share(item);
        }
        items.last().expect("a table of the shop has rows")
    }

    /// Waiting time for something that happens `rate` times in one unit of
    /// time, on average.
    pub(crate) fn waiting(&mut self, rate: f64) -> f64 {
        -libm::log(self.positive_unit()) / rate
    }

    /// Standard normal. Source: Box & Muller (1958), "A Note on the Generation
    /// of Random Normal Deviates".
    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(self.positive_unit())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// Log-normal with median 1 and this standard deviation of its logarithm.
    pub(crate) fn log_normal(&mut self, deviation: f64) -> f64 {
        libm::exp(deviation * self.normal())
    }

    /// Gamma with this shape and scale 1.
    ///
    /// Source: Marsaglia & Tsang (2000), "A Simple Method for Generating Gamma
    /// Variables", ACM Transactions on Mathematical Software 26(3), 363-372;
    /// shapes below 1 by its section 6.
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            return self.gamma(shape + 1.0) * libm::pow(self.positive_unit(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            let v = root * root * root;
            if v > 0.0
                && libm::log(self.positive_unit()) < 0.5 * x * x + d - d * v + d * libm::log(v)
            {
                return d * v;
            }
        }
    }

    /// Beta with these two shapes, as the share of one gamma in the sum of two.
    pub(crate) fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a), self.gamma(b));
        one / (one + other)
    }
}
