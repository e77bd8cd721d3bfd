# Numbers, money, days and stretches of time.

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
day-of-month = { $day } { $month } { $year }
month-of-year = { $month } { $year }
quarter-of-year = Q{ $quarter } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

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
