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
finding-benchmarks = { $n ->
    [1] { $one ->
        [above] 本店高於唯一可以比較的公開數字
        [below] 本店低於唯一可以比較的公開數字
       *[within] 本店接近唯一可以比較的公開數字
    }
   *[other] 有{ $all }項公開數字可以比較：本店高於其中{ $above }項，低於{ $below }項
}

source = { $publisher }（{ $year }）：{ $title }
source-second-hand = { $publisher }（{ $year }）：{ $title }，轉引自他人
source-undated = { $publisher }：{ $title }
source-undated-second-hand = { $publisher }：{ $title }，轉引自他人
publisher-quoting = { $publisher }引用{ $origin }
publisher-computed = { $publisher }，perennial依公開資料計算
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
lead-strategy = 本月該做什麼、為誰做、為什麼：條件符合本店數字的行動方案，可能增加最多營收的排在最前面。
section-first = 重點
do-first = 先做「{ $title }」：對象為「{ $group }」，共{ $customers }，約需{ $hours }，{ $within }可能增加{ $low }至{ $high }的營收。
do-first-unvalued = 先做「{ $title }」：對象為「{ $group }」，共{ $customers }，約需{ $hours }。
do-then = 接著做「{ $title }」：對象為「{ $group }」，共{ $customers }，{ $within }可能增加{ $low }至{ $high }。
do-then-unvalued = 接著做「{ $title }」：對象為「{ $group }」，共{ $customers }。
why-this-first = 為什麼是這一項，為什麼是現在：
group-meaning = 「{ $group }」是指：{ $meaning }
section-proposals = 本月建議
ranking-how = 依範圍的中間值排序，也就是兩端的正中間。範圍是指方案的增量套用在相關顧客身上，十二個月可能帶來多少；算式見各方案。計畫已在本店顯出成效的，以該計畫計入的天數內的成效代替增量。這是營收，不是獲利，也還沒有扣除人力等成本。對象是同一批顧客的方案，金額不能相加。最多建議五項：再多，一個月內也沒有人做得完。
section-cards = 各行動方案與步驟
section-also = 其他適用的方案
section-other-stage = 不適合現階段的商店
section-others = 本月不適用
for-whom = 對象
worth = 一年的價值
worth-in-days = { $days }內的價值
in-a-year = 一年
in-days = { $days }內
not-said = 這個方案沒有提出數字。
because = 理由
effort = 工作量
leans-on = 參考依據
right-for = 適用階段
measured-by = 成效指標
measure = { $metric }，最後一個步驟後{ $days }
hours = { $number }小時
effort-and-lead = { $n ->
        [0] 工作{ $hours }；顧客當天就會察覺。
       *[other] 工作{ $hours }；決定之後{ $days }，顧客才會察覺。
    }
worth-range = { $low }至{ $high }
arithmetic-orders = { $customers } × 每100位多{ $low }至{ $high }筆訂單 × 每筆{ $aov } = { $from }至{ $to }。
arithmetic-measured = { $customers } × 每位多{ $low }至{ $high } = { $from }至{ $to }。
arithmetic-revenue = { $by ->
        [model] 模型預期這些顧客未來十二個月帶來的{ $revenue } × { $low }至{ $high } = { $from }至{ $to }。
       *[observed] 這些顧客近十二個月帶來的{ $revenue } × { $low }至{ $high } = { $from }至{ $to }。
    }
