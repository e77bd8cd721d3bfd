# 每一頁共用的文字，以及各頁自己的文字。

skip = 跳到報告內容
navigation = 本報告的各頁
languages = 本頁的其他語言版本
untranslated = 這段文字還沒有中文版。
how-computed = 計算方式
inputs = 資料來源：
input = { $name }，{ $rows }列，BLAKE3 { $hash }
a-shop = 未命名商店
definition = 這是什麼？
numbers = 數字
nothing-to-draw = 目前還沒有可以畫的資料。
csv = 下載CSV檔
csv-benchmarks = 下載所有公開數字（CSV檔）
csv-playbooks = 下載所有行動方案（CSV檔）
csv-metrics = 下載所有指標（CSV檔）
basis = { $part }／{ $whole }
basis-per = { $part } ÷ { $whole }
basis-interval = { $part }／{ $whole }；可能介於{ $low }至{ $high }之間
tile-before = { $month }：{ $number }
points = { $number }個百分點
verdict-rose = 上升，超出隨機波動：比{ $month }多{ $by }，可能介於{ $low }至{ $high }之間。
verdict-fell = 下降，超出隨機波動：比{ $month }少{ $by }，可能介於{ $low }至{ $high }之間。
verdict-within_noise = { $direction ->
        [up] 在平常的波動範圍內：比{ $month }多{ $by }。
       *[down] 在平常的波動範圍內：比{ $month }少{ $by }。
    }
verdict-named = 僅計可辨識顧客的訂單，未扣折讓單。
trend-rose = 依去年同期與之後的成長推算，高出{ $by }。
trend-fell = 依去年同期與之後的成長推算，低了{ $by }。
trend-within_noise = 與去年同期及之後成長的推算相符。
untested-months_missing = 這是變化還是偶然，還要再過{ $months }個月才能分辨。
untested-too_few = 未檢定是否有變化：筆數太少。
untested-history_too_short = 未檢定是否有變化：資料回溯得不夠久。
untested-unnamed = 未檢定是否有變化：多數訂單沒有顧客身分，只知道總額。
untested-same_people = 未檢定是否有變化：計算在內的，大多是一年前的同一批顧客。
untested = 未檢定
changed-rose = 上升
changed-fell = 下降
changed-within_noise = 平常的波動範圍內
against-year = 一年前
against-trend = 自身趨勢
changes-read = 所有比較，以及近十二個月的數字
too-few = 顧客太少，不予公布

warning-month_not_over = 當月尚未結束：資料到{ $day }為止。以整月計算的數字暫時留空。
warning-strays_before = { $n ->
    [1] 有{ $orders }筆訂單的日期是{ $day }
   *[other] 有{ $orders }筆訂單的日期是{ $day }或更早
}，比其他所有訂單早{ $days }天。請確認日期是否正確：資料看起來是從那一天開始。
warning-strays_after = { $n ->
    [1] 有{ $orders }筆訂單的日期是{ $day }
   *[other] 有{ $orders }筆訂單的日期是{ $day }或更晚
}，比其他所有訂單晚{ $days }天。請確認日期是否正確。
warning-secret_gone = 無法衡量已寄送內容的效果：製作紀錄時所用的密鑰不在（{ $plans }）。
warning-currency_unknown = 訂單檔與perennial.toml都沒有註明幣別，所以金額不帶貨幣符號。
warning-no_customers = 這些訂單檔沒有顧客身分，所以這裡只有訂單與營收，沒有留存的數字。{ $instead }
warning-mostly_unidentified = 當月有超過一半的訂單沒有顧客身分，所以關於顧客的數字只反映其中較小的一部分。

page-index = 摘要
page-cohorts = 同類群組
page-customers = 顧客
page-value = 價值
page-segments = 分群
page-benchmarks = 業界比較
page-strategy = 策略
page-data = 資料
page-method = 方法

title-archive = 顧客留存報告
lead-archive = 最新一期與過去各期報告。
read-latest = 閱讀本期報告
section-months = 各月報告
feed = 訂閱新報告
spark = { $metric }，近{ $n }個月

title-index = { $month }概要
lead-index = 發生了什麼、好不好、接下來該做什麼。
section-headline = 發生了什麼
section-revenue = 營收從哪裡來
section-next = 接下來該做什麼
all-playbooks = 所有行動方案與步驟
nothing-applies = 本月沒有適用的行動方案：沒有任何方案的條件成立。

