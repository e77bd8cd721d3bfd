# 顧客接下來會怎麼做、值多少：價值頁的一部分。

section-margin = 毛利
margin-covered = 近十二個月的{ $orders }筆訂單中，有{ $covered }筆載明商品成本。毛利是這些訂單的淨營收減去商品成本。退款多少，就視為商品退回多少。
finding-margin = 近十二個月的營收，扣除商品成本後剩下{ $share }
finding-margin-undefined = 各月毛利
caption-margin-by-month = 各月載明商品成本的訂單，其淨營收減去商品成本與折讓單。某月載明成本的訂單不到95%時留白。

section-outlook = 未來十二個月
section-what-if = 如果有更多顧客回來
section-trial = 模型有多可信
section-parameters = 參數

metric-expected_active = 仍在的顧客
define-expected_active = 迄今所有顧客中，尚未永久離開者的期望人數；這是誰也無法直接看到的。每位顧客依模型給出的機率計入，所用的是「顧客可能在第二次下單前就離開」的模型中最好的一個。
metric-expected_orders_12m = 預期訂單數（未來12個月）
define-expected_orders_12m = 現有顧客在報告最後一天之後十二個月內預期會下的訂單。同一位顧客在同一天的兩筆訂單算一筆。還沒出現的顧客不在其中。
metric-clv_12m = 顧客終身價值（12個月）
define-clv_12m = 現有顧客在報告最後一天之後十二個月內預期帶來的淨營收，以年率{ $rate }折現，除以迄今所有顧客的人數。這是營收，不是獲利。
window-next_12m = 未來十二個月
basis-between = 可能介於{ $low }至{ $high }之間（僅就參數而言）
why-too_little_to_go_by = 可依據的資料太少；還缺什麼，請見價值頁。
why-no_model_fits = 沒有模型適合這些訂單。
why-no_amounts = 無法推估金額。
why-nobody_leaves = 這裡選用的模型假設沒有人會永久離開，所以無法得知誰還在。
why-nobody_leaves_unseen = 「顧客可能在第二次下單前就離開」的模型，沒有一個適合這些訂單。

outlook-orders = 截至{ $day }的{ $customers }位顧客，預期在之後十二個月內會下{ $orders }筆訂單；就模型參數所知，可能介於{ $low }至{ $high }筆之間。
outlook-worth = 這些訂單預期帶來{ $revenue }的淨營收，可能介於{ $low }至{ $high }之間。以年率{ $rate }折現，現值為{ $value }。
outlook-off = 模型準不準是另一回事。以{ $split }以前的訂單配適後，{ $model }預期保留驗證的{ $weeks }週會有{ $expected }筆訂單；{ $direction ->
        [more] 實際為{ $actual }筆，多了{ $difference }。
        [less] 實際為{ $actual }筆，少了{ $difference }。
       *[same] 實際為{ $actual }筆，幾乎一樣。
    }比起上面的範圍，更該留意的是這種幅度的誤差。
outlook-nobody-leaves = 從這些訂單看不出有人永久離開，因此採用{ $model }：顧客各自按自己的步調一直買下去，還有多少人在則不予推估。如果顧客其實會離開，這種模型的預期會偏高，而這要等以後的訂單才看得出來。
outlook-nobody-left = 這裡採用{ $model }：顧客各自按自己的步調一直買下去。假設顧客會離開的模型，不是不適合這些訂單，就是與保留驗證的各週相差較遠，因此還有多少人在不予推估。
outlook-without = 新加入的顧客不在其中；季節、價格與行銷活動，模型也不知道。它只說明顧客如果照舊購買會有什麼結果。
outlook-not-compared = 這些數字不與前一個月比較：每個月的數字都來自各自的配適，兩者的差異有一大部分會是配適造成的。
outlook-choice = 每個模型都以資料的前一段配適，再拿沒看過的後一段檢驗。選用的是{ $model }：就個別顧客而言，它的預期最接近實際（偏差值最小）。
outlook-no-model = 不做任何預測：沒有模型適合這些訂單。如果看起來沒有人離開、顧客之間沒有差異，或購買的節奏是模型所不認識的，就會發生這種情形。
outlook-shut = 目前還不做預測。資料這麼少，配適出來的模型與其說反映本店，不如說反映模型自己。
gate-customers = 目前有{ $found }位顧客；需要{ $limit }位。
gate-days = 顧客的訂單涵蓋{ $found }天；需要{ $limit }天。
gate-idle = 顧客的最近一筆訂單是{ $found }天前；最多只能是{ $limit }天前。
gate-orders = 下單最勤的顧客，也只在{ $found }個日子下過單；至少要有人在{ $limit }個日子下過單。
outlook-no-amounts = 每筆訂單的金額無法建立模型，因為顧客的消費過於一致，或差異過大。所以這裡只有訂單數，沒有金額。
outlook-amounts-alike = 顧客之間的每筆消費金額或下單頻率沒有差異。
outlook-amounts = 每筆訂單值多少，由回購的{ $customers }位顧客推知：各顧客平均為{ $mean }。模型假設常下單的人，每筆訂單的金額既不偏高也不偏低。{ $strength ->
        [weak] 這一點大致成立：相關係數為{ $correlation }。
       *[strong] 這一點並不太成立：相關係數為{ $correlation }，所以金額不如表面上可靠。
    }

