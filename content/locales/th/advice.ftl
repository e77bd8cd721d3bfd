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
finding-benchmarks = { $n ->
    [1] { $one ->
        [above] ร้านนี้สูงกว่าตัวเลขที่เผยแพร่ตัวเดียวที่เทียบได้
        [below] ร้านนี้ต่ำกว่าตัวเลขที่เผยแพร่ตัวเดียวที่เทียบได้
       *[within] ร้านนี้ใกล้เคียงตัวเลขที่เผยแพร่ตัวเดียวที่เทียบได้
    }
   *[other] ตัวเลขที่เผยแพร่ซึ่งเทียบได้ { $all } ตัว: ร้านนี้สูงกว่า { $above } ตัว ต่ำกว่า { $below } ตัว
}

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title } ตามที่ผู้อื่นอ้าง
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title } ตามที่ผู้อื่นอ้าง
publisher-quoting = { $publisher } อ้าง { $origin }
publisher-computed = { $publisher } คำนวณโดย perennial จากชุดข้อมูลสาธารณะ
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
lead-strategy = เดือนนี้ควรทำอะไร กับใคร และเพราะอะไร: แผนปฏิบัติที่ตัวเลขของร้านนี้ตรงตามเงื่อนไข เรียงจากแผนที่อาจเพิ่มรายได้มากที่สุด
section-first = โดยย่อ
do-first = เริ่มจาก “{ $title }” สำหรับกลุ่ม “{ $group }” จำนวน { $customers } ใช้เวลาทำราว { $hours } และอาจเพิ่มรายได้ { $low } ถึง { $high } { $within }
do-first-unvalued = เริ่มจาก “{ $title }” สำหรับกลุ่ม “{ $group }” จำนวน { $customers } ใช้เวลาทำราว { $hours }
do-then = จากนั้นทำ “{ $title }” สำหรับกลุ่ม “{ $group }” จำนวน { $customers }: { $low } ถึง { $high } { $within }
do-then-unvalued = จากนั้นทำ “{ $title }” สำหรับกลุ่ม “{ $group }” จำนวน { $customers }
why-this-first = เหตุผลที่ควรทำเรื่องนี้ และควรทำตอนนี้:
group-meaning = “{ $group }” คือลูกค้าที่{ $meaning }
section-proposals = แผนที่เสนอในเดือนนี้
ranking-how = เรียงตามค่ากึ่งกลางของช่วง คือจุดที่อยู่ครึ่งทางระหว่างปลายทั้งสอง ช่วงนี้คือรายได้ที่จะได้จากลูกค้าในกลุ่มเป้าหมายภายใน 12 เดือน หากแผนเพิ่มยอดได้ตามที่ประมาณไว้ วิธีคิดอยู่ในรายละเอียดของแต่ละแผน หากมีแผนงานที่แสดงผลในร้านนี้แล้ว จะใช้ผลนั้นแทน ตามจำนวนวันที่แผนงานนับ จำนวนเงินเป็นรายได้ ไม่ใช่กำไร และยังไม่หักค่าแรงที่ใช้ แผนที่ทำกับลูกค้าชุดเดียวกันนำมาบวกกันไม่ได้ เสนอไม่เกิน 5 แผน เพราะเดือนหนึ่งไม่มีใครทำได้มากกว่านั้น
section-cards = แผนปฏิบัติพร้อมขั้นตอน
section-also = แผนอื่นที่เข้าเกณฑ์เช่นกัน
section-other-stage = ไม่เหมาะกับร้านในระยะนี้
section-others = ยังไม่ต้องทำในเดือนนี้
for-whom = สำหรับ
worth = มูลค่าในหนึ่งปี
worth-in-days = มูลค่าใน { $days }
in-a-year = ในหนึ่งปี
in-days = ใน { $days }
not-said = แผนนี้ไม่ได้ระบุตัวเลขไว้
because = เหตุผล
effort = เวลาที่ใช้
leans-on = อ้างอิงจาก
right-for = เหมาะกับร้าน
measured-by = วัดผลด้วย
measure = { $metric } (เมื่อผ่านขั้นตอนสุดท้ายไป { $days })
hours = { $number } ชั่วโมง
effort-and-lead = { $n ->
    [0] ทำงาน { $hours } ลูกค้าเห็นความเปลี่ยนแปลงในวันเดียวกัน
   *[other] ทำงาน { $hours } ลูกค้าเห็นความเปลี่ยนแปลงหลังตัดสินใจ { $days }
}
worth-range = { $low } ถึง { $high }
arithmetic-orders = { $customers } × คำสั่งซื้อเพิ่ม { $low } ถึง { $high } รายการต่อลูกค้า 100 คน × คำสั่งซื้อละ { $aov } = { $from } ถึง { $to }
arithmetic-measured = { $customers } × เพิ่มขึ้นคนละ { $low } ถึง { $high } = { $from } ถึง { $to }
arithmetic-revenue = { $by ->
    [model] รายได้ { $revenue } ที่แบบจำลองคาดว่าจะได้จากลูกค้ากลุ่มนี้ใน 12 เดือนข้างหน้า × { $low } ถึง { $high } = { $from } ถึง { $to }
   *[observed] รายได้ { $revenue } ที่ลูกค้ากลุ่มนี้สร้างใน 12 เดือนที่ผ่านมา × { $low } ถึง { $high } = { $from } ถึง { $to }
}
coming-model = หากไม่ทำแผนนี้ แบบจำลองคาดว่าลูกค้ากลุ่มนี้จะสร้างรายได้ { $revenue } ใน 12 เดือนข้างหน้า
coming-observed = ใน 12 เดือนที่ผ่านมา ลูกค้ากลุ่มนี้สร้างรายได้ { $revenue } ส่วนต่อจากนี้จะเป็นเท่าใด ข้อมูลยังน้อยเกินกว่าจะบอกได้
lift-assumption = ส่วนที่แผนจะเพิ่มให้เป็นสมมติฐาน ไม่ใช่สิ่งที่วัดมาแล้ว มีเพียงกลุ่มควบคุมที่จะบอกได้
lift-published = ส่วนที่แผนจะเพิ่มให้นำมาจากงานที่เผยแพร่ ซึ่งร้านนี้อาจไม่เป็นเช่นนั้น:
lift-measured = วัดจากร้านนี้: ภายใน { $days } ลูกค้าแต่ละคนที่ติดต่อในแผนงาน { $plan } ซื้อมากกว่าแต่ละคนที่เว้นไว้เท่านี้ ตัวเลขนี้ใช้แทนสมมติฐานที่ระบุในเนื้อหา ผู้ที่อยู่ในกลุ่มตอนนี้อาจตอบรับต่างออกไป
lift-not-shown = ในแผนงาน { $plan } ลูกค้าแต่ละคนที่ติดต่อซื้อภายใน { $days } มากกว่าแต่ละคนที่เว้นไว้ระหว่าง { $low } ถึง { $high } ซึ่งอาจเป็นความบังเอิญ
how-all = ต้องตรงเงื่อนไขครบทุกข้อ:
how-any = ตรงเงื่อนไขข้อใดข้อหนึ่งก็พอ:
held-yes = ตรง:
held-no = ไม่ตรง:
held-unknown = บอกไม่ได้:
leans-benchmark = { $metric }: ร้านนี้ { $ours } ตัวเลขจาก { $publisher } คือ { $theirs }
subject-customers = จำนวนลูกค้ากลุ่ม “{ $group }”
subject-share = สัดส่วนลูกค้ากลุ่ม “{ $group }”
subject-revenue_share = สัดส่วนรายได้จากกลุ่ม “{ $group }” คิดจากปีสุดท้ายที่แต่ละคนซื้อ
subject-coupon = สัดส่วนลูกค้าที่ใช้คูปองในคำสั่งซื้อแรก
subject-guest = สัดส่วนลูกค้าที่สั่งครั้งแรกโดยไม่มีบัญชี
subject-account = สัดส่วนลูกค้าที่สั่งครั้งแรกโดยมีบัญชี
subject-trait = สัดส่วนลูกค้าที่มีข้อมูล “{ $trait }”
subject-trait-is = สัดส่วนลูกค้าที่ “{ $trait }” คือ “{ $name }”
applies-yes = { $op ->
    [below] { $metric }: { $number } ต่ำกว่า { $line }
    [at-most] { $metric }: { $number } ไม่เกิน { $line }
    [above] { $metric }: { $number } สูงกว่า { $line }
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่า { $line }
    }
