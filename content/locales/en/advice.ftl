# Benchmarks, claims and playbooks.

## Benchmarks

title-benchmarks = Beside others’ numbers
lead-benchmarks = This shop next to what has been published, where the two measure the same thing.
section-compared = What can be compared
section-apart = What cannot be compared, and why
section-claims = Popular claims, put to the test
nothing-compared = None of the published numbers measures what this shop’s data can tell.
apart-read = These numbers are often quoted. Each measures something else than this report does, so setting them side by side would mislead.
apart-show = Show them
claims-read = Sentences that everybody quotes: where they come from, what is known of them, and whether they hold in this shop.
ours = This shop
theirs = Published
peers = Median of these shops
caption-benchmarks-compared = This shop as a dot with its 95% interval; the published number, or the median of other shops, as an upright line.
finding-benchmarks = { $n ->
    [one] { $one ->
        [above] This shop is above the one published number that can be compared
        [below] This shop is below the one published number that can be compared
       *[within] This shop is near the one published number that can be compared
    }
   *[other] { $all } published numbers can be compared: this shop is above { $above } of them and below { $below }
}

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title }, as others quote it
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title }, as others quote it
publisher-quoting = { $publisher }, quoting { $origin }
publisher-computed = { $publisher }, computed by perennial from the public data set
sample-shops = { $n ->
    [one] { $number } shop
   *[other] { $number } shops
}
sample-customers = { $n ->
    [one] { $number } customer
   *[other] { $number } customers
}

position-below = This shop is below it, beyond chance.
position-within = No difference beyond chance.
position-above = This shop is above it, beyond chance.
position-below-peers = This shop is below the middle half of these shops, beyond chance: in their lowest quarter.
position-within-peers = This shop is in the middle half of these shops, or too near to it to tell.
position-above-peers = This shop is above the middle half of these shops, beyond chance: in their highest quarter.
position-undefined = This shop has no number yet. { $why }

mismatch-metric = Nothing like it is computed from orders.
mismatch-unit = It is in another unit or currency.
mismatch-window = It looks at { $theirs }, this shop’s number at { $ours }.
mismatch-window-none = Over what time it was measured is not stated; this shop’s number looks at { $ours }.
mismatch-population = It is about { $theirs }, this shop’s number about { $ours }.
mismatch-vertical = It is about another trade: { $theirs }.
mismatch-vertical-unknown = It is about one trade, { $theirs }, and the configuration does not say what this shop sells.
mismatch-vertical-retail = It is about retail at large, not about one trade.

population-businesses = businesses
population-customers = customers
population-members = members of a programme
population-orders = orders
population-repeat_customers = customers who came back
population-sessions = visits
population-visitors = visitors

vertical-cbd = CBD
vertical-pets = pet supplies

## Claims

standing-confirmed = The source was found.
standing-second-hand = Only others’ accounts of the source were found.
standing-disputed = Disputed.
standing-unverified = Unverified.
standing-distorted = The source says something else.
verdict-holds = It holds here. { $numbers }
verdict-does_not_hold = It does not hold here. { $numbers }
verdict-too_close_to_call = Too close to call here. { $numbers }
verdict-undefined = It cannot be tested here yet. { $why }
claim-numbers = { $metric }: { $number }. Claimed: { $claimed }.
claim-numbers-interval = { $metric }: { $number }, likely { $interval }. Claimed: { $claimed }.
claimed-below = less than { $line }
claimed-at-most = { $line } at most
claimed-above = more than { $line }
claimed-at-least = { $line } at least
verdict-not_testable = Orders alone cannot test it.

## Strategy