summary-takings = { $month }營收{ $revenue }，來自{ $orders }筆訂單。
summary-change-rose = 每日平均比{ $month }（{ $before }）多{ $by }，無法只用偶然解釋：增幅可能介於{ $low }至{ $high }之間。
summary-change-fell = 每日平均比{ $month }（{ $before }）少{ $by }，無法只用偶然解釋：減幅可能介於{ $low }至{ $high }之間。
summary-change-within_noise = { $direction ->
        [up] 每日平均比{ $month }（{ $before }）多{ $by }，仍在本店平常的波動範圍內。
       *[down] 每日平均比{ $month }（{ $before }）少{ $by }，仍在本店平常的波動範圍內。
    }
summary-tests = { $k ->
        [0] 與去年同期及趨勢所做的{ $tests }項比較中，沒有一項超出隨機波動。
       *[other] 與去年同期及趨勢所做的{ $tests }項比較中，有{ $found }項超出隨機波動。
    }
summary-people = { $k ->
    [0] 當月{ $whole }位顧客，以前都沒有買過。
   *[other] 當月{ $whole }位顧客中，有{ $part }位（{ $share }）以前就買過。
}
summary-people-revenue = 當月{ $whole }位顧客中，有{ $part }位（{ $share }）以前就買過；可辨識顧客的營收有{ $revenue }由他們帶來。
summary-second-order = 首購顧客有{ $share }在90天內再次下單；真實比率可能介於{ $low }至{ $high }之間。
summary-base = 一年前活躍的{ $whole }位顧客中，有{ $part }位（{ $share }）現在仍然活躍。
summary-base-undefined = 顧客留存率還沒有數字。{ $why }

legend-returning = 舊客
legend-new = 新客
legend-unidentified = 無顧客身分的訂單
legend-won-back = 回流
legend-lapsed = 流失
caption-revenue-by-month = 各月淨營收。新客的首購就在當月；舊客在更早的月份已經買過。
finding-revenue = { $month }可辨識顧客的營收有{ $share }來自舊客
finding-revenue-undefined = 各月營收

title-cohorts = 顧客會回來嗎？
lead-cohorts = 把顧客依首購時間分組，看有多少人再次下單、何時下單，以及各種算法的結果。
section-triangles = 逐月來看
triangles-read = 每一橫列是首購在該月的所有顧客，也就是一個同類群組（cohort）。第0欄是首購當月，第1欄是下一個日曆月，依此類推。每一格計算在那個月至少下過一筆訂單的顧客，所以同一位顧客可能在某一格缺席，到下一格又出現。尚未結束的月份沒有數字。營收已扣除退款與折讓單，因此可能低於零。
cohorts-few = 不到{ $n }位顧客的同類群組，在這裡與檔案中都留白；可據以推算出它們的群組也一併留白，但仍計入合計。走到某一期的顧客不到{ $n }位時，該期略去不列。
section-kinds = 回頭客的四種算法
kinds-read = 有四種數字都叫「留存率」，彼此可能相差很多。拿別處的數字來比之前，先弄清楚那是哪一種。
kind-classic = 標準
kind-unbounded = 無上限
kind-cumulative = 累計
kind-bracket = 區段
legend-classic = 標準：恰好在那個月下單。
legend-unbounded = 無上限：在那個月或之後任何一個月下單，資料到哪裡就算到哪裡。又稱滾動留存率（rolling retention）。
legend-cumulative = 累計：到那時已再次下單，不論是在那個月，或在第0個月之後的更早月份。又稱回購率。
legend-bracket = 區段：在第1至3個月、第4至6個月或第7至12個月至少下單一次。
axis-months-since-first = 首購後月數
axis-month-of-first = 首購月份
caption-retention-by-kind = 顧客比率，依首購當月之後的日曆月計算。每個月份都把資料夠長的同類群組合併計算，以顧客人數除以顧客人數。越後面的月份，所依據的群組越少，所以有群組退出時，曲線可能轉折。較新的群組還沒有多少後續月份，無上限留存率仍可能上升。
finding-kinds = 首購後第{ $age }個月有{ $classic }的顧客下單；到那時已有{ $cumulative }回購，在那時或之後下單的有{ $unbounded }
finding-kinds-undefined = 還沒有同類群組的資料長到足以用任一種算法計算
section-curve = 日曆月與30天一期
caption-retention-by-age = 所有資料夠長的同類群組的標準留存率，以顧客人數除以顧客人數，附95%信賴區間。以日曆月計，第1個月在首購後1至31天開始；以30天一期計，第1期一律在首購後滿30天開始。因此在30天內、但已跨月回來的人，會算進前者而不算進後者。30天一期要等到首購可能落在該月的所有人都滿期才計算。
finding-retention = 首購後的下一個月，有{ $share }的顧客再次下單
finding-retention-rolling = 首購後的下一個日曆月，有{ $share }的顧客再次下單；首購後第30至59天則有{ $rolling }
finding-retention-undefined = 還沒有同類群組的資料長到足以看出回購
paces-week = 週
paces-month = 日曆月
paces-quarter = 季
paces-rolling = 30天一期
section-trend = 各同類群組之間
caption-retention-trend = 各月同類群組在第1、3、6、12個月的標準留存率。每條線到最後一個資料夠長的群組為止。小群組容易受偶然影響；各群組的人數見表格。
trend-age = 第{ $age }個月
finding-trend = { $month }首購的顧客，有{ $share }在下一個月再次下單；早一年的那一批是{ $before }
finding-trend-undefined = 還沒有兩個同類群組的資料長到可以比較
section-paces = 按季與按週
paces-read = 同樣的三角表，換成其他期間：第1欄是首購那一季（或那一週，週一至週日）的下一期。尚未結束的期間沒有數字。
finding-quarters = 首購那一季的下一季，有{ $share }的顧客再次下單
finding-quarters-undefined = 按首購的季
finding-weeks = 首購那一週的下一週，有{ $share }的顧客再次下單
finding-weeks-undefined = 按首購的週
left-censored = 第一個同類群組（{ $month }）另外處理。它比後面的群組大得多，因為資料開始時已是顧客的人全都算在裡面。它看起來比實際更忠誠，凡是把群組合併計算的地方，都不包括它。
not-left-censored = 第一個同類群組的人數與平常相當，看不出其中含有資料開始以前就已購買的顧客。不過，如果匯出檔的起點晚於開店時間，仍有這種可能。
first-cohort-alone = 沒有其他同類群組可與第一個相比，因此看不出其中是否含有資料開始以前就已購買的顧客。

