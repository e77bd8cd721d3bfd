# The loyalty page.

page-loyalty = Loyalty
title-loyalty = Would a loyalty programme pay?
lead-loyalty = Tiers that follow what customers spend, who is near the next one, what points would cost, and how much more would have to be sold to pay for them.

section-tiers = Tiers
loyalty-proposed = { $n ->
    [one] { $number } customer
   *[other] { $number } customers
} ordered in the last twelve months. By what each spent, they fall into { $tiers } tiers. There are as few tiers as will keep customers of one tier alike, and each border lies in a gap where few customers are near it. The method page has the rule.
loyalty-configured = { $n ->
    [one] { $number } customer
   *[other] { $number } customers
} ordered in the last twelve months. The borders of the { $tiers } tiers are those of the shop’s settings.
loyalty-no-tiers-too_few = No tiers are proposed: fewer than { $fewest } customers have spent anything in the last twelve months, and a border would rest on a handful of them. Settings can name borders.
loyalty-no-tiers-alike = No tiers are proposed: what customers spent in the last twelve months lies too close together, or too few would be left on one side of any border.
loyalty-tier = Tier { $number }
loyalty-from = from { $amount }
loyalty-below = below { $amount }
table-loyalty-tiers = Tiers by what customers spent in twelve months
caption-loyalty-tiers = Customers with an order in the last twelve months by their net revenue in them. A customer is within reach of the next tier when what is missing is one average order of their own tier, or less.
finding-loyalty = The highest tier holds { $customers } of the customers and { $revenue } of what they all spent in twelve months
finding-loyalty-undefined = Customers by what they spent in twelve months
loyalty-reach = { $n ->
    [one] { $number } customer is
   *[other] { $number } customers are
} within reach of the next tier: each lacks one average order of their own tier, or less. Together they lack { $missing }.
loyalty-reach-not = How many customers are within reach of the next tier is not told: in a tier they, or the others, are too few.
loyalty-pull = If { $reach } of them spent what they lack, and nobody would have done so anyway, that would be { $more } more, { $lift } of revenue.
loyalty-pull-pays = If { $reach } of them spent what they lack, and nobody would have done so anyway, that would be { $more } more, { $lift } of revenue: enough to pay for the points below, which takes { $even }.
loyalty-pull-short = If { $reach } of them spent what they lack, and nobody would have done so anyway, that would be { $more } more, { $lift } of revenue: not enough to pay for the points below, which takes { $even }.

section-points = What points would cost
loyalty-cost = If everybody with an order joins, points cost { $cost } a year, by what stands in the table below.
loyalty-margin-unknown = What is left of revenue after the cost of goods is not known, neither from the order files nor from the settings, so how much more would have to be sold to pay for this is not told. The setting is margin under [loyalty].
loyalty-break-even = Then revenue has to rise by { $lift }, which is { $more } a year, for the margin of what is sold on top to pay for all points, those on it included. Whatever it rises by beyond that is gain, before the work of running the programme.
loyalty-never = With { $margin } left of each sale, no rise pays for these points: they cost as much as what is left, or more.
loyalty-no-points-no_revenue = What points would cost is not reckoned: customers brought no revenue in the last twelve months.
loyalty-note = This is arithmetic on what customers spent, not a forecast. Whether a programme moves anybody shows only where it is offered to some at random and not to others. Members spend more than others mostly because those who spend more join.
table-loyalty-assumptions = What this rests on
column-assumption = Assumption
column-assumed = Value
column-assumed_from = From
assumed-revenue = Revenue of twelve months
assumed-points_rate = Worth of points, of what is paid
assumed-redemption = Points that are redeemed
assumed-margin = Left of revenue after the cost of goods
assumed-reach = Customers within reach who spend what they lack
assumed-from-files = The order files
assumed-from-setting = { $key } under [loyalty]
assumed-from-default = the default of { $key } under [loyalty]
assumed-from-own = margin under [loyalty], since the order files do not say it well enough
assumed-from-nowhere = Neither the order files nor margin under [loyalty]
table-loyalty-outcomes = What comes of a rise of revenue in twelve months
column-tier = Tier
column-tier_from = From
column-orders_each_12m = Orders a customer
column-within_reach = Within reach of the next
column-lift = Revenue rises by
column-margin_more = Margin of that
column-points_cost = Points on all revenue
column-left_over = Left over