applies-yes-published = { $op ->
    [below] { $metric }: { $number } ต่ำกว่า { $line } ({ $source })
    [at-most] { $metric }: { $number } ไม่เกิน { $line } ({ $source })
    [above] { $metric }: { $number } สูงกว่า { $line } ({ $source })
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่า { $line } ({ $source })
    }
applies-yes-untested = { $op ->
    [below] { $metric }: { $number } ต่ำกว่า { $line } ({ $source }) ไม่ได้ทดสอบว่าบังเอิญหรือไม่ เพราะเดือนที่ติดกันต่างกันตามฤดูกาลด้วย
    [at-most] { $metric }: { $number } ไม่เกิน { $line } ({ $source }) ไม่ได้ทดสอบว่าบังเอิญหรือไม่ เพราะเดือนที่ติดกันต่างกันตามฤดูกาลด้วย
    [above] { $metric }: { $number } สูงกว่า { $line } ({ $source }) ไม่ได้ทดสอบว่าบังเอิญหรือไม่ เพราะเดือนที่ติดกันต่างกันตามฤดูกาลด้วย
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่า { $line } ({ $source }) ไม่ได้ทดสอบว่าบังเอิญหรือไม่ เพราะเดือนที่ติดกันต่างกันตามฤดูกาลด้วย
    }
