//! How far numbers scatter, when some of them may be freaks.

/// The standard deviation of numbers that are normal but for up to half of
/// them: Qn, a quantile of all distances between two of them.
///
/// ```text
/// Qn = 2.2219 · c(n) · the k-th smallest |x(i) - x(j)|, i < j
/// k  = h (h - 1) / 2, h = ⌊n / 2⌋ + 1
/// ```
///
/// It asks for no middle, and wastes less of normal numbers than the median
/// deviation does. 0 when half of the numbers are equal; `None` for fewer than
/// two. Sources: Rousseeuw & Croux (1993), "Alternatives to the median absolute
/// deviation", JASA 88, 1273-1283; c(n): Croux & Rousseeuw (1992),
/// "Time-efficient algorithms for two highly robust estimators of scale",
/// Computational Statistics 1, 411-428.
pub fn scatter(numbers: &[f64]) -> Option<f64> {
    let half = numbers.len() / 2 + 1;
    let mut distances: Vec<f64> = Vec::with_capacity(numbers.len() * half);
    for (at, one) in numbers.iter().enumerate() {
        distances.extend(numbers[at + 1..].iter().map(|other| (one - other).abs()));
    }
    distances.sort_by(f64::total_cmp);
    let distance = distances.get((half * (half - 1) / 2).checked_sub(1)?)?;
    Some(2.2219 * small_sample(numbers.len()) * distance)
}

/// By what Qn has to be multiplied so that of few normal numbers it is right
/// on average.
fn small_sample(n: usize) -> f64 {
    const UP_TO_NINE: [f64; 8] = [0.399, 0.994, 0.512, 0.844, 0.611, 0.857, 0.669, 0.872];
    if let Some(factor) = n.checked_sub(2).and_then(|at| UP_TO_NINE.get(at)) {
        return *factor;
    }
    let n = count(n);
    if n % 2.0 > 0.0 { n / (n + 1.4) } else { n / (n + 3.8) }
}

/// How far numbers that follow each other in time scatter around a straight
/// line: [`scatter`] of what is left beside the line, times n / (n - 1) for
/// what the line has taken with it.
///
/// The slope is the median of the slopes between all pairs, which a few freaks
/// do not turn. `None` for fewer than two numbers. Source: Theil (1950), "A
/// rank-invariant method of linear and polynomial regression analysis";
/// Sen (1968), JASA 63, 1379-1389.
pub fn around_line(numbers: &[f64]) -> Option<f64> {
    let mut slopes = Vec::with_capacity(numbers.len() * numbers.len() / 2);
    for (at, one) in numbers.iter().enumerate() {
        let later = (1..).zip(&numbers[at + 1..]);
        slopes.extend(later.map(|(steps, other)| (other - one) / count(steps)));
    }
    let slope = median(&slopes)?;
    let beside = numbers.iter().enumerate().map(|(at, number)| number - slope * count(at));
    let n = count(numbers.len());
    Some(scatter(&beside.collect::<Vec<_>>())? * n / (n - 1.0))
}

/// The degrees of freedom with which Student's t makes 95 % intervals of
/// [`around_line`], from 8 numbers on: n - 5.
///
/// By simulation (30,000 samples for each of eleven n from 8 to 24) such
/// intervals leave out 3.6 to 5.2 % of the numbers that come next.
pub fn freedom(n: usize) -> f64 {
    count(n.saturating_sub(5).max(1))
}

/// The middle number, or the mean of the middle two; `None` of none.
pub fn median(numbers: &[f64]) -> Option<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    Some((sorted[last / 2] + sorted[last.div_ceil(2)]) / 2.0)
}

#[expect(clippy::cast_precision_loss, reason = "numbers of months are small")]
fn count(n: usize) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metrics::chance::Chance;
    use crate::metrics::distribution::student_reach;

    /// By hand: of ten distances the third smallest, 1; of 28 the tenth, 3.
    #[test]
    fn a_scatter_is_a_distance_times_its_factors() {
        let five = scatter(&[5.0, 1.0, 3.0, 2.0, 4.0]).unwrap();
        assert!((five - 2.2219 * 0.844).abs() < 1e-12, "{five}");
        let squares = [1.0, 4.0, 9.0, 16.0, 25.0, 36.0, 49.0, 64.0];
        // 3 5 7 8 9 11 12 13 15 15 …
        let eight = scatter(&squares).unwrap();
        assert!((eight - 2.2219 * 0.669 * 15.0).abs() < 1e-12, "{eight}");
        // Of 45 the 15th: 9 are 1, and 8 are 2. Of 55 as well: 10, 9 are 2.
        let up_to = |n: u32| scatter(&(0..n).map(f64::from).collect::<Vec<_>>()).unwrap();
        assert!((up_to(10) - 2.2219 * 2.0 * 10.0 / 13.8).abs() < 1e-12);
        assert!((up_to(11) - 2.2219 * 2.0 * 11.0 / 12.4).abs() < 1e-12);
        assert_eq!(scatter(&[7.0]), None);
        assert_eq!(scatter(&[7.0; 6]), Some(0.0));
    }

    #[test]
    fn freaks_hardly_move_it() {
        let mut numbers: Vec<f64> = (0..12).map(|n| f64::from(n * 5 % 12)).collect();
        let before = scatter(&numbers).unwrap();
        numbers[3] = 1e6;
        numbers[8] = -1e6;
        let after = scatter(&numbers).unwrap();
        assert!(before <= after && after < before * 2.1, "{before} {after}");
    }

    /// 2,000 samples for each size: both scatters are right on average, and
    /// what comes next lies within reach in 94 to 98 of 100.
    #[test]
    fn of_normal_numbers_it_is_the_deviation() {
        let mut chance = Chance::seeded(7);
        for n in [8, 9, 12, 23] {
            let (mut sum, mut line, mut within) = (0.0, 0.0, 0);
            let reach = student_reach(freedom(n));
            for _ in 0..2000 {
                let numbers: Vec<f64> = (0..n).map(|_| chance.normal()).collect();
                let around = around_line(&numbers).unwrap();
                sum += scatter(&numbers).unwrap() / 2000.0;
                line += around / 2000.0;
                within += u32::from(chance.normal().abs() < reach * around);
            }
            assert!((sum - 1.0).abs() < 0.025, "{n}: {sum}");
            assert!((line - 1.0).abs() < 0.035, "{n}: {line}");
            assert!((1880..1960).contains(&within), "{n}: {within}");
        }
    }

    #[test]
    fn a_slope_is_no_scatter() {
        let flat: Vec<f64> = (0..12_u32).map(|n| f64::from(n * 5 % 12)).collect();
        let steep: Vec<f64> = flat.iter().zip(0..).map(|(n, at)| n - 3.5 * f64::from(at)).collect();
        let (level, falling) = (around_line(&flat).unwrap(), around_line(&steep).unwrap());
        assert!((level - falling).abs() < 1e-9, "{level} {falling}");
        assert!(scatter(&steep).unwrap() > 2.0 * level);
        assert_eq!(around_line(&[1.0]), None);
    }

    #[test]
    fn a_median_is_in_the_middle() {
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median(&[]), None);
    }
}
