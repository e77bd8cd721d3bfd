# What a page found, below its title.

lead-changes = { $rose_n ->
    [0] { $fell_n ->
        [0] { $n ->
            [one] One headline number can be held against a year ago: it has not changed by more than chance.
           *[other] None of { $all } headline numbers has changed since a year ago by more than chance.
        }
       *[other] Of { $all } headline numbers, { $fell } fell by more than chance since a year ago; none rose.
    }
   *[other] { $fell_n ->
        [0] Of { $all } headline numbers, { $rose } rose by more than chance since a year ago; none fell.
       *[other] Of { $all } headline numbers, { $rose } rose and { $fell } fell by more than chance since a year ago.
    }
}
lead-positions = { $n ->
    [one] { $one ->
        [above] One published number measures the same as this report, and this shop is above it.
        [below] One published number measures the same as this report, and this shop is below it.
       *[within] One published number measures the same as this report, and this shop is near it.
    }
   *[other] { $all } published numbers measure the same as this report: this shop is above { $above } of them, near { $within } and below { $below }.
}
lead-claims = { $n ->
    [one] { $k ->
        [0] One popular claim could be tested on this shop’s orders, and it does not hold.
       *[other] One popular claim could be tested on this shop’s orders, and it holds.
    }
   *[other] { $k ->
        [0] Of { $all } popular claims tested on this shop’s orders, none holds.
        [one] Of { $all } popular claims tested on this shop’s orders, one holds.
       *[other] Of { $all } popular claims tested on this shop’s orders, { $holds } hold.
    }
}
lead-rows = { $n ->
    [0] All { $read } rows are in the numbers.
    [one] Of { $read } rows, all but one are in the numbers; it stands below with its reason.
   *[other] Of { $read } rows, all but { $left } are in the numbers; those stand below with their reasons.
}
# The caption of a figure as a sentence.
lead-finding = { $finding }.
