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
    [1] { $one ->
        [above] این فروشگاه بالاتر از تنها عدد منتشرشده‌ای است که می‌توان با آن سنجید
        [below] این فروشگاه پایین‌تر از تنها عدد منتشرشده‌ای است که می‌توان با آن سنجید
       *[within] این فروشگاه نزدیک تنها عدد منتشرشده‌ای است که می‌توان با آن سنجید
    }
   *[other] { $all } عدد منتشرشده قابل مقایسه است: این فروشگاه از { $above } تای آن‌ها بالاتر و از { $below } تا پایین‌تر است
    }

source = { "\u200F" }{ $publisher } ({ $year })، { $title }
source-second-hand = { "\u200F" }{ $publisher } ({ $year })، { $title }، به نقل از دیگران
source-undated = { "\u200F" }{ $publisher }، { $title }
source-undated-second-hand = { "\u200F" }{ $publisher }، { $title }، به نقل از دیگران
publisher-quoting = { $publisher } به نقل از { $origin }
publisher-computed = { $publisher }، محاسبهٔ perennial از داده‌های عمومی
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
lead-strategy = این ماه چه باید کرد، برای چه کسانی و چرا: برنامه‌های اقدامی که شرطشان در اعداد این فروشگاه برقرار است، و نخست آن‌هایی که ممکن است بیش از همه بیفزایند.
section-first = در چند کلمه
do-first = کار را با «{ $title }» آغاز کنید. مخاطب آن { $customers } از گروه «{ $group }» است، حدود { $hours } کار می‌برد و ممکن است { $within } { $low } تا { $high } بیفزاید.
do-first-unvalued = کار را با «{ $title }» آغاز کنید. مخاطب آن { $customers } از گروه «{ $group }» است و حدود { $hours } کار می‌برد.
do-then = پس از آن «{ $title }»، برای { $customers } از گروه «{ $group }»: { $low } تا { $high } { $within }.
do-then-unvalued = پس از آن «{ $title }»، برای { $customers } از گروه «{ $group }».
why-this-first = چرا این، و چرا حالا:
group-meaning = «{ $group }» یعنی: { $meaning }
section-proposals = پیشنهادهای این ماه
ranking-how = ترتیب بر اساس میانهٔ بازه است، یعنی نقطه‌ای که از دو سر آن به یک فاصله باشد. بازه می‌گوید اثر برنامه در دوازده ماه از مشتریان مورد نظر چقدر می‌آورد و حساب آن در هر کارت آمده است. هر جا طرحی اثری را در همین فروشگاه نشان داده باشد، همان اثر در روزهایی که طرح شمرده است به جای فرض می‌نشیند. این رقم فروش است نه سود، و هزینهٔ خود کار از آن کم نشده. ارقام برنامه‌هایی را که سراغ همان مشتریان می‌روند نمی‌توان با هم جمع کرد. حداکثر پنج برنامه پیشنهاد می‌شود؛ بیش از این در یک ماه از کسی برنمی‌آید.
section-cards = برنامه‌ها، با گام‌هایشان
section-also = این‌ها هم مصداق دارند
section-other-stage = نه برای فروشگاهی در این مرحله
section-others = این ماه نه
for-whom = برای چه کسانی
worth = ارزش در یک سال
worth-in-days = ارزش در { $days }
in-a-year = در یک سال
in-days = در { $days }
not-said = در این برنامه عددی نیامده است.
because = چرا
effort = کار لازم
leans-on = مبنای آن
right-for = مناسب فروشگاه‌های
measured-by = سنجهٔ نتیجه
measure = { $metric }، { $days } پس از گام آخر
hours = { $number } ساعت
effort-and-lead = { $n ->
    [0] { $hours } کار؛ مشتریان همان روز متوجه می‌شوند.
   *[other] { $hours } کار؛ مشتریان { $days } پس از تصمیم متوجه می‌شوند.
    }