title-customers = 顧客的來去與回購
lead-customers = 誰加入、誰留下、誰離開，以及顧客多久才回來。
section-base = 顧客人數的增減
section-kept = 留住與流失
section-again = 再次下單
caption-base-by-month = 橫軸以上是各月加入或回流的顧客，以下是流失的顧客。超過活躍期沒有下單，就算流失。
finding-flow = { $month }有{ $joined }位顧客加入或回流，{ $out }位流失
axis-days-since-order = 距前一筆訂單的天數
caption-time-to-next-order = 已下了下一筆訂單的顧客比率，依距前一筆訂單的天數（Kaplan–Meier法）。還沒回來的人，觀察多久就算多久。色帶是95%信賴區間。
finding-returns = 有{ $share }的顧客在{ $within }內再次下單，其中一半在{ $days }內就下單
finding-returns-undefined = 顧客多久才再次下單
returns-1 = 第1到第2筆
returns-2 = 第2到第3筆
returns-3 = 第3到第4筆
ladder-step = 第{ $from }到第{ $to }筆
caption-order-ladder = 下過這麼多筆訂單的顧客中，又多下一筆的比率。比率逐級升高，一部分是因為購買使人忠誠，一部分是因為會買的本來就是忠誠的人。
finding-ladder = 有{ $share }的顧客下了第二筆訂單
finding-ladder-undefined = 還沒有人下第二筆訂單
axis-days-between-orders = 訂單間隔天數
median = 中位數：{ $days }
caption-order-gaps = 同一位顧客前後兩筆訂單的所有間隔，以兩週為一格。一年以上的間隔見表格。從未回來的人沒有間隔，不在圖中。
finding-gaps = 有一半的回購訂單，在前一筆之後{ $days }內出現
finding-gaps-undefined = 還沒有顧客下過兩次單
section-late = 多久沒回來算太久
lapse = 在{ $horizon }內回來的顧客，十個有九個在第{ $day }天以前就回來了（可能介於第{ $low }至{ $high }天之間），從一筆訂單算到下一筆。有{ $share }的訂單在{ $horizon }內有下一筆。就本店而言，超過{ $day }天還沒回來，就算太久；{ $horizon }之後才回來的人，不在這些數字之內。
lapse-few_returns = 目前還看不出本店顧客多久沒回來算太久：觀察時間夠長的訂單中，之後還有下一筆的不到{ $n }筆。
lapse-horizon_too_short = 目前還看不出本店顧客多久沒回來算太久。訂單的觀察期間是{ $horizon }；會回來的人有九成已回來的那一天，仍會隨觀察期間延長而變動。

