# Numbers, money, days and stretches of time.

# The name of this language, in itself.
language-name = English
# By which locale days are written, and months without a day, whose calendar has
# to begin its months on the days on which those of the report begin.
dates-like = en-001
months-like = en-001

none = –
minus = −
percent = { $number }%
money = { $symbol }{ $amount }
money-negative = −{ $symbol }{ $amount }
money-code = { $code } { $amount }
range = { $low } to { $high }
middle-half = middle half { $low } to { $high }
number-below = below { $number }
fewer-than = fewer than { $n }
days =
    { $n ->
        [one] { $number } day
       *[other] { $number } days
    }
customers =
    { $n ->
        [one] { $number } customer
       *[other] { $number } customers
    }
quarter-of-year = Q{ $quarter } { $year }

window-month = the report’s month
window-quarter = three months
window-ever = all orders so far
window-none = no stated time
window-d =
    { $n ->
        [one] { $number } day
       *[other] { $number } days
    }
window-m =
    { $n ->
        [one] { $number } month
       *[other] { $number } months
    }
window-y =
    { $n ->
        [one] { $number } year
       *[other] { $number } years
    }
