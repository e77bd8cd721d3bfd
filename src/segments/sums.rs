//! Counts that are sums of each other, and which of them may be told.

/// Counts of customers in groups, and which of them add up to which.
#[derive(Clone, Debug)]
pub struct Sums {
    /// Counts from 1 to below it are not told.
    threshold: u64,
    counts: Vec<One>,
    sums: Vec<Sum>,
}

/// A count among [`Sums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(usize);

#[derive(Clone, Copy, Debug)]
struct One {
    customers: u64,
    is_told: bool,
    /// Whether it is told elsewhere, so that to hide it hides nothing.
    is_known: bool,
}

/// Counts that have the same sum as others.
#[derive(Clone, Debug)]
struct Sum {
    whole: Vec<usize>,
    parts: Vec<usize>,
}

impl Sums {
    /// No counts, of which those from 1 to below `threshold` are not told.
    pub fn new(threshold: u64) -> Sums {
        Sums { threshold, counts: Vec::new(), sums: Vec::new() }
    }

    /// A count that is told, unless it is of a few.
    pub fn count(&mut self, customers: u64) -> Count {
        let is_told = !(1..self.threshold).contains(&customers);
        self.counts.push(One { customers, is_told, is_known: false });
        Count(self.counts.len() - 1)
    }

    /// A count that is told elsewhere, so that nothing is won by hiding it.
    pub fn known(&mut self, count: Count) {
        self.counts[count.0].is_known = true;
    }

    /// Says that the counts `parts` have the same sum as `whole`, most often one.
    pub fn sum(&mut self, whole: &[Count], parts: &[Count]) {
        let places = |counts: &[Count]| counts.iter().map(|count| count.0).collect();
        self.sums.push(Sum { whole: places(whole), parts: places(parts) });
    }

    /// Hides as many counts as it takes that none of a few is what is left of a
    /// sum: of each sum nothing is hidden, or more than one count and, beside a
    /// whole that is told, at least `threshold` customers. Several sums taken
    /// together may still narrow a count down.
    pub fn hide(&mut self) {
        while let Some(next) = self.sums.iter().find_map(|sum| self.next(sum)) {
            self.counts[next].is_told = false;
        }
    }

    /// Whether a count may be told.
    pub fn is_told(&self, count: Count) -> bool {
        self.counts[count.0].is_told
    }

    /// A count, if it may be told.
    pub fn told(&self, count: Count) -> Option<u64> {
        let one = self.counts[count.0];
        one.is_told.then_some(one.customers)
    }

    /// The count of a sum that has to be hidden next, if any: one of whose other
    /// sums the fewest have nothing hidden yet, and of these the least. A hidden 0
    /// hides as well as any other count.
    fn next(&self, sum: &Sum) -> Option<usize> {
        let hidden = |of: &[usize]| {
            let hidden = of.iter().filter(|at| !self.counts[**at].is_told);
            hidden.fold((0, 0), |(n, all), at| (n + 1, all + self.counts[*at].customers))
        };
        let ((parts, of_parts), (whole, of_whole)) = (hidden(&sum.parts), hidden(&sum.whole));
        let is_left = (parts == 0 || whole == 0) && of_parts + of_whole < self.threshold;
        if parts + whole == 0 || (parts + whole > 1 && !is_left) {
            return None;
        }
        let alone = |at: usize| {
            let others = self.sums.iter().filter(|it| !std::ptr::eq(*it, sum) && it.has(at));
            others.filter(|it| it.all().all(|at| self.counts[at].is_told)).count()
        };
        let choice = |of: &[usize], hidden: u64| {
            let told = of.iter().copied().filter(|at| {
                let one = self.counts[*at];
                one.is_told && !one.is_known
            });
            told.min_by_key(|at| {
                let customers = self.counts[*at].customers;
                (hidden + customers < self.threshold, alone(*at), customers)
            })
        };
        choice(&sum.parts, of_parts).or_else(|| choice(&sum.whole, of_whole))
    }
}

impl Sum {
    fn all(&self) -> impl Iterator<Item = usize> {
        self.whole.iter().chain(&self.parts).copied()
    }

    fn has(&self, count: usize) -> bool {
        self.all().any(|at| at == count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of the parts of a whole are told, from 10 customers on.
    fn told(parts: &[u64], known: Option<usize>) -> Vec<bool> {
        let mut sums = Sums::new(10);
        let whole = sums.count(parts.iter().sum());
        sums.known(whole);
        let counts: Vec<Count> = parts.iter().map(|part| sums.count(*part)).collect();
        known.into_iter().for_each(|at| sums.known(counts[at]));
        sums.sum(&[whole], &counts);
        sums.hide();
        counts.iter().map(|count| sums.is_told(*count)).collect()
    }

    #[test]
    fn a_few_are_hidden_with_the_least_of_the_others() {
        assert_eq!(told(&[40, 50, 60], None), [true, true, true]);
        assert_eq!(told(&[40, 4, 60, 20], None), [true, false, true, false]);
        assert_eq!(told(&[40, 4, 3, 60], None), [false, false, false, true]);
        assert_eq!(told(&[40, 4, 7, 60], None), [true, false, false, true]);
        assert_eq!(told(&[0, 4, 0], None), [true, false, true]);
        assert_eq!(told(&[0, 10], None), [true, true]);
    }

    #[test]
    fn what_is_told_elsewhere_hides_nothing() {
        assert_eq!(told(&[40, 4, 60, 20], Some(3)), [false, false, true, true]);
    }

    /// A group of groups that is hidden is not the sum of those in it.
    #[test]
    fn what_is_hidden_in_one_sum_is_hidden_in_the_other() {
        let mut sums = Sums::new(10);
        let [all, few, other, rest] = [300, 8, 12, 280].map(|it| sums.count(it));
        sums.sum(&[all], &[few, other, rest]);
        let [one, two] = [5, 7].map(|it| sums.count(it));
        let [three, four] = [100, 180].map(|it| sums.count(it));
        sums.sum(&[other], &[one, two]);
        sums.sum(&[rest], &[three, four]);
        sums.hide();
        let told = [all, few, other, rest, one, two, three, four].map(|it| sums.is_told(it));
        assert_eq!(told, [true, false, false, true, false, false, true, true]);
    }
}