coming-model = 就算不做，模型也預期這些顧客在未來十二個月內帶來{ $revenue }。
coming-observed = 這些顧客近十二個月帶來{ $revenue }。可依據的資料太少，無法預期接下來會如何。
lift-assumption = 能增加多少是假設，不是研究發現；只有對照組能給出答案。
lift-published = 能增加多少引自公開資料，本店可能不同：
lift-measured = 在本店量得：{ $days }內，計畫{ $plan }聯絡組的每位顧客，比對照組多帶來這些金額。這取代了內文所說的假設。現在群組裡的顧客，反應可能不同。
lift-not-shown = { $days }內，計畫{ $plan }聯絡組的每位顧客，比對照組多帶來{ $low }至{ $high }，可能只是偶然。
how-all = 以下條件必須全部成立：
how-any = 以下條件只須一項成立：
held-yes = 成立。
held-no = 不成立。
held-unknown = 無從判斷。
leans-benchmark = { $metric }：本店{ $ours }，{ $publisher }為{ $theirs }。
subject-customers = 「{ $group }」的顧客數
subject-share = 「{ $group }」占顧客的比率
subject-revenue_share = 「{ $group }」占營收的比率（以各顧客下單的最後一年計）
subject-coupon = 首購使用優惠券的顧客比率
subject-guest = 以訪客身分首購的顧客比率
subject-account = 以會員身分首購的顧客比率
subject-trait = 已知「{ $trait }」的顧客比率
subject-trait-is = { $trait }為「{ $name }」的顧客比率
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
applies-yes-untested = { $op ->
    [below] { $metric }：{ $number }，低於{ $source }的{ $line }。是否偶然並未檢定：相鄰月份的差異也來自季節。
    [at-most] { $metric }：{ $number }，未高於{ $source }的{ $line }。是否偶然並未檢定：相鄰月份的差異也來自季節。
    [above] { $metric }：{ $number }，高於{ $source }的{ $line }。是否偶然並未檢定：相鄰月份的差異也來自季節。
   *[at-least] { $metric }：{ $number }，達到{ $source }的{ $line }以上。是否偶然並未檢定：相鄰月份的差異也來自季節。
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
applies-within_noise = { $metric }：{ $number }，{ $source }為{ $line }；差異未超出隨機波動。
applies-undefined = { $metric }：沒有數字。{ $why }
applies-no_comparison = { $metric }：{ $number }。這項條件所依據的公開數字，衡量的是另一回事。
applies-no_earlier = { $metric }：{ $number }。{ $source }沒有這個數字。
applies-not_tested = { $metric }：{ $number }，{ $source }為{ $line }；資料太少，無法分辨是不是偶然。
applies-too_few = { $metric }：顧客太少，不予公布。
applies-not_in_the_files = { $metric }：訂單檔沒有記載。
applies-nobody_there = 本月沒有這類顧客。
applies-too_few_there = 這類顧客太少，不予公布。
applies-other_stage = { $n ->
        [1] 這個方案適合「{ $first }」階段的商店。
        [2] 這個方案適合「{ $first }」與「{ $second }」階段的商店。
       *[other] 這個方案適合「{ $first }」、「{ $second }」與「{ $third }」階段的商店。
    }
applies-short-yes = 是
applies-short-no = 否
applies-short-unknown = 不明
applies-short-nobody_there = 無此類顧客
applies-short-too_few_there = 人數太少
applies-short-other_stage = 階段不同

section-stage = 商店走到哪個階段
stage-just-started = 剛起步
stage-gaining-traction = 成長中
stage-consistent = 穩定
stage-established = 成熟
stage-told = 「{ $stage }」：依據是近十二個月的{ $orders }筆訂單，以及{ $months }的資料。
stage-told-growth = 「{ $stage }」：依據是近十二個月的{ $orders }筆訂單，比再前十二個月{ $way ->
        [down] 少{ $growth }
       *[up] 多{ $growth }
    }，以及{ $months }的資料。
balance-just-started = 可以留住的顧客還不多。大部分的錢與時間應該用來爭取新客；對現有顧客，只要確保訂單準時送達、客訴有人回覆。
balance-gaining-traction = 爭取新客仍是第一要務。留住顧客，從成本最低的地方開始：第二筆訂單。
balance-consistent = 兩者並重。會回來的顧客已經夠多：在爭取新客之外，加上會員獎勵與推薦。
balance-established = 成長大半來自現有顧客。多花心力留住他們，例行的訊息則交給系統自動寄送。
balance-goods = { $lasts ->
        [long] 有一半的回購訂單，與前一筆相隔超過{ $gap }；平均每筆訂單{ $aov }。這麼耐用的商品，重心應移向新客；單價高的話更是如此。
       *[short] 有一半的回購訂單，在前一筆之後{ $gap }內出現；平均每筆訂單{ $aov }。這麼快就會再買的商品，重心應移向現有顧客，除非單價很高。
    }
stage-rule = 各階段的界線是本工具的經驗法則，不是研究發現；列在perennial.toml的[shop.stage]之下。

### 所有行動方案

page-playbooks = 行動方案
title-playbooks = 所有行動方案
lead-playbooks = 每項行動方案各有一頁：為什麼做、對象是誰、條件與本店的數字、步驟、不該做的事，以及如何衡量成效。
library-read = 適用的方案排在前面，依可能增加的金額排序。本月建議哪些、為什麼，請看：
playbook-proposed = 本月建議：本店的數字符合它的條件。
playbook-applies = 本月適用，但其他方案可能增加更多，所以沒有列入建議。
playbook-not-now = 本月沒有建議。{ $reason }
also-why = 這些方案的條件也成立，但可能增加的金額比上列方案少，或是沒有提出數字。
line-worth = 對象為「{ $group }」，共{ $customers }，{ $within }可能增加{ $low }至{ $high }。
audience-counted = { $group }：{ $customers }
line-customers = 對象為「{ $group }」，共{ $customers }。
start-adopt = 開始的方法：
start-list = 已在進行中。把對象顧客寫入檔案：
start-read = 指令在perennial.toml所在的資料夾執行。「plan adopt」建立計畫，請填入負責人與最後一天。「audience」把計畫的對象顧客寫入檔案，把csv換成您的郵件平台，就會寫成該平台的格式；並隨機抽出一部分顧客作為對照組，之後的報告才能看出成效。
adds-orders = 每100位顧客{ $low }至{ $high }筆訂單
adds-revenue = 營收的{ $low }至{ $high }
adds-measured = { $days }內每位顧客{ $low }至{ $high }
basis-assumption = 假設
basis-published = 公開資料
basis-measured = 本店的計畫
