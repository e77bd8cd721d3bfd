# What stands on every page, and the pages' own words.

skip = To the report
navigation = Pages of this report
languages = This page in other languages
untranslated = This text is not there in this language yet.
how-computed = How this is computed
inputs = Made from:
input = { $name }, { $n ->
    [one] { $rows } row
   *[other] { $rows } rows
}, BLAKE3 { $hash }
a-shop = Unnamed shop
definition = What is this?
numbers = The numbers
nothing-to-draw = There is nothing to draw yet.
csv = Download as CSV
csv-benchmarks = All published numbers as CSV
csv-playbooks = All playbooks as CSV
csv-metrics = All metrics as CSV
basis = { $part } of { $whole }
basis-per = { $part } ÷ { $whole }
basis-interval = { $part } of { $whole }; likely between { $low } and { $high }
tile-before = { $number } in { $month }
points = { $number } points
verdict-rose = Rose beyond chance: { $by } more than in { $month }, likely between { $low } and { $high }.
verdict-fell = Fell beyond chance: { $by } less than in { $month }, likely between { $low } and { $high }.
verdict-within_noise = { $direction ->
    [up] Within the usual scatter: { $by } more than in { $month }.
   *[down] Within the usual scatter: { $by } less than in { $month }.
}
verdict-named = This is of orders that name somebody, before credit notes.
trend-rose = { $by } above what last year and the growth since would lead to.
trend-fell = { $by } below what last year and the growth since would lead to.
trend-within_noise = In line with last year and the growth since.
untested-months_missing = { $n ->
    [one] Whether that is a change cannot be told from chance before another month has passed.
   *[other] Whether that is a change cannot be told from chance before { $months } more months have passed.
}
untested-too_few = Whether that is a change is not tested: it is of too few.
untested-history_too_short = Whether that is a change is not tested: the data do not reach far enough back.
untested-unnamed = Whether that is a change is not tested: most orders name nobody, and only their sum is known.
untested-same_people = Whether that is a change is not tested: mostly the same customers were in it a year ago.
untested = Not tested
changed-rose = Rose
changed-fell = Fell
changed-within_noise = Within the usual scatter
against-year = A year ago
against-trend = Its trend
changes-read = Every comparison, and the last twelve months
too-few = too few customers to say

warning-month_not_over = The month is not over: the data end on { $day }. Numbers of whole months are left open.
warning-strays_before = { $n ->
    [one] { $orders } order is dated { $day }
   *[other] { $orders } orders are dated { $day } or before
}, { $days } days before all others. Look whether that is right: the data seem to begin there.
warning-strays_after = { $n ->
    [one] { $orders } order is dated { $day }
   *[other] { $orders } orders are dated { $day } or after
}, { $days } days after all others. Look whether that is right.
warning-secret_gone = What was sent cannot be measured: the secret with which its record was made is not there ({ $plans }).
warning-currency_unknown = No currency is named, neither in the files nor in perennial.toml, so amounts stand without a sign.
warning-no_customers = These order files name no customer, so there are orders and revenue here and nothing about retention. { $instead }
warning-mostly_unidentified = More than half of the month’s orders name no customer, so what is said of customers is said of the smaller part.

page-index = Summary
page-cohorts = Cohorts
page-customers = Customers
page-value = Value
page-segments = Segments
page-benchmarks = Benchmarks
page-strategy = Strategy
page-data = Data
page-method = Method

## The first page of the site

title-archive = Retention reports
lead-archive = The latest report and every one before it.
read-latest = Read the report
section-months = Every month
feed = Feed of new reports
spark = { $metric } over the last { $n } months

## Summary

title-index = { $month } in brief
lead-index = What happened, whether it is good, and what to do next.
section-headline = What happened
section-revenue = Where the revenue came from
section-next = What to do next
all-playbooks = All playbooks, with their steps
nothing-applies = No playbook applies this month: none has conditions that hold.

