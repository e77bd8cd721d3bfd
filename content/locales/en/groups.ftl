# Groups of customers.

audience-everyone = All customers
audience-new = New
audience-active = Active
audience-loyal = Loyal
audience-won_back = Won back
audience-at_risk = At risk
audience-lapsed = Lapsed
audience-champions = Champions
audience-regulars = Regulars
audience-promising = Promising
audience-newcomers = Newcomers
audience-drifting = Drifting
audience-slipping = Slipping away
audience-cooling = Cooling off
audience-dormant = Dormant

meaning-new = One order, less than { $half } days ago.
meaning-active = At least two orders, the last less than { $half } days ago, and fewer than { $loyal } in all.
meaning-loyal = { $loyal } orders or more, the last less than { $half } days ago.
meaning-won_back = At the end of some month had not ordered for { $window } days or more, and came back less than { $half } days ago.
meaning-at_risk = No order for { $half } days or more.
meaning-lapsed = No order for { $days } days or more.
meaning-champions =
    { $parts ->
        [3] Among the best third by last order, number of orders and revenue.
       *[other] Among the best two fifths by last order, number of orders and revenue.
    }
meaning-regulars =
    { $parts ->
        [3] Among the best third by number of orders, with an order not long ago.
       *[other] Among the best two fifths by number of orders, with an order not long ago.
    }
meaning-promising = More orders than most, the last not long ago.
meaning-newcomers = The fewest orders, usually one, and the last not long ago.
meaning-drifting = The fewest orders, usually one, and the last some time ago.
meaning-slipping =
    { $parts ->
        [3] Among the best third by number of orders and revenue, with no order for long.
       *[other] Among the best two fifths by number of orders and revenue, with no order for long.
    }
meaning-cooling = More than the fewest orders, and none for long.
meaning-dormant = The fewest orders, usually one, and none for long.

trait-channel = First channel
trait-country = Country of the first order
trait-product = First product
trait-coupon = Coupon on the first order
trait-category = First product category
trait-account = Account or guest at the first order
account-account = Account
account-guest = Guest
slice-without = None
slice-other = All others together
r-score = R { $score }

legend-share-customers = Share of customers
legend-share-revenue = Share of revenue
pair-of-shares = { $one } · { $other }
caption-lifecycle = Where each customer stands today, and what the customers of each state have brought in all. The first number is the share of customers, the second that of revenue.
finding-rfm = “{ $group }” holds { $customers } of the customers and has brought { $revenue } of the revenue
finding-rfm-none = Customers by RFM group
caption-rfm = Every customer is in one group. The first number is the group’s share of the customers, the second its share of all revenue so far. The further apart the two dots, the more one customer of the group counts.
