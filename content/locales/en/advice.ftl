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
    [one] One number of others can be compared: this shop is above { $above } and below { $below }
   *[other] { $number } numbers of others can be compared: this shop is above { $above } of them and below { $below }
}

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title }, as others quote it
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title }, as others quote it
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
lead-strategy = Playbooks whose number has crossed its line, the most revenue at stake first. Five are proposed; more than that nobody does in a month.
section-applying = Do this month
section-also = These apply too
section-others = Not this month
ranking = At stake is what the customers concerned were worth in their last year as customers: their net revenue in the 365 days up to the last order of each. It says how much there is to keep, not how much a playbook will bring.
for-whom = For whom
at-stake = At stake
because = Because
measured-by = Measured by
measure = { $metric }, { $days } after the last step
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
applies-undefined = { $metric } has no number. { $why }
applies-no_comparison = The published number it leans on measures something else in this shop.
applies-nobody_there = Nobody is in its audience this month.
applies-short-yes = yes
applies-short-no = no
applies-short-undefined = not known
applies-short-no_comparison = no comparison
applies-short-nobody_there = nobody there
