# 會員獎勵頁。

page-loyalty = 會員獎勵
title-loyalty = 會員獎勵划得來嗎？
lead-loyalty = 依顧客消費劃分的等級、誰離升級不遠、點數的成本，以及要多賣多少才划得來。

section-tiers = 等級
loyalty-proposed = 近十二個月有{ $number }位顧客下單。依每人的消費金額可以分成{ $tiers }級：級數以同一級的顧客夠相近為準，取最少的；每條界線都在附近少有顧客的空隙中。規則見方法頁。
loyalty-configured = 近十二個月有{ $number }位顧客下單。{ $tiers }個等級的界線依商店的設定。
loyalty-no-tiers-too_few = 不建議分級：近十二個月有消費的顧客不到{ $fewest }位，界線會取決於其中少數幾位。界線可以在設定中自訂。
loyalty-no-tiers-alike = 不建議分級：顧客近十二個月的消費金額太接近，或無論界線畫在哪裡，總有一邊的顧客太少。
loyalty-tier = 第{ $number }級
loyalty-from = { $amount }以上
loyalty-below = 未滿{ $amount }
table-loyalty-tiers = 依顧客十二個月的消費金額劃分的等級
caption-loyalty-tiers = 近十二個月下過單的顧客，依同期的淨營收。「接近升級」是指離下一個更高的等級，只差所在等級的一筆平均訂單金額或更少。
finding-loyalty = 最高等級有{ $customers }的顧客，占所有顧客十二個月消費的{ $revenue }
finding-loyalty-undefined = 顧客十二個月的消費金額
loyalty-reach = 有{ $number }位顧客接近升級：只差所在等級的一筆平均訂單金額或更少。總共差{ $missing }。
loyalty-reach-not = 有多少顧客接近升級，不予公布：某個等級中，接近升級的或其餘的顧客太少。
loyalty-pull = 如果其中{ $reach }補足了差額，而且沒有人本來就會這樣做，營收會多{ $more }，相當於增加{ $lift }。
loyalty-pull-pays = 如果其中{ $reach }補足了差額，而且沒有人本來就會這樣做，營收會多{ $more }，相當於增加{ $lift }。要負擔下述點數，需要增加{ $even }，所以足夠。
loyalty-pull-short = 如果其中{ $reach }補足了差額，而且沒有人本來就會這樣做，營收會多{ $more }，相當於增加{ $lift }。要負擔下述點數，需要增加{ $even }，所以不夠。

section-points = 點數的成本
loyalty-cost = 如果下過單的人全都加入，點數的價值是付款金額的{ $rate }，其中{ $redemption }會兌換，那麼以十二個月的營收{ $revenue }計算，點數一年的成本是{ $cost }。
loyalty-margin-measured = 依訂單檔，營收扣除商品成本後剩下{ $margin }。
loyalty-margin-assumed = 營收扣除商品成本後，假定剩下{ $margin }；這是設定值，因為訂單檔的記載不夠完整。
loyalty-margin-unknown = 營收扣除商品成本後剩下多少，訂單檔與設定都沒有說明，所以無從得知要多賣多少才能負擔點數。可以在[loyalty]之下設定margin。
loyalty-break-even = 因此營收要增加{ $lift }，也就是一年{ $more }，多賣的毛利才足以負擔所有點數，包括多賣的部分所給的點數。超過這個幅度的才是收穫，而且還沒有扣除營運的人力。
loyalty-never = 每筆銷售只剩下{ $margin }，營收增加再多也負擔不了這些點數：點數的成本等於剩下的部分，甚至更多。
loyalty-no-points-no_revenue = 不計算點數的成本：近十二個月沒有來自顧客的營收。
loyalty-note = 以上是依顧客的消費所做的試算，不是預測。會員獎勵能不能打動人，只有隨機提供給一部分顧客、不提供給其他顧客，才看得出來。會員的消費比別人多，主要是因為消費多的人才會加入。
table-loyalty-outcomes = 營收在十二個月內增加的結果
column-tier = 等級
column-tier_from = 起點
column-orders_each_12m = 每位顧客訂單數
column-within_reach = 接近升級
column-lift = 營收增加
column-margin_more = 增加的毛利
column-points_cost = 全部營收的點數
column-left_over = 結餘