applies-no = { $op ->
    [below] { $metric }: { $number } เข้าเกณฑ์เมื่อต่ำกว่า { $line }
    [at-most] { $metric }: { $number } เข้าเกณฑ์เมื่อไม่เกิน { $line }
    [above] { $metric }: { $number } เข้าเกณฑ์เมื่อสูงกว่า { $line }
   *[at-least] { $metric }: { $number } เข้าเกณฑ์ตั้งแต่ { $line } ขึ้นไป
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number } เข้าเกณฑ์เมื่อต่ำกว่า { $line } ({ $source })
    [at-most] { $metric }: { $number } เข้าเกณฑ์เมื่อไม่เกิน { $line } ({ $source })
    [above] { $metric }: { $number } เข้าเกณฑ์เมื่อสูงกว่า { $line } ({ $source })
   *[at-least] { $metric }: { $number } เข้าเกณฑ์ตั้งแต่ { $line } ({ $source }) ขึ้นไป
    }
applies-within_noise = { $metric }: { $number } เทียบกับ { $line } ในเดือน{ $source } ผลต่างไม่เกินกว่าความบังเอิญ
applies-undefined = { $metric }: ไม่มีค่า – { $why }
applies-no_comparison = { $metric }: { $number } ส่วนตัวเลขที่เผยแพร่ซึ่งแผนนี้ใช้เป็นเกณฑ์วัดคนละสิ่งกับของร้านนี้
applies-no_earlier = { $metric }: { $number } แต่ไม่มีตัวเลขของเดือน{ $source }
applies-not_tested = { $metric }: { $number } เทียบกับ { $line } ในเดือน{ $source } ข้อมูลน้อยเกินกว่าจะแยกออกจากความบังเอิญ
applies-too_few = { $metric }: ลูกค้าน้อยเกินกว่าจะบอกได้
applies-not_in_the_files = { $metric }: ไฟล์คำสั่งซื้อไม่ได้ระบุไว้
applies-nobody_there = เดือนนี้ไม่มีลูกค้าในกลุ่มเป้าหมายของแผน
applies-too_few_there = กลุ่มเป้าหมายของแผนมีลูกค้าน้อยเกินกว่าจะเปิดเผย
applies-other_stage = { $n ->
    [1] สำหรับร้านในระยะ “{ $first }”
    [2] สำหรับร้านในระยะ “{ $first }” และ “{ $second }”
   *[other] สำหรับร้านในระยะ “{ $first }” “{ $second }” และ “{ $third }”
}
applies-short-yes = ใช่
applies-short-no = ไม่
applies-short-unknown = ไม่ทราบ
applies-short-nobody_there = ไม่มีลูกค้า
applies-short-too_few_there = ลูกค้าน้อยไป
applies-short-other_stage = คนละระยะ

## ร้านมาไกลแค่ไหนแล้ว