worth-range = { $low } تا { $high }
arithmetic-orders = { $customers } × { $low } تا { $high } سفارش بیشتر از هر ۱۰۰ نفر × { $aov } برای هر سفارش = { $from } تا { $to }.
arithmetic-measured = { $customers } × { $low } تا { $high } بیشتر از هر نفر = { $from } تا { $to }.
arithmetic-revenue = { $by ->
    [model] { $revenue } که مدل‌ها در دوازده ماه آینده از آنان انتظار دارند × { $low } تا { $high } = { $from } تا { $to }.
   *[observed] { $revenue } که در دوازده ماه اخیر خرید کرده‌اند × { $low } تا { $high } = { $from } تا { $to }.
    }
coming-model = بدون آن، مدل‌ها در دوازده ماه آینده { $revenue } از آنان انتظار دارند.
coming-observed = در دوازده ماه اخیر { $revenue } خرید کرده‌اند. برای آنکه بتوان گفت پس از این چه می‌شود، داده کم است.
lift-assumption = اینکه چقدر می‌افزاید فرض است نه یافته؛ فقط گروه کنترل آن را نشان می‌دهد.
lift-published = اینکه چقدر می‌افزاید از منبعی منتشرشده گرفته شده است و اینجا ممکن است فرق کند:
lift-measured = همین‌جا اندازه گرفته شده است: در { $days } هر مشتری پیام‌گرفته در طرح { $plan } همین‌قدر بیشتر از هر نفر گروه کنترل خرید کرد. این عدد جای فرضی را می‌گیرد که در متن آمده است. کسانی که اکنون در گروه‌اند شاید جور دیگری پاسخ دهند.
lift-not-shown = در طرح { $plan } هر مشتری پیام‌گرفته در { $days } بین { $low } و { $high } بیشتر از هر نفر گروه کنترل خرید کرد که ممکن است تصادفی باشد.
how-all = همهٔ این شرط‌ها باید برقرار باشد:
how-any = یکی از این شرط‌ها باید برقرار باشد:
held-yes = برقرار است.
held-no = برقرار نیست.
held-unknown = معلوم نیست.
leans-benchmark = { $metric }: اینجا { $ours }، عدد منتشرشده { $theirs } ({ $publisher }).
subject-customers = مشتریان گروه «{ $group }»
subject-share = سهم گروه «{ $group }» از مشتریان
subject-revenue_share = سهم گروه «{ $group }» از فروش، بر حسب آخرین سال هر مشتری
subject-coupon = سهم مشتریانی که نخستین سفارششان کد تخفیف داشته است
subject-guest = سهم مشتریانی که نخستین بار به صورت مهمان سفارش داده‌اند
subject-account = سهم مشتریانی که نخستین بار با حساب کاربری سفارش داده‌اند
subject-trait = سهم مشتریانی که این ویژگی‌شان معلوم است ({ $trait })
subject-trait-is = سهم مشتریان دارای «{ $name }» ({ $trait })
applies-yes = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از { $line }.
    [at-most] { $metric }: { $number }، نه بالاتر از { $line }.
    [above] { $metric }: { $number }، بالاتر از { $line }.
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از { $line }.
    }
applies-yes-published = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از { $line } ({ $source }).
    [at-most] { $metric }: { $number }، نه بالاتر از { $line } ({ $source }).
    [above] { $metric }: { $number }، بالاتر از { $line } ({ $source }).
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از { $line } ({ $source }).
    }
applies-yes-untested = { $op ->
    [below] { $metric }: { $number }، پایین‌تر از { $line } ({ $source }). تصادفی بودنش آزموده نشده است: ماه‌های پیاپی از نظر فصل هم فرق دارند.
    [at-most] { $metric }: { $number }، نه بالاتر از { $line } ({ $source }). تصادفی بودنش آزموده نشده است: ماه‌های پیاپی از نظر فصل هم فرق دارند.
    [above] { $metric }: { $number }، بالاتر از { $line } ({ $source }). تصادفی بودنش آزموده نشده است: ماه‌های پیاپی از نظر فصل هم فرق دارند.
   *[at-least] { $metric }: { $number }، برابر یا بالاتر از { $line } ({ $source }). تصادفی بودنش آزموده نشده است: ماه‌های پیاپی از نظر فصل هم فرق دارند.
    }