title-strategy = What to do
lead-strategy = What to do this month, for whom, and why: playbooks whose conditions hold in this shop’s numbers, those that might add most first.
section-first = In short
do-first = Start with “{ $title }”. It is for { $customers } of the group “{ $group }”, takes about { $hours } of work, and might add { $low } to { $high } { $within }.
do-first-unvalued = Start with “{ $title }”. It is for { $customers } of the group “{ $group }”, and takes about { $hours } of work.
do-then = Then “{ $title }”, for { $customers } of the group “{ $group }”: { $low } to { $high } { $within }.
do-then-unvalued = Then “{ $title }”, for { $customers } of the group “{ $group }”.
why-this-first = Why this, and why now:
group-meaning = “{ $group }” means: { $meaning }
section-proposals = Proposed this month
ranking-how = Ranked by the middle of the range, which is halfway between its ends. The range is what the playbook’s lift would bring from the customers concerned in twelve months; each card shows the arithmetic. Where a plan has shown an effect here, the effect stands in the lift’s place, for the days that the plan counted. It is turnover, not profit, and before the cost of the work. Playbooks that speak to the same customers do not add up. Five are proposed at most: nobody does more in a month.
section-cards = The playbooks, with their steps
section-also = These apply too
section-other-stage = Not for a store at this stage
section-others = Not this month
for-whom = For whom
worth = Worth in a year
worth-in-days = Worth in { $days }
in-a-year = in a year
in-days = in { $days }
not-said = The playbook names no number.
because = Because
effort = Effort
leans-on = It leans on
right-for = For stores
measured-by = Measured by
measure = { $metric }, { $days } after the last step
hours =
    { $n ->
        [one] { $number } hour
       *[other] { $number } hours
    }
effort-and-lead = { $n ->
    [0] { $hours } of work; customers notice on the same day.
   *[other] { $hours } of work; customers notice { $days } after the decision.
}
worth-range = { $low } to { $high }
arithmetic-orders = { $customers } × { $low } to { $high } more orders from each 100 of them × { $aov } an order = { $from } to { $to }.
arithmetic-measured = { $customers } × { $low } to { $high } more from each of them = { $from } to { $to }.
arithmetic-revenue = { $by ->
    [model] { $revenue } that the models expect of them in the next twelve months × { $low } to { $high } = { $from } to { $to }.
   *[observed] { $revenue } that they brought in the past twelve months × { $low } to { $high } = { $from } to { $to }.
}
coming-model = Without it, the models expect { $revenue } of them in the next twelve months.
coming-observed = They brought { $revenue } in the past twelve months. There is too little to go by to say what comes next.
lift-assumption = How much it adds is an assumption, not a finding: only a control group will tell.
lift-published = How much it adds is taken from a publication, and may differ here:
lift-measured = Measured here: within { $days } each customer contacted in plan { $plan } brought so much more than each held out of it. This takes the place of what the text assumes. Those who are in the group now may answer otherwise.
lift-not-shown = In plan { $plan } each customer contacted brought between { $low } and { $high } more within { $days } than each held out, which may be chance.
how-all = All of these have to hold:
how-any = One of these has to hold:
held-yes = Holds.
held-no = Does not hold.
held-unknown = Cannot be told.
leans-benchmark = { $metric }: { $ours } here, { $theirs } at { $publisher }.
subject-customers = Customers in the group “{ $group }”
subject-share = Share of customers in the group “{ $group }”
subject-revenue_share = Share of revenue with the group “{ $group }”, by the last year of each customer
subject-coupon = Share of customers whose first order had a coupon
subject-guest = Share of customers who first ordered as a guest
subject-account = Share of customers who first ordered with an account
subject-trait = Share of customers of whom this is known: { $trait }
subject-trait-is = Share of customers with “{ $name }”: { $trait }
applies-yes = { $op ->
    [below] { $metric }: { $number }, below { $line }.
    [at-most] { $metric }: { $number }, not above { $line }.
    [above] { $metric }: { $number }, above { $line }.
   *[at-least] { $metric }: { $number }, at or above { $line }.
}
applies-yes-published = { $op ->
    [below] { $metric }: { $number }, below the { $line } of { $source }.
    [at-most] { $metric }: { $number }, not above the { $line } of { $source }.
    [above] { $metric }: { $number }, above the { $line } of { $source }.
   *[at-least] { $metric }: { $number }, at or above the { $line } of { $source }.
}
applies-yes-untested = { $op ->
    [below] { $metric }: { $number }, below the { $line } of { $source }. Whether by chance is not tested: months in a row differ by season too.
    [at-most] { $metric }: { $number }, not above the { $line } of { $source }. Whether by chance is not tested: months in a row differ by season too.
    [above] { $metric }: { $number }, above the { $line } of { $source }. Whether by chance is not tested: months in a row differ by season too.
   *[at-least] { $metric }: { $number }, at or above the { $line } of { $source }. Whether by chance is not tested: months in a row differ by season too.
}
applies-no = { $op ->
    [below] { $metric }: { $number }; it applies below { $line }.
    [at-most] { $metric }: { $number }; it applies up to { $line }.
    [above] { $metric }: { $number }; it applies above { $line }.
   *[at-least] { $metric }: { $number }; it applies from { $line } up.
}
applies-no-published = { $op ->
    [below] { $metric }: { $number }; it applies below the { $line } of { $source }.
    [at-most] { $metric }: { $number }; it applies up to the { $line } of { $source }.
    [above] { $metric }: { $number }; it applies above the { $line } of { $source }.
   *[at-least] { $metric }: { $number }; it applies from the { $line } of { $source } up.
}
applies-within_noise = { $metric }: { $number }, after { $line } in { $source }; the difference is within chance.
applies-undefined = { $metric } has no number. { $why }
applies-no_comparison = { $metric }: { $number }. The published number it leans on measures something else in this shop.
applies-no_earlier = { $metric }: { $number }. There is no number of { $source }.
applies-not_tested = { $metric }: { $number }, after { $line } in { $source }; there is too little to tell that from chance.
applies-too_few = { $metric }: too few customers to say.
applies-not_in_the_files = { $metric }: the order files do not say.
applies-nobody_there = Nobody is in its audience this month.
applies-too_few_there = Its audience has too few customers to be told.
applies-other_stage = { $n ->
    [1] It is meant for stores at the stage “{ $first }”.
    [2] It is meant for stores at the stages “{ $first }” and “{ $second }”.
   *[other] It is meant for stores at the stages “{ $first }”, “{ $second }” and “{ $third }”.
}
applies-short-yes = yes
applies-short-no = no
applies-short-unknown = not known
applies-short-nobody_there = nobody there
applies-short-too_few_there = too few there
applies-short-other_stage = another stage

