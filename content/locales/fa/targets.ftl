# The shop's own targets: on tiles, as lines in charts, in their table, and in conditions of playbooks.

target-open = هدف: { $target }
target-reached = { $side ->
    [above] هدف { $target }: محقق شده، { $by } بالاتر
    [below] هدف { $target }: محقق شده، { $by } پایین‌تر
   *[at] هدف { $target }: درست به اندازهٔ آن
    }
target-missed = { $side ->
    [above] هدف { $target }: محقق نشده، { $by } بالاتر
   *[below] هدف { $target }: محقق نشده، { $by } پایین‌تر
    }
target-within_chance = هدف { $target }: تفاوتی فراتر از نوسان تصادفی دیده نمی‌شود
target-beside = { $side ->
    [above] هدف { $target }: { $by } بالاتر
    [below] هدف { $target }: { $by } پایین‌تر
   *[at] هدف { $target }: درست به اندازهٔ آن
    }
target-line = هدف { $target }

our-target = هدف این فروشگاه
section-targets = هدف‌های خود فروشگاه
targets-read = آنچه فروشگاه می‌خواهد به آن برسد و در perennial.toml زیر { "\u200E" }[targets]{ "\u200E" } تعیین شده است. عددی که بازهٔ اطمینان دارد وقتی به هدف رسیده یا نرسیده است که همهٔ بازه در یک سوی هدف باشد؛ در غیر این صورت تفاوتی فراتر از نوسان تصادفی دیده نمی‌شود.
table-targets = این فروشگاه در کنار هدف‌هایش
column-target = هدف
target-is-reached = محقق شده
target-is-missed = محقق نشده
target-is-within_chance = بدون تفاوتی فراتر از نوسان تصادفی
target-is-beside = بیشتر یا کمتر بودنش به خودی خود بهتر نیست

applies-yes-target = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از هدف { $line }.
    [at-most] { $metric }: { $number }، نه بالاتر از هدف { $line }.
    [above] { $metric }: { $number }، بالاتر از هدف { $line }.
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از هدف { $line }.
    }
applies-no-target = { $op ->
    [below] { $metric }: { $number }؛ در مقادیر پایین‌تر از هدف { $line } مصداق دارد.
    [at-most] { $metric }: { $number }؛ تا هدف { $line } مصداق دارد.
    [above] { $metric }: { $number }؛ در مقادیر بالاتر از هدف { $line } مصداق دارد.
   *[at-least] { $metric }: { $number }؛ از هدف { $line } به بالا مصداق دارد.
    }
applies-within_noise-target = { $metric }: { $number }؛ هدف: { $line }. این تفاوت در حد نوسان معمول است.
applies-no_target = { $metric }: { $number }. فروشگاه برای آن هدفی تعیین نکرده است.
