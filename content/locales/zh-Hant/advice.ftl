# 業界數字、說法與行動方案。

title-benchmarks = 與別人的數字相比
lead-benchmarks = 在衡量方式相同的前提下，把本店數字與公開發表的數字放在一起看。
section-compared = 可以比較的數字
section-apart = 不能比較的數字，以及原因
section-claims = 檢驗流傳的說法
nothing-compared = 公開數字所衡量的，沒有一項能用本店的資料計算。
apart-read = 這些數字經常被引用，但衡量的對象都與本報告不同，並列比較只會誤導。
apart-show = 顯示這些數字
claims-read = 人人都在引用的說法：出自哪裡、目前所知如何、在本店是否成立。
ours = 本店
theirs = 公開值
peers = 這些商店的中位數
caption-benchmarks-compared = 圓點是本店的數字，附95%信賴區間；直線是公開數字，或其他商店的中位數。
finding-benchmarks = 有{ $number }項外界數字可以比較：本店高於其中{ $above }項，低於{ $below }項

source = { $publisher }（{ $year }）：{ $title }
source-second-hand = { $publisher }（{ $year }）：{ $title }，轉引自他人
source-undated = { $publisher }：{ $title }
source-undated-second-hand = { $publisher }：{ $title }，轉引自他人
sample-shops = { $number }家商店
sample-customers = { $number }位顧客

position-below = 本店低於這個數字，差距超出隨機波動。
position-within = 差距未超出隨機波動。
position-above = 本店高於這個數字，差距超出隨機波動。
position-below-peers = 本店低於這些商店的中間半數，差距超出隨機波動：落在最低的四分之一。
position-within-peers = 本店落在這些商店的中間半數，或相距太近而無法判斷。
position-above-peers = 本店高於這些商店的中間半數，差距超出隨機波動：落在最高的四分之一。
position-undefined = 本店還沒有這個數字。{ $why }

mismatch-metric = 從訂單算不出類似的數字。
mismatch-unit = 單位或幣別不同。
mismatch-window = 它涵蓋的期間是{ $theirs }，本店的數字則是{ $ours }。
mismatch-window-none = 未說明涵蓋多長的期間；本店的數字涵蓋的是{ $ours }。
mismatch-population = 它以{ $theirs }為對象，本店的數字則以{ $ours }為對象。
mismatch-vertical = 它談的是另一個行業：{ $theirs }。
mismatch-vertical-unknown = 它談的是單一行業：{ $theirs }，而設定檔沒有說明本店賣什麼。
mismatch-vertical-retail = 它談的是整個零售業，而不是單一行業。

population-businesses = 企業
population-customers = 顧客
population-members = 會員方案的成員
population-orders = 訂單
population-repeat_customers = 回購的顧客
population-sessions = 造訪次數
population-visitors = 網站訪客

vertical-cbd = CBD
vertical-pets = 寵物用品

standing-confirmed = 已找到來源。
standing-second-hand = 只找到他人的轉述。
standing-disputed = 有爭議。
standing-unverified = 未經查證。
standing-distorted = 與來源所說不符。
verdict-holds = 在本店成立。{ $numbers }
verdict-does_not_hold = 在本店不成立。{ $numbers }
verdict-too_close_to_call = 在本店差距太小，無法判定。{ $numbers }
verdict-undefined = 在本店還無法檢驗。{ $why }
claim-numbers = { $metric }：{ $number }。所稱：{ $claimed }。
claim-numbers-interval = { $metric }：{ $number }，可能在{ $interval }之間。所稱：{ $claimed }。
claimed-below = 低於{ $line }
claimed-at-most = 最多{ $line }
claimed-above = 高於{ $line }
claimed-at-least = 至少{ $line }
verdict-not_testable = 單憑訂單無法檢驗。

title-strategy = 該做什麼
lead-strategy = 相關數字已越過門檻的行動方案，攸關營收最多的排在最前面。這裡只建議五項；再多，一個月內也沒有人做得完。
section-also = 其他適用的方案
section-others = 本月不適用
for-whom = 對象
because = 理由
measured-by = 成效指標
measure = { $metric }，最後一個步驟後{ $days }
applies-yes = { $op ->
    [below] { $metric }：{ $number }，低於{ $line }。
    [at-most] { $metric }：{ $number }，未高於{ $line }。
    [above] { $metric }：{ $number }，高於{ $line }。
   *[at-least] { $metric }：{ $number }，達到{ $line }以上。
    }
applies-yes-published = { $op ->
    [below] { $metric }：{ $number }，低於{ $source }的{ $line }。
    [at-most] { $metric }：{ $number }，未高於{ $source }的{ $line }。
    [above] { $metric }：{ $number }，高於{ $source }的{ $line }。
   *[at-least] { $metric }：{ $number }，達到{ $source }的{ $line }以上。
    }
applies-no = { $op ->
    [below] { $metric }：{ $number }；低於{ $line }時適用。
    [at-most] { $metric }：{ $number }；不超過{ $line }時適用。
    [above] { $metric }：{ $number }；高於{ $line }時適用。
   *[at-least] { $metric }：{ $number }；達到{ $line }以上時適用。
    }
applies-no-published = { $op ->
    [below] { $metric }：{ $number }；低於{ $source }的{ $line }時適用。
    [at-most] { $metric }：{ $number }；不超過{ $source }的{ $line }時適用。
    [above] { $metric }：{ $number }；高於{ $source }的{ $line }時適用。
   *[at-least] { $metric }：{ $number }；達到{ $source }的{ $line }以上時適用。
    }
applies-undefined = 「{ $metric }」沒有數字。{ $why }
applies-no_comparison = 它所依據的公開數字，在本店衡量的是另一回事。
applies-nobody_there = 本月沒有符合條件的顧客。
applies-short-yes = 是
applies-short-no = 否
applies-short-nobody_there = 無此類顧客
