# What helps a reader through a page: switches, annotations, links to figures.

switch-measure = آنچه شمرده می‌شود
switch-customers = مشتریان
switch-orders = سفارش‌ها
switch-revenue = فروش
switch-margin = سود ناخالص
switch-unit = به صورت
switch-share = سهم از ماه ۰
switch-amount = تعداد و مبلغ
table-cohort-orders-share = سفارش‌های هر کوهورت به صورت سهمی از سفارش‌های ماه ۰، بر حسب ماه‌های پس از نخستین سفارش
table-cohort-revenue-share = فروش هر کوهورت به صورت سهمی از فروش ماه ۰، بر حسب ماه‌های پس از نخستین سفارش

# The day that a figure is of, and the way to it, for whoever cites it.
as-of-day = به تاریخ { $day }
link-figure = پیوند به این نمودار
link-table = پیوند به این جدول

# Texts that follow each other: sentences, and facts of a list.
one-sentence-next = { "\u200F" }{ $one } { $next }
one-fact-next = { "\u200F" }{ $one }، { $next }
# Words beside a number, such as its interval.
aside = { "\u200F" }({ $words })

grade-of = درجهٔ { $grade }
claim-stated = منبعی که ذکر می‌شود: { $source }
finding-lifecycle-none = هنوز هیچ مشتری‌ای سفارش نداده است

section-tiles = اعداد
tile-rose = { $by } بیشتر از { $month }، فراتر از نوسان تصادفی
tile-fell = { $by } کمتر از { $month }، فراتر از نوسان تصادفی
tile-within_noise = { $direction ->
    [up] { $by } بیشتر از { $month }، در حد نوسان معمول
   *[down] { $by } کمتر از { $month }، در حد نوسان معمول
    }
summary-benchmark-above = { $metric }: اینجا { $number }، عدد منتشرشده { $theirs } ({ $source }). این فروشگاه بالاتر است، فراتر از نوسان تصادفی.
summary-benchmark-below = { $metric }: اینجا { $number }، عدد منتشرشده { $theirs } ({ $source }). این فروشگاه پایین‌تر است، فراتر از نوسان تصادفی.
summary-benchmark-within = { $metric }: اینجا { $number }، عدد منتشرشده { $theirs } ({ $source }). تفاوتی فراتر از نوسان تصادفی دیده نمی‌شود.

annotation-day = { "\u200F" }{ $text }: { $from }
annotation-days = { "\u200F" }{ $text }: { $from } تا { $to }

single-left = این فایل به تنهایی کامل است. بقیهٔ گزارش، با همهٔ جدول‌ها به صورت CSV، در سایت گزارش است.

earlier-cohorts = کوهورت‌های پیشین، به تفکیک سال
title-in-money = { $title } ({ $symbol })
title-earlier-cohorts = { $title }: کوهورت‌های پیشین، به تفکیک سال
from-month-to-month = { $from } تا { $to }
cohorts-folded = { $n ->
    [one] هر یک از { $alone } کوهورت آخر یک سطر دارد. { $number } کوهورت پیش از آن‌ها در جدول سال‌های پیشین در پایین آمده است.
   *[other] هر یک از { $alone } کوهورت آخر یک سطر دارد. { $number } کوهورت پیش از آن‌ها در جدول پایین سال‌به‌سال با هم حساب شده‌اند.
} هر خانهٔ یک سال جمع کوهورت‌های آن است، و هر سهم از کل مشتریان، سفارش‌ها یا درآمد آن‌ها گرفته می‌شود؛ تا آن سن برای همهٔ آن‌ها کامل نشده باشد خانه‌ای نیست. همهٔ کوهورت‌ها و همهٔ سن‌ها در فایل‌ها هستند.
cohorts-folded-apart = نخستین کوهورت، که مشتریان پیشین را در خود دارد، از سال خود جدا می‌ماند.
cohorts-folded-few = کوهورتی که خالی است در هیچ سالی به حساب نمی‌آید.
