# 數字、金額、日期與期間。

language-name = 繁體中文
dates-like = zh-Hant
months-like = zh-Hant

none = –
minus = −
percent = { $number }%
money = { $symbol }{ $amount }
money-negative = −{ $symbol }{ $amount }
money-code = { $code } { $amount }
range = { $low }至{ $high }
middle-half = 中間半數為{ $low }至{ $high }
number-below = 低於{ $number }
fewer-than = 少於{ $n }
days = { $number }天
customers = { $number }位顧客
quarter-of-year = { $year }第{ $quarter }季

window-month = 報告當月
window-quarter = 三個月
window-ever = 迄今所有訂單
window-none = 未說明期間
window-d = { $number }天
window-m = { $number }個月
window-y = { $number }年