summary-takings = { $month } brought { $revenue } from { $n ->
    [one] { $orders } order
   *[other] { $orders } orders
}.
summary-change-rose = That is { $by } more a day than in { $month } ({ $before }), and more than chance explains: likely between { $low } and { $high }.
summary-change-fell = That is { $by } less a day than in { $month } ({ $before }), and more than chance explains: likely between { $low } and { $high }.
summary-change-within_noise = { $direction ->
    [up] That is { $by } more
   *[down] That is { $by } less
} a day than in { $month } ({ $before }), which is within the usual scatter of this shop.
summary-tests = { $k ->
    [0] Of { $n ->
        [one] one comparison
       *[other] { $tests } comparisons
    } with last year and its trend, none is beyond chance.
    [one] Of { $n ->
        [one] one comparison
       *[other] { $tests } comparisons
    } with last year and its trend, one is beyond chance.
   *[other] Of { $tests } comparisons with last year and its trend, { $found } are beyond chance.
}
summary-people = { $k ->
    [0] { $n ->
        [one] The only customer of the month had not ordered before.
       *[other] None of the { $whole } customers of the month had ordered before.
    }
   *[other] { $n ->
        [one] The only customer of the month had ordered before.
       *[other] { $part } of the { $whole } customers of the month ({ $share }) had ordered before.
    }
}
summary-people-revenue = { $n ->
    [one] The only customer of the month had ordered before, and brought { $revenue } of the revenue from known customers.
   *[other] { $part } of the { $whole } customers of the month ({ $share }) had ordered before; they brought { $revenue } of the revenue from known customers.
}
summary-second-order = { $share } of first-time customers order again within 90 days; the true share is likely between { $low } and { $high }.
summary-base = Of the { $whole } customers who were active a year ago, { $part } ({ $share }) still are.
summary-base-undefined = Customer retention has no number. { $why }

legend-returning = Returning customers
legend-new = New customers
legend-unidentified = Orders that name nobody
legend-won-back = Won back
legend-lapsed = Lapsed
caption-revenue-by-month = Net revenue by month. New customers are those whose first order is in the month; returning ones had ordered in an earlier month.
finding-revenue = Returning customers brought { $share } of the revenue from known customers in { $month }
finding-revenue-undefined = Revenue by month

## Cohorts

title-cohorts = Do customers come back?
lead-cohorts = Customers by when they first ordered, and how many of them order again, when, and by which way of counting.
section-triangles = Month by month
triangles-read = A row is everybody whose first order was in that month. Column 0 is that month itself; column 1 is the calendar month after it, and so on. A cell counts customers with at least one order in that very month, so a customer may be missing from one cell and back in the next. Months that are not over have no cell. Revenue is after refunds and credit notes, so a cell can be below zero.
cohorts-few = Cohorts of fewer than { $n } customers are blank here and in the files, and with them those from which they could be worked out. All together they count. Ages that fewer than { $n } customers have come to are left out.
section-kinds = Four ways to count who comes back
kinds-read = Four numbers go by the name of retention, and they can be far apart. Before setting one beside a number from elsewhere, find out which of the four that is.
kind-classic = Classic
kind-unbounded = Unbounded
kind-cumulative = Cumulative
kind-bracket = Bracket
legend-classic = Classic: ordered in exactly that month.
legend-unbounded = Unbounded: ordered in that month or in any later one, as far as the data go. Also called rolling retention.
legend-cumulative = Cumulative: had ordered again by then, in that month or in any before it but month 0. Also called repurchase rate.
legend-bracket = Bracket: ordered at least once in months 1 to 3, 4 to 6, or 7 to 12.
axis-months-since-first = Months since the first order
axis-month-of-first = Month of the first order
caption-retention-by-kind = Shares of customers, by calendar months after that of their first order. Of each month, all cohorts old enough are taken together: customers over customers. Later months rest on fewer cohorts, so a curve can bend where one drops out. Young cohorts have few later months yet, so their unbounded retention can still rise.
finding-kinds = { $classic } of customers order in month { $age } after their first order; { $cumulative } have come back by then, and { $unbounded } order then or later
finding-kinds-undefined = No cohort is old enough to be counted in any of the four ways
section-curve = Calendar months and 30-day periods
caption-retention-by-age = Classic retention of all cohorts old enough, customers over customers, with 95% intervals. A calendar month 1 begins from one to 31 days after a first order, and a 30-day period 1 exactly 30 days after it, so whoever comes back within 30 days but after the end of the month counts in the one and not in the other. A 30-day period counts when it is over for everybody whose first order could be in that month.
finding-retention = { $share } of customers order again in the month after their first order
finding-retention-rolling = { $share } of customers order again in the calendar month after their first order, and { $rolling } from day 30 to day 59 after it
finding-retention-undefined = No cohort is old enough to have come back
paces-week = Weeks
paces-month = Calendar months
paces-quarter = Quarters
paces-rolling = 30-day periods
section-trend = From cohort to cohort
caption-retention-trend = Classic retention of each monthly cohort in month 1, 3, 6 and 12. A line ends with the last cohort that is old enough. A small cohort swings by chance; the table has the sizes.
trend-age = Month { $age }
finding-trend = Of the customers of { $month }, { $share } ordered again in the month after; of those of the year before it, { $before } did
finding-trend-undefined = No two cohorts are old enough to be compared
section-paces = By quarter and by week
paces-read = The same triangle with other periods: column 1 is the quarter, or the week from Monday to Sunday, after that of the first order. Periods that are not over have no cell.
finding-quarters = { $share } of customers order again in the quarter after that of their first order
finding-quarters-undefined = By quarter of the first order
finding-weeks = { $share } of customers order again in the week after that of their first order
finding-weeks-undefined = By week of the first order
left-censored = The first cohort, { $month }, is set apart. It is much larger than the ones after it, because it holds everybody who was already a customer when the data begin. It looks more loyal than it is, and it is left out wherever cohorts are taken together.
not-left-censored = The first cohort is of a usual size, so there is no sign that it holds people who were customers before the data begin. If the export starts later than the shop did, it still may.
first-cohort-alone = There is no other cohort to compare the first one with, so it cannot be told whether it holds people who were customers before the data begin.

