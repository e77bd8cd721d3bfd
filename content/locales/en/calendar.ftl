# The calendar page, and the file that calendars read.

page-calendar = Calendar
title-calendar = When customers hear from the shop
lead-calendar = What to do in the coming month, for whom, and on which day, by the pace at which customers of this shop order.

calendar-month = What to do in { $month }
agenda-read = Everything is put on a day from Monday to Friday; public holidays are not known here. Your calendar program can read the same from a file; reading the file again changes its entries and adds none.
calendar-file = The month as a calendar file
calendar-name = { $shop }: customers

task-build = Build and read the report
task-build-read = Export all orders up to the end of { $before }, build the report of that month, and read it with those who decide.
task-adopt = Adopt plans for { $month }
task-adopt-read = Choose the playbooks to follow, give each an owner and a date, and draw at random who is left out of each, so that its effect can be seen.
task-review = Review what was sent before
task-review-read = Hold those who got a message against those who were left out of it, stop what does nothing, and note what was learned.
task-check = Check the messages
task-check-read = See whether the messages of { $month } went out on the days of this calendar, and change the days in the mail program where the next report has others.
task-send = Send the messages of the week
task-send-read = { $n ->
    [0] No messages are due from { $from } to { $to }, by the orders so far.
    [one] { $number } message is due from { $from } to { $to }, by the orders so far.
   *[other] { $number } messages are due from { $from } to { $to }, by the orders so far.
}
task-send-read-some = { $n ->
    [one] { $number } message or more are due from { $from } to { $to }, by the orders so far. Those to groups of fewer than { $least } customers are not counted here.
   *[other] { $number } messages or more are due from { $from } to { $to }, by the orders so far. Those to groups of fewer than { $least } customers are not counted here.
}
task-send-read-few = Few messages are due from { $from } to { $to }, by the orders so far. They are to groups of fewer than { $least } customers, which are not counted here.
calendar-line = { $n ->
    [one] { $state }, day { $day }: { $message } ({ $number } customer)
   *[other] { $state }, day { $day }: { $message } ({ $number } customers)
}

section-due = Who comes to which day
calendar-due-read = How many customers get each message in each week that begins in { $month }, unless they order before. A week is named by the Monday on which its messages go out, and “Day” is the number of days since the last order. “Together” goes by the orders so far. “More” is an estimate for orders yet to come: with as many a day as in the month of this report, so many others would get the message within these weeks. Counts of fewer than { $least } customers are not told, nor are those from which they could be worked out.
calendar-due-zero = A message on day { $day } goes out with an order yet to come, so it is counted under “More” only.
table-calendar-due = Customers who come to the day of a message, by week

section-sequence = The sequence of each group
sequence-read = Day is the days after the last order of a customer, and an order begins the sequence anew. Whoever comes to the day of “at risk” or “lapsed” gets those messages, whatever the group was before. What the groups are stands on another page:
calendar-pace = { $state }: of those who order again within { $horizon } days, half have done so by day { $half }.
calendar-pace-of-all = { $state }: of all orders that another follows within { $horizon } days, half are followed by day { $half }. The orders of this group alone are too few, or not told apart.
calendar-no-pace-few_returns = { $state }: too few orders were followed by another to say when half of those who order again have done so. There is only the message with the order.
calendar-no-pace-no_room = { $state }: half of those who order again have done so by day { $half }. That leaves no room for messages between two orders.
table-calendar-contacts = Messages, by group and day

column-day_after_order = Day
column-message = Message
column-phase = Sale
column-why_day = Why this day
column-together = Together
column-together_more = More

phase-with = with it
phase-after = after it
phase-before = before the next

message-thanks = Thanks, and when the goods will come
message-help = Help with using what was bought
message-review = Ask for a review
message-preview = Show what is new before others see it
message-reminder = Remind: it may be time to order
message-welcome = Welcome back, and ask what was missing
message-ask = Ask whether something is amiss
message-last_reminder = Remind once more, with a reason
message-win_back = Win back: what has changed, and a reason to return
message-goodbye = Last offer, and a word that it is the last
message-end = Stop: no more messages but those asked for

day-order = The day of the order.
day-fifths = { $n ->
    [one] One day before half of those who order again have done so (day { $half }): { $fifths }/5 of the way.
   *[other] { $days } days before half of those who order again have done so (day { $half }): { $fifths }/5 of the way.
}
day-before_at_risk = The day before a customer counts as at risk (day { $risk }); half of those who order again do so by day { $half }, which is late for a reminder.
day-at_risk = The customer comes to be at risk: half of the { $line } days after which one is lapsed.
day-before_line = { $n ->
    [one] One day before the customer counts as lapsed (day { $line }): 4/5 of the way.
   *[other] { $days } days before the customer counts as lapsed (day { $line }): 4/5 of the way.
}
day-line = The customer comes to be lapsed.
day-after_line = { $n ->
    [one] One day after that: half of those who order again do so within as long.
   *[other] { $days } days after that: half of those who order again do so within as long.
}
day-nearly_everybody = By this day 98 in 100 of those who order again have done so.
day-twice_line = Twice the { $line } days after which a customer is lapsed.

section-replenish = Goods that are bought again on time
replenish-none = No product or category was the first of enough customers who ordered again to say when they did.
replenish-read = { $k ->
    [0] { $n ->
        [one] One product or category was the first of enough customers who ordered again; they did so at no regular time.
       *[other] { $groups } products and categories were the first of enough customers who ordered again; after none of them did they do so at a regular time.
    }
    [one] { $n ->
        [one] One product or category was the first of enough customers who ordered again, and they did so at a regular time.
       *[other] { $groups } products and categories were the first of enough customers who ordered again; after one of them they did so at a regular time.
    }
   *[other] { $groups } products and categories were the first of enough customers who ordered again; after { $regular } of them they did so at a regular time.
}
replenish-note = Days are from the first order to the second, whatever was in the second: whether it was the same goods is not counted. Customers who have not ordered again are in none of these days. Regular means that the middle half of the days is at most half as wide as the median is long; then a reminder at four fifths of the median is timed by the goods, and not by the group.
table-calendar-replenish = Days from the first order to the second, by what was bought first
column-first_bought = Bought first
column-what_kind = Which is
column-quarter_by = A quarter by day
column-half_by = Half by day
column-three_quarters_by = Three quarters by day
column-regular = Regular
column-remind_on = Remind on day
regular-yes = yes
regular-no = no