section-stage = ร้านมาไกลแค่ไหนแล้ว
stage-just-started = เพิ่งเริ่มต้น
stage-gaining-traction = เริ่มติดตลาด
stage-consistent = ขายสม่ำเสมอ
stage-established = มั่นคงแล้ว
stage-told = “{ $stage }” ดูจากคำสั่งซื้อ { $orders } รายการใน 12 เดือนที่ผ่านมา และจากข้อมูลที่มีอยู่ { $months }
stage-told-growth = “{ $stage }” ดูจากคำสั่งซื้อ { $orders } รายการใน 12 เดือนที่ผ่านมา { $way ->
    [down] ซึ่งน้อยกว่า 12 เดือนก่อนหน้า { $growth } และจากข้อมูลที่มีอยู่ { $months }
   *[up] ซึ่งมากกว่า 12 เดือนก่อนหน้า { $growth } และจากข้อมูลที่มีอยู่ { $months }
}
balance-just-started = ยังมีลูกค้าให้รักษาไม่มาก เงินและเวลาส่วนใหญ่ควรใช้หาลูกค้าใหม่ ส่วนลูกค้าที่มีอยู่ ขอเพียงให้พัสดุถึงมือและเรื่องร้องเรียนได้คำตอบ
balance-gaining-traction = การหาลูกค้าใหม่ยังมาก่อน เริ่มรักษาลูกค้าจากจุดที่ใช้เงินน้อยที่สุด คือคำสั่งซื้อที่สอง
balance-consistent = แบ่งให้สมดุลทั้งสองด้าน ขณะนี้มีลูกค้ามากพอที่จะกลับมา จึงควรเพิ่มเรื่องความภักดีและการแนะนำต่อเข้ากับสิ่งที่ใช้หาลูกค้าใหม่อยู่
balance-established = การเติบโตส่วนใหญ่อยู่ที่ลูกค้าที่มีอยู่แล้ว จึงควรทุ่มให้การรักษาลูกค้ามากขึ้น และให้ข้อความที่ส่งเป็นประจำทำงานไปเอง
balance-goods = { $lasts ->
    [long] คำสั่งซื้อซ้ำครึ่งหนึ่งห่างจากครั้งก่อนเกิน { $gap } และคำสั่งซื้อหนึ่งมีมูลค่าเฉลี่ย { $aov } สินค้าที่ใช้ได้นานเช่นนี้ทำให้ควรให้น้ำหนักกับลูกค้าใหม่มากขึ้น ยิ่งราคาแพงก็ยิ่งควร
   *[short] คำสั่งซื้อซ้ำครึ่งหนึ่งเกิดขึ้นภายใน { $gap }หลังครั้งก่อน และคำสั่งซื้อหนึ่งมีมูลค่าเฉลี่ย { $aov } สินค้าที่ซื้อซ้ำเร็วเช่นนี้ทำให้ควรให้น้ำหนักกับลูกค้าเดิมมากขึ้น เว้นแต่ราคาแพง
}
stage-rule = เส้นแบ่งระหว่างระยะเป็นกฎคร่าว ๆ ของเครื่องมือนี้ ไม่ใช่ผลการศึกษา กำหนดไว้ใต้ [shop.stage] ใน perennial.toml

### แผนปฏิบัติทั้งหมด

page-playbooks = แผนปฏิบัติ
title-playbooks = แผนปฏิบัติทั้งหมด
lead-playbooks = แผนปฏิบัติแต่ละแผนมีหน้าของตัวเอง บอกเหตุผล กลุ่มเป้าหมาย เงื่อนไขพร้อมตัวเลขของร้านนี้ ขั้นตอน สิ่งที่ไม่ควรทำ และวิธีวัดผล
library-read = แผนที่เข้าเกณฑ์มาก่อน เรียงตามรายได้ที่อาจเพิ่ม ส่วนแผนที่เสนอในเดือนนี้พร้อมเหตุผล ดูได้ที่
playbook-proposed = เสนอในเดือนนี้ เพราะตัวเลขของร้านเป็นไปตามเงื่อนไข
playbook-applies = เดือนนี้เข้าเกณฑ์ แต่แผนอื่นอาจเพิ่มรายได้มากกว่า จึงไม่อยู่ในแผนที่เสนอ
playbook-not-now = ไม่ได้เสนอในเดือนนี้ { $reason }
also-why = แผนเหล่านี้เข้าเกณฑ์เช่นกัน แต่อาจเพิ่มรายได้น้อยกว่าแผนข้างต้น หรือไม่ได้ระบุตัวเลขไว้
line-worth = กลุ่ม “{ $group }” จำนวน { $customers } อาจเพิ่มรายได้ { $low } ถึง { $high } { $within }
audience-counted = { $group }: { $customers }
line-customers = กลุ่ม “{ $group }” จำนวน { $customers }
start-adopt = วิธีเริ่ม:
start-list = กำลังทำอยู่แล้ว วิธีเขียนรายชื่อลูกค้าลงไฟล์:
start-read = สั่งในโฟลเดอร์ที่มี perennial.toml คำสั่ง “plan adopt” สร้างแผนงานโดยระบุผู้รับผิดชอบและวันสุดท้าย คำสั่ง “audience” เขียนรายชื่อลูกค้าของแผนลงไฟล์ หากใส่ชื่อแพลตฟอร์มอีเมลของคุณแทน csv จะได้ไฟล์สำหรับแพลตฟอร์มนั้น และสุ่มลูกค้าส่วนหนึ่งไว้เป็นกลุ่มควบคุม เพื่อให้รายงานฉบับหลังบอกผลได้
adds-orders = คำสั่งซื้อ { $low } ถึง { $high } รายการต่อลูกค้า 100 คน
adds-revenue = { $low } ถึง { $high } ของรายได้
adds-measured = { $low } ถึง { $high } ต่อลูกค้าหนึ่งคนใน { $days }
basis-assumption = สมมติฐาน
basis-published = งานที่เผยแพร่
basis-measured = แผนงานของร้านนี้
