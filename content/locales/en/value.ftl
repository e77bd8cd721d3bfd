# What customers will do and be worth: a part of the value page.

section-margin = Margin
margin-covered = { $n ->
    [one] Of { $orders } order
   *[other] Of { $orders } orders
} of twelve months, { $covered } say what their goods cost. Margin is the net revenue of these less that cost. Goods are taken to have come back as far as their money went back.
finding-margin = { $share } of twelve months’ revenue was left after the cost of goods
finding-margin-undefined = Margin by month
caption-margin-by-month = Net revenue of each month’s orders that say what their goods cost, less that cost and less credit notes. A month is blank if fewer than 95% of its orders say it.

section-outlook = The next twelve months
section-what-if = What if more came back
section-trial = How far the models can be trusted
section-parameters = Parameters

metric-expected_active = Customers still there
define-expected_active = Expected number of all customers so far who have not left for good, which nobody can see. Each counts with the probability that a model gives it: the best of those in which a customer can leave before a second order.
metric-expected_orders_12m = Expected orders, next 12 months
define-expected_orders_12m = Orders that today’s customers are expected to place in the twelve months after the report’s last day. Two orders of a customer on one day are one here. Customers who are yet to come are not in it.
metric-clv_12m = Customer lifetime value, 12 months
define-clv_12m = Net revenue that is expected from today’s customers in the twelve months after the report’s last day, discounted at { $rate } a year, divided by the number of all customers so far. It is revenue, not profit.
window-next_12m = the next twelve months
basis-between = likely between { $low } and { $high }, as far as the parameters go
why-too_little_to_go_by = There is too little to go by; the value page says what is missing.
why-no_model_fits = No model fits these orders.
why-no_amounts = Nothing can be told of amounts.
why-nobody_leaves = In the model that is chosen here nobody leaves for good, so it does not tell who is still there.
why-nobody_leaves_unseen = No model fits in which a customer can leave before a second order.

outlook-orders = The { $customers } customers of { $day } are expected to place { $orders } orders in the twelve months after it: likely between { $low } and { $high }, as far as the parameters of the model are known.
outlook-worth = These orders are expected to bring { $revenue } of net revenue, likely between { $low } and { $high }. Discounted at { $rate } a year, that is worth { $value } today.
outlook-off = How well the model fits is another matter. Fitted to the orders up to { $split }, { $model } expected { $expected } orders in the { $weeks } weeks held back; { $direction ->
    [more] there were { $actual }, { $difference } more.
    [less] there were { $actual }, { $difference } fewer.
   *[same] there were { $actual }, as good as the same.
} An error of that size is more to be reckoned with than the ranges above.
outlook-nobody-leaves = These orders do not show anybody leaving for good. So { $model } is used, in which customers order at their own pace for ever, and how many are still there is not told. Such a model expects too much where customers do leave, and only later orders will show that.
outlook-nobody-left = In { $model }, which is used here, customers order at their own pace for ever. The models in which they leave did not fit these orders, or came less near to the weeks held back. So how many are still there is not told.
outlook-without = New customers come on top, and seasons, prices and campaigns are not known to a model: it says what follows if customers go on as before.
outlook-not-compared = These numbers are not held against those of the month before: each month’s come from a fit of its own, and a good part of the difference would be that of the fits.
outlook-choice = Each model was fitted to the first part of the data and held against the rest, which it had not seen. { $model } is chosen: its expectations, customer by customer, were nearest to what came (least deviance).
outlook-no-model = Nothing is predicted: no model fits these orders. This happens where nobody seems to leave, or customers do not differ, or order to a rhythm that the models do not know.
outlook-shut = Nothing is predicted yet. A model fitted to so little would say more about itself than about the shop.
gate-customers = { $n ->
    [one] There is { $found } customer
   *[other] There are { $found } customers
}; { $limit } are needed.
gate-days = { $n ->
    [one] The orders of customers cover { $found } day
   *[other] The orders of customers cover { $found } days
}; { $limit } are needed.
gate-idle = { $n ->
    [one] The last order of a customer is { $found } day
   *[other] The last order of a customer is { $found } days
} old; it may be { $limit } days old at most.
gate-orders = { $n ->
    [one] No customer has ordered on more than { $found } day
   *[other] No customer has ordered on more than { $found } days
}; somebody has to have ordered on { $limit }.
outlook-no-amounts = What an order is worth could not be modelled, because customers spend too much alike, or too differently. So there are orders here and no amounts.
outlook-amounts-alike = Customers do not differ in how much they spend an order, or in how often they order.
outlook-amounts = What an order is worth is told by the { $n ->
    [one] { $customers } customer
   *[other] { $customers } customers
} who came back: { $mean } on average across customers. The model takes it that those who order often spend neither more nor less an order. { $strength ->
    [weak] That holds well enough: the correlation is { $correlation }.
   *[strong] That does not hold well: the correlation is { $correlation }, so the amounts are less sure than they look.
}

