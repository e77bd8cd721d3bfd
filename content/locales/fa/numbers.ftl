# Numbers, money, days and stretches of time.
# Marks of direction keep sign, number and unit in order wherever they stand. The
# percent sign is to the left of its number, where it comes to stand in running text.

language-name = فارسی
dates-like = fa
months-like = fa-u-ca-gregory

none = –
minus = { "\u200E" }−
percent = { "\u200F" }{ $number }٪
money = { "\u200F" }{ $amount }{ "\u00A0" }{ $symbol }
money-negative = { "\u200F" }{ "\u200E" }−{ $amount }{ "\u200E" }{ "\u00A0" }{ $symbol }
money-code = { "\u200F" }{ $amount }{ "\u00A0" }{ $code }
range = { $low } تا { $high }
middle-half = نیمهٔ میانی: { $low } تا { $high }
number-below = کمتر از { $number }
fewer-than = کمتر از { $n }
days = { $number }{ "\u00A0" }روز
customers = { $number }{ "\u00A0" }مشتری
quarter-of-year = سه‌ماههٔ { $quarter }، { $year }

window-month = ماه گزارش
window-quarter = سه ماه
window-ever = همهٔ سفارش‌ها تاکنون
window-none = بازهٔ زمانی نامشخص
window-d = { $number }{ "\u00A0" }روز
window-m = { $number }{ "\u00A0" }ماه
window-y = { $number }{ "\u00A0" }سال