## Customers

title-customers = The customer base
lead-customers = Who joins, who stays, who leaves, and how long it takes people to come back.
section-base = How the base moves
section-kept = Kept and lost
section-again = Ordering again
caption-base-by-month = Customers who joined or came back in each month, above the line, and who lapsed, below it. A customer lapses when the activity window has gone by without an order.
finding-flow = { $month }: { $in ->
    [one] { $joined } customer joined or came back
   *[other] { $joined } customers joined or came back
}, and { $out } lapsed
axis-days-since-order = Days since the order before
caption-time-to-next-order = Share of customers who have placed their next order, by days since the one before (Kaplan–Meier). Those who have not yet come back count for as long as they have been followed. The bands are 95% intervals.
finding-returns = Of the { $share } who order again within { $within }, half do so within { $days }
finding-returns-undefined = How long it takes customers to order again
returns-1 = 1st to 2nd
returns-2 = 2nd to 3rd
returns-3 = 3rd to 4th
ladder-step = Order { $from } to { $to }
caption-order-ladder = Of the customers who have placed so many orders, the share who have placed one more. It rises partly because orders make customers loyal and partly because loyal customers are those who order.
finding-ladder = { $share } of customers have gone on to a second order
finding-ladder-undefined = Nobody has gone on to a second order yet
axis-days-between-orders = Days between orders
median = Median: { $days }
caption-order-gaps = Every gap between an order and the next one of the same customer, in fortnights. Gaps of a year and more are in the table. Those who never came back have no gap and are not here.
finding-gaps = Half of all repeat orders come within { $days } of the one before
finding-gaps-undefined = No customer has ordered twice yet
section-late = When a customer is late
lapse = Nine in ten of those who come back within { $horizon } are back by day { $day } (likely day { $low } to { $high }), counted from an order to the next. Within { $horizon }, { $share } of orders are followed by another. Whoever has been away for longer than { $day } days is late for this shop; whoever comes back after { $horizon } is in none of these numbers.
lapse-few_returns = When a customer of this shop is late cannot be told yet: fewer than { $n } orders that were followed long enough were followed by another.
lapse-horizon_too_short = When a customer of this shop is late cannot be told yet. Orders have been followed for { $horizon }, and the day by which nine in ten of those who come back are back still moves as they are followed for longer.