finding-outlook-by-week = Orders week by week, as expected and as they came: { $split } is the last day that the model had seen
caption-outlook-by-week = Orders after the first of each customer who was there by the split, added up from the first week on. The model was fitted to the weeks up to the split; the dashed line is what it expected of the weeks held back.
finding-outlook-by-repeats = { $direction ->
    [more] In the weeks held back customers ordered { $difference } more often than { $model } expected
    [less] In the weeks held back customers ordered { $difference } less often than { $model } expected
   *[same] In the weeks held back customers ordered as often as { $model } expected
}
caption-outlook-by-repeats = Orders per customer in the weeks held back, by the number of orders that the customer had placed after the first one by then.
axis-repeats-before = Orders after the first, up to the split
repeats-to = { $from }–{ $to }
repeats-from = { $from }+
legend-actual = What came
legend-expected = What was expected
legend-expected-fitted = Expected, weeks fitted to
legend-expected-held = Expected, weeks held back
part-fitted = fitted to
part-held = held back

what-if-second_order_rate_90d = If { $points } more of each 100 new customers placed a second order within 90 days, that would be { $n ->
        [one] { $more } customer
       *[other] { $more } customers
    } more among the { $customers } who were new in the last twelve months. One who comes back after { $days } days is expected to place that order and { $again } more in the twelve months after it; one who has not come back by then, { $once }. So each of them brings { $each } orders, at { $amount } an order: { $revenue } together.
what-if-customer_retention_rate = If { $points } more of each 100 active customers stayed for another year, that would be { $more } more of the { $customers } who are active now. With retention as it is, each who stays is expected to place { $each } orders in twelve months, at { $amount } an order: { $revenue } together.
what-if-not = { $metric }: what a rise would be worth is not told. { $why }
what-if-note = These are illustrations and not forecasts, and have no range. They take it that customers who are won over order as those who come back by themselves; they may well order less. What it costs to win them is not in it. Customers are told in whole numbers; amounts are reckoned before that rounding.

kind-again-0 = Again, 0–{ $recent } days ago
kind-again-1 = Again, { $half }–{ $last } days ago
kind-again-2 = Again, { $days }+ days ago
kind-once-0 = Once, 0–{ $recent } days ago
kind-once-1 = Once, { $half }–{ $last } days ago
kind-once-2 = Once, { $days }+ days ago

model-chosen = chosen
model-not_chosen = not as near
model-nobody_leaves = finds nobody leaving
model-unfit = does not fit these orders

table-outlook-groups = What is expected of customers by what they have done
table-outlook-models = The models, and the orders held back
table-outlook-by-repeats = Orders after the split by orders before it
table-outlook-by-week = Orders by week, as they came and as expected
table-what-if = What a rise of one and of five points would be worth in twelve months
table-outlook-parameters = Parameters with standard errors (weeks, and units of currency)
column-rate = Rate that rises
column-points = Points
column-rate_customers = Customers it is of
column-customers_more = Customers more
column-orders_each = Orders each
column-revenue_per_order = Revenue an order
column-revenue_more = Revenue more
column-kind = Ordered, and when last
column-expected_active = Still there
column-expected_orders = Orders expected
column-expected_revenue = Revenue expected
column-clv = Discounted
column-model = Model
column-actual = Came
column-expected = Expected
column-off_by = Off by
column-deviance = Deviance
column-absolute_error = Mean error a customer
column-repeats = Orders before
column-actual_each = Came, each
column-expected_each = Expected, each
column-week_to = Week to
column-part = Part
column-actual_sum = Came so far
column-expected_sum = Expected so far
column-parameter = Parameter
column-standard_error = Standard error
