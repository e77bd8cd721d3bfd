# Числа, деньги, дни и сроки.

language-name = Русский
dates-like = ru
months-like = ru

none = –
minus = −
percent = { $number } %
money = { $amount } { $symbol }
money-negative = −{ $amount } { $symbol }
money-code = { $amount } { $code }
range = { $low } – { $high }
middle-half = средняя половина: { $low } – { $high }
number-below = меньше { $number }
fewer-than = меньше { $n }
days =
    { $n ->
        [one] { $number } день
        [few] { $number } дня
        [many] { $number } дней
       *[other] { $number } дня
    }
customers =
    { $n ->
        [one] { $number } клиент
        [few] { $number } клиента
       *[other] { $number } клиентов
    }
quarter-of-year = { $quarter } кв. { $year }

window-month = месяц отчёта
window-quarter = три месяца
window-ever = все заказы за всё время
window-none = срок не указан
window-d =
    { $n ->
        [one] { $number } день
        [few] { $number } дня
       *[other] { $number } дней
    }
window-m =
    { $n ->
        [one] { $number } месяц
        [few] { $number } месяца
       *[other] { $number } месяцев
    }
window-y =
    { $n ->
        [one] { $number } год
        [few] { $number } года
       *[other] { $number } лет
    }