## Value

title-value = What customers are worth
lead-value = Revenue, order value, and how much of it hangs on how few.
section-worth = Revenue and orders
section-concentration = Concentration
caption-aov-by-month = Net revenue of each month divided by its orders.
finding-aov = An order was worth { $aov } on average over twelve months
finding-aov-undefined = Average order value by month
axis-customers-by-revenue = Customers, those who spend least first
axis-share-of-revenue = Share of revenue
lorenz-equal = If all spent alike
lorenz-top = Top 20%: { $share }
caption-lorenz = Net revenue of the trailing twelve months by customers who ordered in them (Lorenz curve). The further the curve hangs below the diagonal, the more depends on few.
finding-lorenz = The top 20% of customers brought { $share } of what known customers spent in twelve months (Gini { $gini })
finding-lorenz-undefined = There are too few customers in the last twelve months to draw how revenue is spread among them.

## Segments

title-segments = Who the customers are
lead-segments = Where each customer stands today, and what their first order tells.
section-lifecycle = Lifecycle
section-rfm = RFM: last order, number of orders, revenue
section-meanings = What the groups mean
section-firsts = What the first order tells
rfm-read-5 = Customers are ranked by the days since their last order (R), the number of their orders (F) and their revenue (M), each cut into fifths of this shop’s own customers; 5 is best. Customers with equal values get equal scores, so all who ordered once share one F, and where most customers have ordered once, the scores above it stay empty.
rfm-read-3 = Customers are ranked by the days since their last order (R), the number of their orders (F) and their revenue (M), each cut into thirds of this shop’s own customers, since there are fewer than { $gate }; 3 is best. Customers with equal values get equal scores, so all who ordered once share one F, and where most customers have ordered once, the scores above it stay empty.
firsts-read = Groups by something about the first order, with the share who order again within 90 days. Customers who joined lately count for as long as they have been followed. Small groups are taken together.
firsts-tested = { $k ->
    [0] { $n ->
        [one] One group was
       *[other] { $tests } groups were
    } tested against the rest of the customers; none comes back differently by more than chance.
    [one] { $n ->
        [one] One group was
       *[other] { $tests } groups were
    } tested against the rest of the customers; one comes back differently by more than chance.
   *[other] { $tests } groups were tested against the rest of the customers; { $found } come back differently by more than chance.
}
differs-sooner = { $name }: these customers come back sooner than the rest, or more of them do.
differs-later = { $name }: these customers come back later than the rest, or fewer of them do.
speed-sooner = Sooner
speed-later = Later
speed-alike = No difference beyond chance
legend-sooner = Sooner than the rest, beyond chance
legend-later = Later than the rest, beyond chance
legend-alike = No difference beyond chance
movement-read = Where customers stood at the end of { $month }, down, and where they stand now, across.
no-customer-yet = No customer yet
not-told = not told
untold-mark = *
untold-read = { $mark } Not told: a count below the privacy threshold, or one from which such a count could be worked out.
lifecycle-rule-configured = States are told by the { $days } days that the shop has set as its activity window: lapsed after { $days } days without an order, at risk after half of them, { $half }. What the orders themselves say of when a customer is late stands on another page:
lifecycle-rule-lapse_day = States are told by the shop’s own orders. Nine in ten of those who come back are back by day { $day }; rounded up to whole { $step } days, so that the line seldom moves, a customer is lapsed after { $days } days without an order, and at risk after half of them, { $half }. Retention, churn, and lapsed and won-back customers of the month go by the activity window of { $window } days instead. How the day was found:
lifecycle-rule-window = States are told by the activity window of { $days } days: lapsed after { $days } days without an order, at risk after half of them, { $half }. When a customer of this shop is late cannot be told from its orders yet; why not stands on another page:
no-traits = The order files name no channel, country, product, coupon, category or account, or too few customers to compare.
axis-ordered-again = Share who order again within 90 days
caption-by-channel = Share of customers with a second order within 90 days (Kaplan–Meier), by the channel of their first order. The lines are 95% intervals.
caption-by-country = Share of customers with a second order within 90 days (Kaplan–Meier), by the country of their first order. The lines are 95% intervals.
caption-by-product = Share of customers with a second order within 90 days (Kaplan–Meier), by the product with the largest amount in their first order. The lines are 95% intervals.
caption-by-coupon = Share of customers with a second order within 90 days (Kaplan–Meier), by the coupon on their first order. The lines are 95% intervals.
caption-by-category = Share of customers with a second order within 90 days (Kaplan–Meier), by the category with the largest amount in their first order. The lines are 95% intervals.
caption-by-account = Share of customers with a second order within 90 days (Kaplan–Meier), by whether they placed their first order with an account or as a guest. The lines are 95% intervals.
finding-by-channel = The most common first channel is { $name }; { $share } of its customers order again within 90 days
finding-by-country = The most common country is { $name }; { $share } of its customers order again within 90 days
finding-by-product = The most common first product is { $name }; { $share } of its customers order again within 90 days
finding-by-coupon = The most used coupon is { $name }; { $share } of its customers order again within 90 days
finding-by-category = The most common first category is { $name }; { $share } of its customers order again within 90 days
finding-by-account = Of customers who first ordered { $kind ->
    [guest] as guests
   *[account] with an account
}, { $share } order again within 90 days
finding-lifecycle = { $share } of all customers have ordered within the last { $half } days

