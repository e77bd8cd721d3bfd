# ตัวเลขเปรียบเทียบ คำกล่าวอ้าง และแผนปฏิบัติ

## ตัวเลขเปรียบเทียบ

title-benchmarks = เทียบกับตัวเลขของร้านอื่น
lead-benchmarks = ร้านนี้เทียบกับตัวเลขที่มีการเผยแพร่ เฉพาะที่วัดสิ่งเดียวกัน
section-compared = ตัวเลขที่เทียบกันได้
section-apart = ตัวเลขที่เทียบกันไม่ได้ และเหตุผล
section-claims = ทดสอบคำกล่าวอ้างที่ได้ยินบ่อย
nothing-compared = ไม่มีตัวเลขที่เผยแพร่รายการใดวัดสิ่งที่ข้อมูลของร้านนี้บอกได้
apart-read = ตัวเลขเหล่านี้มีผู้อ้างถึงบ่อย แต่ละตัววัดคนละสิ่งกับรายงานนี้ การนำมาวางเทียบกันจึงชวนให้เข้าใจผิด
apart-show = แสดงตัวเลขเหล่านี้
claims-read = ประโยคที่ใคร ๆ ก็อ้าง: มาจากไหน มีอะไรยืนยันแล้วบ้าง และจริงสำหรับร้านนี้หรือไม่
ours = ร้านนี้
theirs = ที่เผยแพร่
peers = มัธยฐานของร้านกลุ่มนี้
caption-benchmarks-compared = จุดคือร้านนี้พร้อมช่วงความเชื่อมั่น 95% เส้นตั้งคือตัวเลขที่เผยแพร่หรือค่ามัธยฐานของร้านอื่น
finding-benchmarks = ตัวเลขที่เทียบได้ { $number } รายการ: ร้านนี้สูงกว่า { $above } รายการ ต่ำกว่า { $below } รายการ

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title } ตามที่ผู้อื่นอ้าง
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title } ตามที่ผู้อื่นอ้าง
sample-shops = { $number } ร้าน
sample-customers = ลูกค้า { $number } คน

position-below = ร้านนี้ต่ำกว่า และต่างเกินกว่าความบังเอิญ
position-within = ไม่ต่างกันเกินกว่าความบังเอิญ
position-above = ร้านนี้สูงกว่า และต่างเกินกว่าความบังเอิญ
position-below-peers = ร้านนี้ต่ำกว่าครึ่งกลางของร้านกลุ่มนี้เกินกว่าความบังเอิญ คืออยู่ในหนึ่งในสี่ล่างสุด
position-within-peers = ร้านนี้อยู่ในครึ่งกลางของร้านกลุ่มนี้ หรือใกล้จนบอกไม่ได้ว่าต่าง
position-above-peers = ร้านนี้สูงกว่าครึ่งกลางของร้านกลุ่มนี้เกินกว่าความบังเอิญ คืออยู่ในหนึ่งในสี่บนสุด
position-undefined = ร้านนี้ยังไม่มีตัวเลขนี้: { $why }

mismatch-metric = ไม่มีตัวเลขที่คล้ายกันซึ่งคำนวณจากคำสั่งซื้อได้
mismatch-unit = หน่วยหรือสกุลเงินต่างกัน
mismatch-window = ช่วงเวลาต่างกัน (ตัวเลขนี้: { $theirs }, ร้านนี้: { $ours })
mismatch-window-none = ไม่ระบุว่าวัดในช่วงเวลาใด (ร้านนี้: { $ours })
mismatch-population = สิ่งที่นับต่างกัน (ตัวเลขนี้: { $theirs }, ร้านนี้: { $ours })
mismatch-vertical = เป็นตัวเลขของธุรกิจประเภทอื่น: { $theirs }
mismatch-vertical-unknown = เป็นตัวเลขของธุรกิจประเภทเดียว ({ $theirs }) และการตั้งค่าไม่ได้ระบุว่าร้านนี้ขายอะไร
mismatch-vertical-retail = เป็นตัวเลขของค้าปลีกโดยรวม ไม่ใช่ของธุรกิจประเภทใดประเภทหนึ่ง

population-businesses = ธุรกิจ
population-customers = ลูกค้า
population-members = สมาชิกโปรแกรม
population-orders = คำสั่งซื้อ
population-repeat_customers = ลูกค้าที่กลับมาซื้อ
population-sessions = การเข้าชม
population-visitors = ผู้เข้าชม

