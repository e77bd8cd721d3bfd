# 幫助讀者閱讀頁面的文字：切換、註記、圖表的連結。

switch-measure = 計算項目
switch-customers = 顧客
switch-orders = 訂單
switch-revenue = 營收
switch-margin = 毛利
switch-unit = 表示方式
switch-share = 占第0個月的比率
switch-amount = 數量與金額
table-cohort-orders-share = 各同類群組的訂單占第0個月的比率，依首購後的月數
table-cohort-revenue-share = 各同類群組的營收占第0個月的比率，依首購後的月數

# 圖表的截至日期與連結，供引用時使用。
as-of-day = 資料截至{ $day }
link-figure = 這張圖的連結
link-table = 這張表的連結

# 前後相接的文字：句子，以及清單中的各項。
one-sentence-next = { $one }{ $next }
one-fact-next = { $one }、{ $next }
# 數字旁邊的文字，例如區間。
aside = （{ $words }）

grade-of = 等級{ $grade }
claim-stated = 所稱來源：{ $source }
finding-lifecycle-none = 還沒有顧客下過單

section-tiles = 各項數字
tile-rose = 比{ $month }多{ $by }，超出隨機波動
tile-fell = 比{ $month }少{ $by }，超出隨機波動
tile-within_noise = { $direction ->
        [up] 比{ $month }多{ $by }，在平常的波動範圍內
       *[down] 比{ $month }少{ $by }，在平常的波動範圍內
    }
summary-benchmark-above = { $metric }：本店{ $number }，公開數字為{ $theirs }。本店較高，差距超出隨機波動。來源：{ $source }。
summary-benchmark-below = { $metric }：本店{ $number }，公開數字為{ $theirs }。本店較低，差距超出隨機波動。來源：{ $source }。
summary-benchmark-within = { $metric }：本店{ $number }，公開數字為{ $theirs }。差距未超出隨機波動。來源：{ $source }。

annotation-day = { $text }：{ $from }
annotation-days = { $text }：{ $from }至{ $to }

single-left = 這個檔案可以單獨閱讀。報告的其餘部分，以及每張表格的CSV檔，都在報告的網站上。

earlier-cohorts = 較早的同類群組，按年
title-in-money = { $title }（{ $symbol }）
title-earlier-cohorts = { $title }：較早的同類群組，按年
from-month-to-month = { $from }至{ $to }
cohorts-folded = 最近{ $alone }個同類群組各有一列，更早的{ $number }個按年合併，列在下方的表中。每年的一格是當年各群組的總和，比率以這些群組全部的顧客、訂單或營收為分母；要等每個群組的這一期都結束，才有數字。檔案裡有全部的群組與期數。
cohorts-folded-apart = 第一個群組含有先前的顧客，不併入當年，單獨列出。
cohorts-folded-few = 留白的群組不計入任何一年。
