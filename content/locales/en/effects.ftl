# What came of the plans that were carried out.

section-effects = Did it work
effects-read = Where some customers of a plan were drawn at random and not contacted, they differ from the others by chance alone. What they order then shows what would have been ordered without the plan.

effect-counted = Orders that count
effect-window = { $from } to { $to }
effect-contacted = Contacted
effect-held_out = Held out

effect-no_secret = The customers of this plan are recorded by a secret that is not on the computer where this report was built. With it in its place, the next build tells the effect.
effect-other_secret = The customers of this plan are recorded by another secret than the one that is on the computer where this report was built. With the right one in its place, the next build tells the effect.
effect-running = Still running. The effect is told in a report that reaches { $to }.
effect-too_few = So few customers were contacted or held out that nothing about them is told here.
effect-no_holdout = Nobody was held out, so nobody can tell what would have been ordered without the plan. Of each 100 contacted, { $before } ordered in the { $days } before and { $after } in the { $days } that count. That is what happened, not what the plan did: people who are chosen by when they last ordered order more or less often afterwards by themselves.
effect-few_orders = Too few customers have ordered, or too few have not, to tell an effect from chance.
effect-more = It worked. Of each 100 contacted, about { $number } more ordered than of each 100 held out; likely between { $low } and { $high } more.
effect-fewer = It did harm. Of each 100 contacted, about { $number } fewer ordered than of each 100 held out; likely between { $low } and { $high } fewer.
effect-not_beside_others = No effect is shown yet. Of each 100 contacted, { $contacted } ordered, of each 100 held out { $held_out }. By itself the difference would be beyond chance; beside the { $plans } plans that were compared it may be chance.
effect-not_shown = No effect is shown yet. Of each 100 contacted, { $contacted } ordered, of each 100 held out { $held_out }. The plan may have changed that by anything from { $low } to { $high } in each 100.
effect-net = Net revenue per customer in these days: { $contacted } of those contacted, { $held_out } of those held out. The difference likely lies between { $low } and { $high }.
effect-net-few = Fewer than { $number } customers were held out or contacted, so revenue per customer is not compared.
effect-missing = { $n ->
    [one] { $number } customer of this plan is in no order that was read, and does not count.
   *[other] { $number } customers of this plan are in no order that was read, and do not count.
}
effect-mixed = { $n ->
    [one] { $number } customer was both contacted and held out, under two addresses, and does not count.
   *[other] { $number } customers were both contacted and held out, under two addresses, and do not count.
}

finding-effects-compared = { $n ->
    [0] No effect can be told from chance; plans compared: { $plans }
    [one] One plan’s effect is beyond chance; plans compared: { $plans }
   *[other] The effects of { $number } plans are beyond chance; plans compared: { $plans }
}
caption-effects-compared = Share of customers who ordered in the days that count: of those contacted, less of those held out. A dot with its 95% interval; the upright line is no effect.
table-effects-compared = Contacted less held out, by plan
table-effects = What both sides ordered, by plan

column-side = Side
column-ordered = Customers who ordered
column-ordered_share = Of customers
column-orders_per_customer = Orders per customer
column-net_per_customer = Revenue per customer

short-more = more ordered
short-fewer = fewer ordered
short-not_beside_others = not shown beside the others
short-not_shown = not shown