title-value = 顧客值多少
lead-value = 營收、訂單金額，以及其中有多少繫於少數人。
section-worth = 營收與訂單
section-concentration = 集中度
caption-aov-by-month = 各月淨營收除以訂單數。
finding-aov = 近十二個月平均每筆訂單{ $aov }
finding-aov-undefined = 各月客單價
axis-customers-by-revenue = 顧客，由消費最少者排起
axis-share-of-revenue = 營收占比
lorenz-equal = 如果人人消費相同
lorenz-top = 前20%：{ $share }
caption-lorenz = 近十二個月下過單的顧客及其淨營收（羅倫茲曲線）。曲線離對角線越遠，營收就越倚賴少數人。
finding-lorenz = 前20%的顧客帶來近十二個月可辨識顧客營收的{ $share }（吉尼係數{ $gini }）
finding-lorenz-undefined = 近十二個月的顧客太少，無法畫出營收在顧客間的分布。

title-segments = 顧客是誰
lead-segments = 每位顧客目前的狀態，以及首購透露了什麼。
section-lifecycle = 顧客生命週期
section-rfm = RFM：最近購買、訂單數、營收
section-meanings = 各群的意義
section-firsts = 首購透露了什麼
rfm-read-5 = 顧客依距離最近一筆訂單的天數（R）、訂單數（F）與營收（M）排序，各按本店自己的顧客分成五等分，5分最好。數值相同的顧客分數相同，因此只下過一筆訂單的人F分數都一樣；如果多數顧客只下過一筆，緊接在上面的幾個分數就會空著。
rfm-read-3 = 顧客依距離最近一筆訂單的天數（R）、訂單數（F）與營收（M）排序；由於人數不到{ $gate }，各按本店自己的顧客分成三等分，3分最好。數值相同的顧客分數相同，因此只下過一筆訂單的人F分數都一樣；如果多數顧客只下過一筆，緊接在上面的分數就會空著。
firsts-read = 依首購的某項特徵分群，看各群在90天內再次下單的比率。最近才加入的顧客，觀察多久就算多久。人數少的群合併計算。
firsts-tested = { $k ->
        [0] 共有{ $tests }群與其餘顧客做了檢定；沒有一群的回購差異超出隨機波動。
       *[other] 共有{ $tests }群與其餘顧客做了檢定；有{ $found }群的回購差異超出隨機波動。
    }
differs-sooner = { $name }：這些顧客比其餘顧客更早回購，或回購的人更多。
differs-later = { $name }：這些顧客比其餘顧客更晚回購，或回購的人更少。
speed-sooner = 較早
speed-later = 較晚
speed-alike = 差異未超出隨機波動
legend-sooner = 早於其餘顧客，超出隨機波動
legend-later = 晚於其餘顧客，超出隨機波動
legend-alike = 差異未超出隨機波動
movement-read = 直向是顧客在{ $month }底的狀態，橫向是現在的狀態。
no-customer-yet = 尚無顧客
not-told = 不公布
untold-mark = *
untold-read = { $mark } 不公布：低於隱私門檻的人數，或可據以推算出這類人數的數字。
lifecycle-rule-configured = 狀態依商店設定的活躍期{ $days }天判定：{ $days }天沒有下單為已流失，滿一半（{ $half }天）為瀕臨流失。從訂單本身來看，多久沒回來算太久，請見另一頁：
lifecycle-rule-lapse_day = 狀態依本店自己的訂單判定。會回來的顧客，十個有九個在第{ $day }天以前就回來；進位為{ $step }天的整數倍，使界線不致常常變動，因此{ $days }天沒有下單為已流失，滿一半（{ $half }天）為瀕臨流失。留存率、流失率，以及當月的流失與回流顧客，則以{ $window }天的活躍期計算。這個天數怎麼來的：
lifecycle-rule-window = 狀態依{ $days }天的活躍期判定：{ $days }天沒有下單為已流失，滿一半（{ $half }天）為瀕臨流失。從訂單還看不出本店顧客多久沒回來算太久，原因請見另一頁：
no-traits = 訂單檔沒有管道、國家、商品、優惠券、類別或會員資料，或顧客太少而無法比較。
axis-ordered-again = 90天內再次下單的比率
caption-by-channel = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購管道。線段是95%信賴區間。
caption-by-country = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購國家。線段是95%信賴區間。
caption-by-product = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購中金額最高的商品。線段是95%信賴區間。
caption-by-coupon = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購所用的優惠券。線段是95%信賴區間。
caption-by-category = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購中金額最高的類別。線段是95%信賴區間。
caption-by-account = 90天內第二次下單的顧客比率（Kaplan–Meier法），依首購時是會員或訪客。線段是95%信賴區間。
finding-by-channel = 最常見的首購管道是{ $name }；其中{ $share }的顧客在90天內再次下單
finding-by-country = 最常見的國家是{ $name }；其中{ $share }的顧客在90天內再次下單
finding-by-product = 最常見的首購商品是{ $name }；其中{ $share }的顧客在90天內再次下單
finding-by-coupon = 最常用的優惠券是{ $name }；其中{ $share }的顧客在90天內再次下單
finding-by-category = 最常見的首購類別是{ $name }；其中{ $share }的顧客在90天內再次下單
finding-by-account = { $kind ->
        [guest] 以訪客身分首購的顧客，有{ $share }在90天內再次下單
       *[account] 以會員身分首購的顧客，有{ $share }在90天內再次下單
    }