applies-no = { $op ->
    [below] { $metric }: { $number }؛ در مقادیر پایین‌تر از { $line } مصداق دارد.
    [at-most] { $metric }: { $number }؛ تا { $line } مصداق دارد.
    [above] { $metric }: { $number }؛ در مقادیر بالاتر از { $line } مصداق دارد.
   *[at-least] { $metric }: { $number }؛ از { $line } به بالا مصداق دارد.
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number }؛ در مقادیر پایین‌تر از { $line } ({ $source }) مصداق دارد.
    [at-most] { $metric }: { $number }؛ تا { $line } ({ $source }) مصداق دارد.
    [above] { $metric }: { $number }؛ در مقادیر بالاتر از { $line } ({ $source }) مصداق دارد.
   *[at-least] { $metric }: { $number }؛ از { $line } ({ $source }) به بالا مصداق دارد.
    }
applies-within_noise = { $metric }: { $number }؛ در { $source }: { $line }. این تفاوت در حد نوسان معمول است.
applies-undefined = { $metric }: بدون مقدار. { $why }
applies-no_comparison = { $metric }: { $number }. عدد منتشرشده‌ای که مبنای آن است، در این فروشگاه چیز دیگری را می‌سنجد.
applies-no_earlier = { $metric }: { $number }. از { $source } عددی در دست نیست.
applies-not_tested = { $metric }: { $number }؛ در { $source }: { $line }. داده کمتر از آن است که بتوان این تفاوت را از نوسان تصادفی جدا کرد.
applies-too_few = { $metric }: تعداد مشتریان برای اظهار نظر کم است.
applies-not_in_the_files = { $metric }: در فایل‌های سفارش نیامده است.
applies-nobody_there = این ماه کسی در گروه مخاطبان آن نیست.
applies-too_few_there = مخاطبان آن کمتر از آن‌اند که تعدادشان گفته شود.
applies-other_stage = { $n ->
    [1] مناسب فروشگاه‌های مرحلهٔ «{ $first }» است.
    [2] مناسب فروشگاه‌های مرحلهٔ «{ $first }» و «{ $second }» است.
   *[other] مناسب فروشگاه‌های مرحلهٔ «{ $first }»، «{ $second }» و «{ $third }» است.
    }
applies-short-yes = بله
applies-short-no = خیر
applies-short-unknown = معلوم نیست
applies-short-nobody_there = بدون مخاطب
applies-short-too_few_there = مخاطب کم
applies-short-other_stage = مرحلهٔ دیگر

### How far the store has come

section-stage = فروشگاه در چه مرحله‌ای است
stage-just-started = نوپا
stage-gaining-traction = در حال جا افتادن
stage-consistent = باثبات
stage-established = جاافتاده
stage-told = «{ $stage }»، بر پایهٔ { $orders } سفارش در دوازده ماه اخیر و { $months } داده.
stage-told-growth = «{ $stage }»، بر پایهٔ { $orders } سفارش در دوازده ماه اخیر، { $way ->
    [down] { $growth } کمتر
   *[up] { $growth } بیشتر
    } از دوازده ماه پیش از آن، و { $months } داده.
