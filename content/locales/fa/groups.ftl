# Groups of customers.

audience-everyone = همهٔ مشتریان
audience-new = جدید
audience-active = فعال
audience-loyal = وفادار
audience-won_back = دوباره فعال
audience-at_risk = در خطر ریزش
audience-lapsed = ازدست‌رفته
audience-champions = برترین‌ها
audience-regulars = مشتریان ثابت
audience-promising = امیدبخش‌ها
audience-newcomers = تازه‌واردها
audience-drifting = دورشونده‌ها
audience-slipping = در آستانهٔ رفتن
audience-cooling = رو به سردی
audience-dormant = خاموش‌ها

meaning-new = یک سفارش، کمتر از { $half } روز پیش.
meaning-active = دست‌کم دو سفارش که آخرینِ آن کمتر از { $half } روز پیش بوده، و در مجموع کمتر از { $loyal } سفارش.
meaning-loyal = { $loyal } سفارش یا بیشتر که آخرینِ آن کمتر از { $half } روز پیش بوده.
meaning-won_back = در پایان یک ماه دست‌کم { $window } روز سفارش نداده بود و کمتر از { $half } روز پیش دوباره سفارش داده.
meaning-at_risk = دست‌کم { $half } روز بدون سفارش.
meaning-lapsed = دست‌کم { $days } روز بدون سفارش.
meaning-champions =
    { $parts ->
        [3] در یک‌سوم برتر از نظر تازگی آخرین سفارش، تعداد سفارش و مبلغ خرید.
       *[other] در دوپنجم برتر از نظر تازگی آخرین سفارش، تعداد سفارش و مبلغ خرید.
    }
meaning-regulars =
    { $parts ->
        [3] در یک‌سوم برتر از نظر تعداد سفارش، با سفارشی نه‌چندان دور.
       *[other] در دوپنجم برتر از نظر تعداد سفارش، با سفارشی نه‌چندان دور.
    }
meaning-promising = سفارش بیشتر از اغلب مشتریان، و آخرینِ آن نه‌چندان دور.
meaning-newcomers = کمترین تعداد سفارش، معمولاً یکی، و آخرینِ آن نه‌چندان دور.
meaning-drifting = کمترین تعداد سفارش، معمولاً یکی، و مدتی از آخرینِ آن گذشته.
meaning-slipping =
    { $parts ->
        [3] در یک‌سوم برتر از نظر تعداد سفارش و مبلغ خرید، ولی مدتی طولانی بدون سفارش.
       *[other] در دوپنجم برتر از نظر تعداد سفارش و مبلغ خرید، ولی مدتی طولانی بدون سفارش.
    }
meaning-cooling = سفارش بیشتر از کمترین تعداد، ولی مدتی طولانی بدون سفارش.
meaning-dormant = کمترین تعداد سفارش، معمولاً یکی، و مدتی طولانی بدون سفارش.

trait-channel = نخستین کانال
trait-country = کشور نخستین سفارش
trait-product = نخستین محصول
trait-coupon = کد تخفیف نخستین سفارش
trait-category = نخستین دستهٔ محصول
trait-account = حساب کاربری یا مهمان در نخستین سفارش
account-account = حساب کاربری
account-guest = مهمان
slice-without = هیچ‌کدام
slice-other = سایر گروه‌ها
r-score = { "\u2066" }R{ $score }{ "\u2069" }

legend-share-customers = سهم از مشتریان
legend-share-revenue = سهم از فروش
pair-of-shares = { $one } و { $other }
caption-lifecycle = اینکه هر مشتری امروز در چه وضعیتی است و مشتریان هر وضعیت روی‌هم چقدر فروش آورده‌اند. عدد نخست سهم از مشتریان است و عدد دوم سهم از فروش.
finding-rfm = گروه «{ $group }» { $customers } از مشتریان را دارد و { $revenue } از فروش را آورده است
finding-rfm-none = مشتریان بر حسب گروه RFM
caption-rfm = هر مشتری فقط در یک گروه است. عدد نخست سهم گروه از مشتریان است و عدد دوم سهم آن از کل فروش تا امروز. هرچه دو نقطه از هم دورتر باشند، هر مشتریِ آن گروه وزن بیشتری دارد.