finding-lifecycle = 有{ $share }的顧客在最近{ $half }天內下過單

title-data = 這份報告用了哪些資料
section-rows = 資料列
section-facts = 資料如何讀取
section-first-cohort = 第一個同類群組
nothing-left-out = 每一列都採用了。
rows-read = 讀取
rows-used = 採用
rows-left-out = 未採用
as-written = 依檔案所寫
fact-span = 訂單起訖
fact-span-note = 檔案中第一筆與最後一筆訂單的日期。
fact-orders = 訂單數
fact-orders-note = 所有計入的訂單，含報告最後一天之後的訂單。
fact-later = 報告最後一天之後的訂單
fact-later-note = 已讀取，留待下一期報告計入。
fact-unidentified = 無顧客身分的訂單
fact-unidentified-note = 計入訂單與營收，但不計入任何關於顧客的數字。
fact-customers = 顧客數
fact-customers-note = 檔案中任何時間下過單的人。電子郵件地址不分大小寫。
fact-gross = 營收總額
fact-gross-note = 扣除折扣、退款與折讓單之前。
fact-credits = 折讓單
fact-credits-note = 在折讓當日減少營收，不算訂單。
fact-credit-only = 只有折讓單、沒有訂單的人
fact-credit-only-note = 不算顧客；退給他們的錢從當月營收中扣除。
fact-refunds-beyond = 退款超過淨額的訂單
fact-refunds-beyond-note = 超出的部分是退還的稅金或運費，不從營收扣除。
fact-zone = 日期所用時區
fact-zone-note = 每一天、也就是每個月，依此時區起算與結束。
fact-currency = 幣別
fact-currency-note = 一份報告只用一種幣別。XXX表示沒有註明。

section-identity = 有多個識別碼的顧客
merged-read = 訂單所用的識別碼（地址與號碼）：{ $keys }個。依下列規則把同一人的識別碼合併後，顧客：{ $customers }位。顧客欄空白、改用其他識別碼的訂單：{ $named }筆。以讀取的所有訂單計算，回購的顧客合併前為{ $before }，合併後為{ $after }。每項規則只計它在前面各項之外增加的部分。超過{ $most }位顧客共用的識別碼不算同一人的跡象，略過不用；對照表中若有訂單從未出現的識別碼，該列也略過。
share-of = { $share }（{ $part }／{ $whole }）
rule-email = 在郵件服務商屬於同一信箱的地址
rule-phone = 相同的電話號碼
rule-customer_id = 同一商店的相同顧客編號
rule-aliases = 列於{ $file }
section-converted = 其他幣別
converted-read = 其他幣別的訂單依{ $file }（BLAKE3 { $hash }），按訂單日期所屬月份的匯率換算成{ $currency }。未採用的列若是其他幣別，其金額不換算，在上面也不計入。

title-method = 計算方式
lead-method = 所有定義、期間與來源，以及已知的弱點。
contents = 本頁內容
section-definitions = 定義
section-method = 方法
section-limits = 限制
definitions-read = 本報告的每個數字：它在report.json中的id、定義、涵蓋的期間，以及本月的數值。
