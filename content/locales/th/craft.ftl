# สิ่งที่ช่วยผู้อ่านในแต่ละหน้า: ตัวเลือก คำอธิบายประกอบ และลิงก์ไปยังภาพ

switch-measure = สิ่งที่นับ
switch-customers = ลูกค้า
switch-orders = คำสั่งซื้อ
switch-revenue = รายได้
switch-margin = กำไรขั้นต้น
switch-unit = แสดงเป็น
switch-share = สัดส่วนของเดือน 0
switch-amount = จำนวนและยอดเงิน
table-cohort-orders-share = คำสั่งซื้อของแต่ละโคฮ⁠อร์ตเป็นสัดส่วนของเดือน 0 ตามจำนวนเดือนนับจากคำสั่งซื้อแรก
table-cohort-revenue-share = รายได้จากแต่ละโคฮ⁠อร์ตเป็นสัดส่วนของเดือน 0 ตามจำนวนเดือนนับจากคำสั่งซื้อแรก

# วันที่ของภาพ และลิงก์สำหรับผู้ที่จะอ้างอิง
as-of-day = ณ วันที่ { $day }
link-figure = ลิงก์ภาพนี้
link-table = ลิงก์ตารางนี้

# ข้อความที่ต่อกัน: ประโยค และข้อมูลในรายการ
one-sentence-next = { $one } { $next }
one-fact-next = { $one }, { $next }
aside = ({ $words })

grade-of = ระดับ { $grade }
claim-stated = แหล่งที่มาตามที่อ้าง: { $source }
finding-lifecycle-none = ยังไม่มีลูกค้าสั่งซื้อ

section-tiles = ตัวเลข
tile-rose = สูงกว่าเดือน{ $month } อยู่ { $by } เกินกว่าความบังเอิญ
tile-fell = ต่ำกว่าเดือน{ $month } อยู่ { $by } เกินกว่าความบังเอิญ
tile-within_noise = { $direction ->
    [up] สูงกว่าเดือน{ $month } อยู่ { $by } ในความผันผวนปกติ
   *[down] ต่ำกว่าเดือน{ $month } อยู่ { $by } ในความผันผวนปกติ
}
summary-benchmark-above = { $metric }: ร้านนี้ { $number } สูงกว่า { $theirs } เกินกว่าความบังเอิญ ตัวเลขที่นำมาเทียบมาจาก { $source }
summary-benchmark-below = { $metric }: ร้านนี้ { $number } ต่ำกว่า { $theirs } เกินกว่าความบังเอิญ ตัวเลขที่นำมาเทียบมาจาก { $source }
summary-benchmark-within = { $metric }: ร้านนี้ { $number } ไม่ต่างจาก { $theirs } เกินกว่าความบังเอิญ ตัวเลขที่นำมาเทียบมาจาก { $source }

annotation-day = { $text }: { $from }
annotation-days = { $text }: { $from } ถึง { $to }

single-left = ไฟล์นี้ใช้ได้โดยลำพัง ส่วนที่เหลือของรายงานและทุกตารางในรูป CSV อยู่บนเว็บไซต์ของรายงาน

earlier-cohorts = โคฮ⁠อร์ตก่อนหน้า แยกตามปี
title-in-money = { $title } ({ $symbol })
title-earlier-cohorts = { $title }: โคฮ⁠อร์ตก่อนหน้า แยกตามปี
from-month-to-month = { $from } ถึง { $to }
cohorts-folded = โคฮ⁠อร์ตล่าสุด { $alone } กลุ่มมีแถวของตัวเอง อีก { $number } กลุ่มก่อนหน้ารวมเป็นรายปีไว้ในตารางด้านล่าง ช่องของปีหนึ่งคือผลรวมของทุกโคฮ⁠อร์ตในปีนั้น สัดส่วนคิดจากลูกค้า คำสั่งซื้อ หรือรายได้ของทุกกลุ่มรวมกัน และยังไม่มีช่องจนกว่าทุกกลุ่มจะผ่านอายุนั้นครบ ส่วนไฟล์มีทุกโคฮ⁠อร์ตและทุกอายุ
cohorts-folded-apart = โคฮ⁠อร์ตแรกซึ่งมีลูกค้าเดิมรวมอยู่ด้วย แยกไว้ต่างหากจากปีของตน
cohorts-folded-few = โคฮ⁠อร์ตที่เว้นว่างไม่นับรวมในปีใด
