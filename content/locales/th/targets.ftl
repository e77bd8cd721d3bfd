# เป้าหมายของร้านเอง: บนการ์ด เป็นเส้นในแผนภูมิ ในตาราง และในเงื่อนไขของแผนปฏิบัติ

target-open = เป้าหมาย { $target }
target-reached = { $side ->
    [above] เป้าหมาย { $target }: ถึงแล้ว สูงกว่าอยู่ { $by }
    [below] เป้าหมาย { $target }: ถึงแล้ว ต่ำกว่าอยู่ { $by }
   *[at] เป้าหมาย { $target }: ถึงพอดี
}
target-missed = { $side ->
    [above] เป้าหมาย { $target }: ยังไม่ถึง สูงกว่าอยู่ { $by }
   *[below] เป้าหมาย { $target }: ยังไม่ถึง ต่ำกว่าอยู่ { $by }
}
target-within_chance = เป้าหมาย { $target }: ไม่ต่างกันเกินกว่าความบังเอิญ
target-beside = { $side ->
    [above] เป้าหมาย { $target }: สูงกว่าอยู่ { $by }
    [below] เป้าหมาย { $target }: ต่ำกว่าอยู่ { $by }
   *[at] เป้าหมาย { $target }: ตรงพอดี
}
target-line = เป้าหมาย { $target }

our-target = เป้าหมายของร้านนี้
section-targets = เป้าหมายของร้านเอง
targets-read = สิ่งที่ร้านอยากไปให้ถึง ตามที่ตั้งไว้ใน perennial.toml ใต้ [targets] ตัวเลขที่มีช่วงความเชื่อมั่นจะนับว่าถึงหรือไม่ถึงเป้าหมายก็ต่อเมื่อทั้งช่วงอยู่ฝั่งเดียวกันของเป้าหมาย ไม่เช่นนั้นถือว่าไม่ต่างกันเกินกว่าความบังเอิญ
table-targets = ร้านนี้เทียบกับเป้าหมายของตน
column-target = เป้าหมาย
target-is-reached = ถึงเป้าหมาย
target-is-missed = ยังไม่ถึง
target-is-within_chance = ไม่ต่างกันเกินกว่าความบังเอิญ
target-is-beside = สูงหรือต่ำไม่ได้ดีกว่ากันในตัวเอง

applies-yes-target = { $op ->
    [below] { $metric }: { $number } ต่ำกว่าเป้าหมาย { $line }
    [at-most] { $metric }: { $number } ไม่เกินเป้าหมาย { $line }
    [above] { $metric }: { $number } สูงกว่าเป้าหมาย { $line }
   *[at-least] { $metric }: { $number } เท่ากับหรือสูงกว่าเป้าหมาย { $line }
    }
applies-no-target = { $op ->
    [below] { $metric }: { $number } เข้าเกณฑ์เมื่อต่ำกว่าเป้าหมาย { $line }
    [at-most] { $metric }: { $number } เข้าเกณฑ์เมื่อไม่เกินเป้าหมาย { $line }
    [above] { $metric }: { $number } เข้าเกณฑ์เมื่อสูงกว่าเป้าหมาย { $line }
   *[at-least] { $metric }: { $number } เข้าเกณฑ์ตั้งแต่เป้าหมาย { $line } ขึ้นไป
    }
applies-within_noise-target = { $metric }: { $number } เทียบกับเป้าหมาย { $line } ผลต่างไม่เกินกว่าความบังเอิญ
applies-no_target = { $metric }: { $number } ร้านไม่ได้ตั้งเป้าหมายของตัวเลขนี้ไว้