finding-outlook-by-week = 逐週訂單的預期與實際：模型看過的資料到{ $split }為止
caption-outlook-by-week = 分割日以前已有的顧客在首購之後的訂單，從第一週起累計。模型以分割日以前的各週配適；虛線是它對保留驗證各週的預期。
finding-outlook-by-repeats = { $direction ->
        [more] 在保留驗證的各週，顧客下單比{ $model }的預期多{ $difference }
        [less] 在保留驗證的各週，顧客下單比{ $model }的預期少{ $difference }
       *[same] 在保留驗證的各週，顧客下單與{ $model }的預期相同
    }
caption-outlook-by-repeats = 保留驗證各週中每位顧客的訂單數，依顧客在那之前、首購之後已下的訂單數分組。
axis-repeats-before = 分割日前，首購之後的訂單數
repeats-to = { $from }–{ $to }
repeats-from = { $from }以上
legend-actual = 實際
legend-expected = 預期
legend-expected-fitted = 預期，配適期間
legend-expected-held = 預期，驗證期間
part-fitted = 配適
part-held = 驗證

what-if-second_order_rate_90d = 如果每100位新客中多{ $points }位在90天內第二次下單，那麼近十二個月的{ $customers }位新客中就會多{ $more }位。在第{ $days }天回來的顧客，預期除了這一筆，之後十二個月還會下{ $again }筆訂單；到那時還沒回來的顧客則預期下{ $once }筆。因此每人多帶來{ $each }筆訂單，每筆{ $amount }：合計{ $revenue }。
what-if-customer_retention_rate = 如果每100位活躍顧客中多{ $points }位再留一年，那麼現有的{ $customers }位活躍顧客中就會多{ $more }位。在留存率不變的情況下，每位留下的顧客預期在十二個月內下{ $each }筆訂單，每筆{ $amount }：合計{ $revenue }。
what-if-not = { $metric }：提高後值多少，不予推估。{ $why }
what-if-note = 以上是試算，不是預測，也沒有範圍。試算假設爭取回來的顧客會與自己回來的顧客一樣下單，實際上很可能較少。爭取他們的成本也沒有算進去。顧客人數四捨五入到整數，金額則以未捨入的人數計算。

kind-again-0 = 多次，0–{ $recent }天前
kind-again-1 = 多次，{ $half }–{ $last }天前
kind-again-2 = 多次，{ $days }天以上
kind-once-0 = 一次，0–{ $recent }天前
kind-once-1 = 一次，{ $half }–{ $last }天前
kind-once-2 = 一次，{ $days }天以上

model-chosen = 採用
model-not_chosen = 差距較大
model-nobody_leaves = 看不出有人離開
model-unfit = 不適合這些訂單

table-outlook-groups = 對顧客的預期，依過去的購買
table-outlook-models = 各模型與保留驗證的訂單
table-outlook-by-repeats = 分割日後的訂單，依分割日前的訂單數
table-outlook-by-week = 各週訂單的實際與預期
table-what-if = 提高一個與五個百分點，在十二個月內值多少
table-outlook-parameters = 參數與標準誤（以週與貨幣單位計）
column-rate = 提高的比率
column-points = 百分點
column-rate_customers = 相關顧客數
column-customers_more = 增加的顧客
column-orders_each = 每人訂單數
column-revenue_per_order = 每筆營收
column-revenue_more = 增加的營收
column-kind = 下單次數與最近購買
column-expected_active = 仍在
column-expected_orders = 預期訂單
column-expected_revenue = 預期營收
column-clv = 折現值
column-model = 模型
column-actual = 實際
column-expected = 預期
column-off_by = 誤差
column-deviance = 偏差值
column-absolute_error = 每位顧客平均誤差
column-repeats = 先前訂單數
column-actual_each = 每人實際
column-expected_each = 每人預期
column-week_to = 該週截至
column-part = 部分
column-actual_sum = 累計實際
column-expected_sum = 累計預期
column-parameter = 參數
column-standard_error = 標準誤
