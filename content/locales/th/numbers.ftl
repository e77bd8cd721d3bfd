# ตัวเลข เงิน วัน และช่วงเวลา

language-name = ไทย
dates-like = th
months-like = th

none = –
minus = −
percent = { $number }%
money = { $symbol }{ $amount }
money-negative = −{ $symbol }{ $amount }
money-code = { $code } { $amount }
range = { $low } ถึง { $high }
middle-half = ครึ่งกลาง { $low } ถึง { $high }
number-below = ต่ำกว่า { $number }
fewer-than = น้อยกว่า { $n }
days = { $number } วัน
customers = { $number } คน
quarter-of-year = ไตรมาส { $quarter } { $year }

window-month = เดือนของรายงาน
window-quarter = 3 เดือน
window-ever = คำสั่งซื้อทั้งหมดที่ผ่านมา
window-none = ไม่ระบุช่วงเวลา
window-d = { $number } วัน
window-m = { $number } เดือน
window-y = { $number } ปี