## Data

title-data = What this is made from
section-rows = Rows
section-facts = How the data were read
section-first-cohort = The first cohort
nothing-left-out = No row was left out.
rows-read = Read
rows-used = Used
rows-left-out = Left out
as-written = as the files write them
fact-span = First and last order
fact-span-note = The days of these, over all files.
fact-orders = Orders
fact-orders-note = All that count, those after the report’s last day included.
fact-later = Orders after the report’s last day
fact-later-note = They were read and wait for a later report.
fact-unidentified = Orders that name nobody
fact-unidentified-note = They count in orders and revenue, and in nothing that is said of customers.
fact-customers = Customers
fact-customers-note = People with an order anywhere in the files. An e-mail is the same in capitals and small letters.
fact-gross = Gross revenue
fact-gross-note = Before discounts, refunds and credit notes.
fact-credits = Credit notes
fact-credits-note = They lower revenue on their own day and are no orders.
fact-credit-only = People with credit notes and no order
fact-credit-only-note = Not customers; what they got back is taken off the month’s revenue.
fact-refunds-beyond = Orders refunded beyond their net worth
fact-refunds-beyond-note = The rest was tax or delivery given back, and is not taken off revenue.
fact-zone = Days are cut in
fact-zone-note = The zone in which a day, and so a month, begins and ends.
fact-currency = Currency
fact-currency-note = One report has one currency. XXX stands for none.

section-identity = Customers with several keys
merged-read = Keys that orders go by, addresses and numbers: { $keys }. Customers, once the keys of one person are taken together by the rules below: { $customers }. Orders with nothing in the customer’s column that go by another key: { $named }. Customers who came back, over all orders read: { $before } before, { $after } after. Each rule counts what it adds to those above it. A key that more than { $most } customers share is ignored, since it is no sign of one person; of a list, rows are ignored that name a key which no order has.
share-of = { $share } ({ $part } of { $whole })
rule-email = Addresses that are one mailbox at their host
rule-phone = The same telephone number
rule-customer_id = The same customer number of a store
rule-aliases = Listed in { $file }
section-converted = Other currencies
converted-read = Orders in other currencies were converted into { $currency }, each at the rate of the month of its day, by { $file } (BLAKE3 { $hash }). Of rows left out, money in other currencies is not converted and counts as nothing above.

## Method

title-method = How this is computed
lead-method = Every definition, window and source, and what is known to be weak.
contents = On this page
section-definitions = Definitions
section-method = Method
section-limits = Limits
definitions-read = Each number of this report, with its id in report.json, what it is, the stretch of time it looks at, and its value this month.