### How far the store has come

section-stage = How far the store has come
stage-just-started = Just started
stage-gaining-traction = Gaining traction
stage-consistent = Consistent
stage-established = Established
stage-told = “{ $stage }”, by { $n ->
    [one] { $orders } order
   *[other] { $orders } orders
} in the past twelve months and { $months } of data.
stage-told-growth = “{ $stage }”, by { $n ->
    [one] { $orders } order
   *[other] { $orders } orders
} in the past twelve months, { $way ->
    [down] { $growth } fewer
   *[up] { $growth } more
} than in the twelve before, and { $months } of data.
balance-just-started = There are few customers to keep yet. Most of the money and time belongs to winning new ones; of existing ones, only make sure that orders arrive and complaints are answered.
balance-gaining-traction = Winning customers still comes first. Begin with retention where it is cheapest: the second order.
balance-consistent = Balance the two. There are enough customers to come back: add loyalty and referral to what wins new ones.
balance-established = Most of the growth is with the customers there are. Put more into keeping them, and let recurring messages run by themselves.
balance-goods = { $lasts ->
    [long] Half of all repeat orders come more than { $gap } after the order before, and an order is worth { $aov }. Goods that last so long move the balance towards new customers, all the more if they are dear.
   *[short] Half of all repeat orders come within { $gap } of the order before, and an order is worth { $aov }. Goods that are bought again so soon move the balance towards existing customers, unless they are dear.
}
stage-rule = The lines between the stages are a rule of thumb of this tool, not a finding. They stand under [shop.stage] in perennial.toml.

### The library of playbooks

page-playbooks = Playbooks
title-playbooks = All playbooks
lead-playbooks = Every playbook has a page: why, for whom, the conditions with this shop’s numbers, the steps, what not to do, and how its effect is measured.
library-read = Those that apply come first, by what they might add. What is proposed this month, and why:
playbook-proposed = Proposed this month: its conditions hold in this shop’s numbers.
playbook-applies = It applies this month, but others might add more, so it is not among those proposed.
playbook-not-now = Not proposed this month. { $reason }
also-why = Their conditions hold too. They might add less than those above, or name no number.
line-worth = { $customers } of the group “{ $group }”; it might add { $low } to { $high } { $within }.
audience-counted = { $group }: { $customers }
line-customers = { $customers } of the group “{ $group }”.
start-adopt = To start:
start-list = Under way already. Its customers, as a file:
start-read = The commands run in the folder of perennial.toml. “plan adopt” makes a plan, with the name of whoever sees to it and the last day. “audience” writes the plan’s customers to a file, for your mail platform if you name it in place of csv, and holds some of them out at random: beside them a later report tells the effect.
adds-orders = { $low } to { $high } orders from each 100 customers
adds-revenue = { $low } to { $high } of revenue
adds-measured = { $low } to { $high } from each customer in { $days }
basis-assumption = an assumption
basis-published = a publication
basis-measured = a plan of this shop
