# Benchmarks, claims and playbooks.

## Benchmarks

title-benchmarks = در کنار اعداد دیگران
lead-benchmarks = این فروشگاه در کنار آنچه منتشر شده است، هر جا که هر دو یک چیز را می‌سنجند.
section-compared = آنچه می‌توان مقایسه کرد
section-apart = آنچه نمی‌توان مقایسه کرد، و چرا
section-claims = ادعاهای رایج در بوتهٔ آزمون
nothing-compared = هیچ‌یک از اعداد منتشرشده چیزی را نمی‌سنجد که از دادهٔ این فروشگاه معلوم شود.
apart-read = این اعداد را زیاد نقل می‌کنند. هر کدام چیزی جز آنچه در این گزارش آمده می‌سنجد و کنار هم گذاشتنشان گمراه‌کننده است.
apart-show = نمایش آن‌ها
claims-read = جمله‌هایی که همه نقل می‌کنند: از کجا آمده‌اند، چه چیزی دربارهٔ آن‌ها معلوم است و آیا در این فروشگاه درست‌اند.
ours = این فروشگاه
theirs = منتشرشده
peers = میانهٔ این فروشگاه‌ها
caption-benchmarks-compared = این فروشگاه به صورت نقطه، با بازهٔ اطمینان ۹۵٪؛ عدد منتشرشده یا میانهٔ فروشگاه‌های دیگر به صورت خط عمودی.
finding-benchmarks = { $n ->
    [1] یک عدد از دیگران قابل مقایسه است؛ تعداد مواردی که این فروشگاه بالاتر است: { $above }، پایین‌تر است: { $below }
   *[other] { $number } عدد از دیگران قابل مقایسه است: این فروشگاه از { $above } تای آن‌ها بالاتر و از { $below } تا پایین‌تر است
    }

source = { $publisher } ({ $year })، { $title }
source-second-hand = { $publisher } ({ $year })، { $title }، به نقل از دیگران
source-undated = { $publisher }، { $title }
source-undated-second-hand = { $publisher }، { $title }، به نقل از دیگران
sample-shops = { $number } فروشگاه
sample-customers = { $number } مشتری

position-below = این فروشگاه پایین‌تر است، فراتر از نوسان تصادفی.
position-within = تفاوتی فراتر از نوسان تصادفی دیده نمی‌شود.
position-above = این فروشگاه بالاتر است، فراتر از نوسان تصادفی.
position-below-peers = این فروشگاه پایین‌تر از نیمهٔ میانی این فروشگاه‌هاست، فراتر از نوسان تصادفی: در چارک پایین.
position-within-peers = این فروشگاه در نیمهٔ میانی این فروشگاه‌هاست، یا آن‌قدر به آن نزدیک که نمی‌توان حکم کرد.
position-above-peers = این فروشگاه بالاتر از نیمهٔ میانی این فروشگاه‌هاست، فراتر از نوسان تصادفی: در چارک بالا.
position-undefined = این فروشگاه هنوز عددی ندارد. { $why }

mismatch-metric = از روی سفارش‌ها چیزی مانند آن محاسبه نمی‌شود.
mismatch-unit = واحد یا پول آن متفاوت است.
mismatch-window = بازهٔ زمانی متفاوت است: آنجا { $theirs }، اینجا { $ours }.
mismatch-window-none = معلوم نیست در چه مدتی سنجیده شده است؛ بازهٔ عدد این فروشگاه: { $ours }.
mismatch-population = دربارهٔ { $theirs } است، عدد این فروشگاه دربارهٔ { $ours }.
mismatch-vertical = دربارهٔ رستهٔ دیگری است: { $theirs }.
mismatch-vertical-unknown = دربارهٔ یک رسته است ({ $theirs }) و در تنظیمات نیامده که این فروشگاه چه می‌فروشد.
mismatch-vertical-retail = دربارهٔ کل خرده‌فروشی است، نه یک رسته.

population-businesses = کسب‌وکارها
population-customers = مشتریان
population-members = اعضای باشگاه مشتریان
population-orders = سفارش‌ها
population-repeat_customers = مشتریانی که دوباره خرید کرده‌اند
population-sessions = بازدیدها
population-visitors = بازدیدکنندگان

vertical-cbd = CBD
vertical-pets = لوازم حیوانات خانگی

## Claims

standing-confirmed = منبع پیدا شد.
standing-second-hand = فقط نقل دیگران از منبع پیدا شد.
standing-disputed = محل اختلاف است.
standing-unverified = تأیید نشده است.
standing-distorted = منبع چیز دیگری می‌گوید.
verdict-holds = اینجا درست است. { $numbers }
verdict-does_not_hold = اینجا درست نیست. { $numbers }
verdict-too_close_to_call = اینجا نمی‌توان حکم قطعی داد. { $numbers }
verdict-undefined = اینجا هنوز نمی‌توان آن را آزمود. { $why }
claim-numbers = { $metric }: { $number }. ادعا: { $claimed }.
claim-numbers-interval = { $metric }: { $number }، احتمالاً { $interval }. ادعا: { $claimed }.
claimed-below = کمتر از { $line }
claimed-at-most = حداکثر { $line }
claimed-above = بیشتر از { $line }
claimed-at-least = دست‌کم { $line }
verdict-not_testable = تنها با سفارش‌ها نمی‌توان آن را آزمود.

## Strategy

title-strategy = چه باید کرد
lead-strategy = برنامه‌های اقدامی که شاخصشان از مرز خود گذشته است، به ترتیب فروش در معرض خطر. پنج برنامه پیشنهاد می‌شود؛ بیش از این در یک ماه از کسی برنمی‌آید.
section-also = این‌ها هم مصداق دارند
section-others = این ماه نه
for-whom = برای چه کسانی
because = چرا
measured-by = سنجهٔ نتیجه
measure = { $metric }، { $days } پس از گام آخر
applies-yes = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از { $line }.
    [at-most] { $metric }: { $number }، نه بالاتر از { $line }.
    [above] { $metric }: { $number }، بالاتر از { $line }.
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از { $line }.
    }
applies-yes-published = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از { $line } به گزارش { $source }.
    [at-most] { $metric }: { $number }، نه بالاتر از { $line } به گزارش { $source }.
    [above] { $metric }: { $number }، بالاتر از { $line } به گزارش { $source }.
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از { $line } به گزارش { $source }.
    }
applies-no = { $op ->
    [below] { $metric }: { $number }؛ در مقادیر پایین‌تر از { $line } مصداق دارد.
    [at-most] { $metric }: { $number }؛ تا { $line } مصداق دارد.
    [above] { $metric }: { $number }؛ در مقادیر بالاتر از { $line } مصداق دارد.
   *[at-least] { $metric }: { $number }؛ از { $line } به بالا مصداق دارد.
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number }؛ پایین‌تر از { $line } به گزارش { $source } مصداق دارد.
    [at-most] { $metric }: { $number }؛ تا { $line } به گزارش { $source } مصداق دارد.
    [above] { $metric }: { $number }؛ بالاتر از { $line } به گزارش { $source } مصداق دارد.
   *[at-least] { $metric }: { $number }؛ از { $line } به بالا به گزارش { $source } مصداق دارد.
    }
applies-undefined = { $metric }: بدون مقدار. { $why }
applies-no_comparison = عدد منتشرشده‌ای که مبنای آن است، در این فروشگاه چیز دیگری را می‌سنجد.
applies-nobody_there = این ماه کسی در گروه مخاطبان آن نیست.
applies-short-yes = بله
applies-short-no = خیر
applies-short-nobody_there = بدون مخاطب
