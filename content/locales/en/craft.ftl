# What helps a reader through a page: switches, annotations, links to figures.

switch-measure = What is counted
switch-customers = Customers
switch-orders = Orders
switch-revenue = Revenue
switch-margin = Margin
switch-unit = As
switch-share = Shares of month 0
switch-amount = Counts and amounts
table-cohort-orders-share = Orders of each cohort as a share of those of month 0, by months since the first order
table-cohort-revenue-share = Revenue of each cohort as a share of that of month 0, by months since the first order

# The day that a figure is of, and the way to it, for whoever cites it.
as-of-day = As of { $day }
link-figure = Link to this figure
link-table = Link to this table

# Texts that follow each other: sentences, and facts of a list.
one-sentence-next = { $one } { $next }
one-fact-next = { $one }, { $next }
# Words beside a number, such as its interval.
aside = ({ $words })

grade-of = grade { $grade }
claim-stated = Source as stated: { $source }
finding-lifecycle-none = No customer has ordered yet

section-tiles = The numbers
tile-rose = Up { $by } on { $month }, beyond chance
tile-fell = Down { $by } on { $month }, beyond chance
tile-within_noise = { $direction ->
    [up] Up { $by } on { $month }, within the usual scatter
   *[down] Down { $by } on { $month }, within the usual scatter
}
summary-benchmark-above = { $metric } is { $number } here and { $theirs } in { $source }: this shop is above it by more than chance.
summary-benchmark-below = { $metric } is { $number } here and { $theirs } in { $source }: this shop is below it by more than chance.
summary-benchmark-within = { $metric } is { $number } here and { $theirs } in { $source }: no difference beyond chance.

annotation-day = { $text }: { $from }
annotation-days = { $text }: { $from } to { $to }

single-left = This file stands alone. The rest of the report, with every table as CSV, is on its site.

# Cohorts of a long past, taken together by year.
earlier-cohorts = Earlier cohorts, by year
title-in-money = { $title } ({ $symbol })
title-earlier-cohorts = { $title }: earlier cohorts, by year
from-month-to-month = { $from } to { $to }
cohorts-folded = { $n ->
    [one] The last { $alone } cohorts have a row each. The { $number } before them is in a table of earlier years below.
   *[other] The last { $alone } cohorts have a row each. The { $number } before them are taken together by year in a table below.
} A cell of a year is the sum of its cohorts, a share is that of all their customers, orders or revenue, and there is none before that age is over for each of them. The files have every cohort and every age.
cohorts-folded-apart = The first cohort, which holds earlier customers, stays apart from its year.
cohorts-folded-few = A cohort that is blank counts in no year.