balance-just-started = هنوز مشتری چندانی برای نگه داشتن نیست. بیشتر پول و وقت را باید صرف به دست آوردن مشتریان جدید کرد؛ دربارهٔ مشتریان موجود، فقط مطمئن شوید که سفارش‌ها می‌رسد و به شکایت‌ها پاسخ داده می‌شود.
balance-gaining-traction = به دست آوردن مشتری هنوز مقدم است. نگهداشت را از کم‌هزینه‌ترین جا آغاز کنید: سفارش دوم.
balance-consistent = میان این دو تعادل برقرار کنید. مشتریانی که می‌توانند برگردند به اندازهٔ کافی هست: باشگاه مشتریان و توصیه به دیگران را به آنچه مشتری جدید می‌آورد بیفزایید.
balance-established = بیشتر رشد از مشتریان موجود می‌آید. برای نگه داشتنشان بیشتر بگذارید و پیام‌های تکراری را خودکار کنید.
balance-goods = { $lasts ->
    [long] نیمی از سفارش‌های بعدی بیش از { $gap } پس از سفارش قبلی می‌آید و هر سفارش { $aov } ارزش دارد. کالایی با این دوام، کفه را به سوی مشتریان جدید سنگین می‌کند، و اگر گران باشد بیشتر.
   *[short] نیمی از سفارش‌های بعدی حداکثر { $gap } پس از سفارش قبلی می‌آید و هر سفارش { $aov } ارزش دارد. کالایی که به این زودی دوباره خریده می‌شود، کفه را به سوی مشتریان موجود سنگین می‌کند، مگر آنکه گران باشد.
    }
stage-rule = مرز میان مرحله‌ها قاعده‌ای سرانگشتی از همین ابزار است، نه یافته. این مرزها در perennial.toml زیر { "\u200E" }[shop.stage]{ "\u200E" } آمده‌اند.

### همهٔ برنامه‌های اقدام

page-playbooks = برنامه‌های اقدام
title-playbooks = همهٔ برنامه‌های اقدام
lead-playbooks = هر برنامهٔ اقدام صفحه‌ای دارد: چرا، برای چه کسانی، شرط‌ها با اعداد این فروشگاه، گام‌ها، کارهایی که نباید کرد، و اینکه اثرش چگونه سنجیده می‌شود.
library-read = نخست آن‌هایی آمده‌اند که مصداق دارند، به ترتیب آنچه ممکن است بیفزایند. اینکه این ماه چه پیشنهاد می‌شود و چرا:
playbook-proposed = پیشنهاد این ماه: شرط‌هایش در اعداد این فروشگاه برقرار است.
playbook-applies = این ماه مصداق دارد، اما برنامه‌های دیگر ممکن است بیشتر بیفزایند؛ از این رو در میان پیشنهادها نیست.
playbook-not-now = این ماه پیشنهاد نمی‌شود. { $reason }
also-why = شرط‌های این‌ها هم برقرار است، اما ممکن است کمتر از پیشنهادهای بالا بیفزایند، یا رقمی برایشان گفته نشده است.
line-worth = { $customers } از گروه «{ $group }»؛ ممکن است { $within } { $low } تا { $high } بیفزاید.
audience-counted = { $group }: { $customers }
line-customers = { $customers } از گروه «{ $group }».
start-adopt = برای آغاز:
start-list = هم‌اکنون در دست اجراست. فایل مشتریان آن:
start-read = فرمان‌ها در پوشهٔ perennial.toml اجرا می‌شوند. «plan adopt» طرح را می‌سازد، با نام کسی که پیگیر آن است و آخرین روز به تاریخ میلادی. «audience» مشتریان طرح را در فایلی می‌نویسد، و اگر به جای csv نام سامانهٔ ایمیل خود را بیاورید، به شکلی که آن سامانه می‌خواهد؛ و شماری از آنان را به قید قرعه در گروه کنترل نگه می‌دارد تا گزارش‌های بعدی از روی آن اثر را نشان دهند.
adds-orders = { $low } تا { $high } سفارش از هر ۱۰۰ مشتری
adds-revenue = { $low } تا { $high } از فروش
adds-measured = { $low } تا { $high } از هر مشتری در { $days }
basis-assumption = فرض
basis-published = منبعی منتشرشده
basis-measured = طرحی از همین فروشگاه