vertical-cbd = CBD
vertical-pets = สินค้าสัตว์เลี้ยง

## คำกล่าวอ้าง

standing-confirmed = พบแหล่งที่มา
standing-second-hand = พบเพียงคำบอกเล่าต่อเกี่ยวกับแหล่งที่มา
standing-disputed = ยังเป็นที่ถกเถียง
standing-unverified = ยังไม่ได้รับการยืนยัน
standing-distorted = แหล่งที่มาว่าไว้อีกอย่าง
verdict-holds = เป็นจริงสำหรับร้านนี้ – { $numbers }
verdict-does_not_hold = ไม่เป็นจริงสำหรับร้านนี้ – { $numbers }
verdict-too_close_to_call = สำหรับร้านนี้ยังก้ำกึ่งเกินกว่าจะตัดสิน – { $numbers }
verdict-undefined = ยังทดสอบกับร้านนี้ไม่ได้: { $why }
claim-numbers = { $metric }: { $number } (ที่อ้างกัน: { $claimed })
claim-numbers-interval = { $metric }: { $number } น่าจะอยู่ระหว่าง { $interval } (ที่อ้างกัน: { $claimed })
claimed-below = น้อยกว่า { $line }
claimed-at-most = ไม่เกิน { $line }
claimed-above = มากกว่า { $line }
claimed-at-least = อย่างน้อย { $line }
verdict-not_testable = ทดสอบด้วยคำสั่งซื้ออย่างเดียวไม่ได้

## กลยุทธ์

title-strategy = ควรทำอะไร
lead-strategy = แผนปฏิบัติที่ตัวเลขข้ามเกณฑ์แล้ว เรียงจากกลุ่มลูกค้าที่มีมูลค่ามากที่สุด เสนอ 5 แผน เพราะเดือนหนึ่งไม่มีใครทำได้มากกว่านั้น
section-also = แผนอื่นที่เข้าเกณฑ์เช่นกัน
section-others = ยังไม่ต้องทำในเดือนนี้
for-whom = สำหรับ
because = เหตุผล
measured-by = วัดผลด้วย
measure = { $metric } (เมื่อผ่านขั้นตอนสุดท้ายไป { $days })
applies-yes = { $op ->
    [below] { $metric }: { $number } ต่ำกว่า { $line }
    [at-most] { $metric }: { $number } ไม่เกิน { $line }
    [above] { $metric }: { $number } สูงกว่า { $line }
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่า { $line }
    }
applies-yes-published = { $op ->
    [below] { $metric }: { $number } ต่ำกว่า { $line } ของ { $source }
    [at-most] { $metric }: { $number } ไม่เกิน { $line } ของ { $source }
    [above] { $metric }: { $number } สูงกว่า { $line } ของ { $source }
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่า { $line } ของ { $source }
    }
applies-no = { $op ->
    [below] { $metric }: { $number } เข้าเกณฑ์เมื่อต่ำกว่า { $line }
    [at-most] { $metric }: { $number } เข้าเกณฑ์เมื่อไม่เกิน { $line }
    [above] { $metric }: { $number } เข้าเกณฑ์เมื่อสูงกว่า { $line }
   *[at-least] { $metric }: { $number } เข้าเกณฑ์ตั้งแต่ { $line } ขึ้นไป
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number } เข้าเกณฑ์เมื่อต่ำกว่า { $line } ของ { $source }
    [at-most] { $metric }: { $number } เข้าเกณฑ์เมื่อไม่เกิน { $line } ของ { $source }
    [above] { $metric }: { $number } เข้าเกณฑ์เมื่อสูงกว่า { $line } ของ { $source }
   *[at-least] { $metric }: { $number } เข้าเกณฑ์ตั้งแต่ { $line } ของ { $source } ขึ้นไป
    }
applies-undefined = { $metric }: ไม่มีค่า – { $why }
applies-no_comparison = ตัวเลขที่เผยแพร่ซึ่งแผนนี้ใช้เป็นเกณฑ์วัดคนละสิ่งกับของร้านนี้
applies-nobody_there = เดือนนี้ไม่มีลูกค้าในกลุ่มเป้าหมายของแผน
applies-short-yes = ใช่
applies-short-no = ไม่
applies-short-nobody_there = ไม่มีลูกค้า
