# 已執行的計畫有什麼成效。

section-effects = 有沒有用
effects-read = 凡是隨機抽出一部分顧客作為對照組、不去聯絡的計畫，兩組之間只有偶然的差別，所以從對照組的訂單可以看出，如果沒有這個計畫會有多少訂單。

effect-counted = 計入訂單的期間
effect-window = { $from }至{ $to }
effect-contacted = 聯絡組
effect-held_out = 對照組

effect-no_secret = 這個計畫的顧客紀錄需要一組密鑰才能辨認，而製作報告的電腦上沒有。把密鑰放回原處，下一次製作就會列出成效。
effect-other_secret = 這個計畫的顧客紀錄所用的密鑰，與製作報告的電腦上的不同。換成正確的密鑰，下一次製作就會列出成效。
effect-running = 仍在進行。資料涵蓋到{ $to }的報告會列出成效。
effect-too_few = 聯絡組或對照組的顧客太少，這裡不公布任何數字。
effect-no_holdout = 沒有對照組，所以無從得知如果沒有這個計畫會有多少訂單。聯絡的顧客中，每100位在之前的{ $days }內有{ $before }位下單，在計入的{ $days }內有{ $after }位。這是實際發生的情形，不是計畫的成效：依最近下單時間挑選出來的人，之後下單本來就會變多或變少。
effect-few_orders = 下單的顧客太少，或沒有下單的太少，無法分辨是成效還是偶然。
effect-more = 有用。聯絡組每100位中下單的顧客，比對照組約多{ $number }位；可能多{ $low }至{ $high }位。
effect-fewer = 造成了反效果。聯絡組每100位中下單的顧客，比對照組約少{ $number }位；可能少{ $low }至{ $high }位。
effect-not_beside_others = 目前還看不出成效。每100位中下單的顧客，聯絡組有{ $contacted }位，對照組有{ $held_out }位。單看這個計畫，差異超出隨機波動；但這次一共比較{ $plans }個計畫，合併來看也可能只是偶然。
effect-not_shown = 目前還看不出成效。每100位中下單的顧客，聯絡組有{ $contacted }位，對照組有{ $held_out }位。計畫造成的改變，每100位可能介於{ $low }至{ $high }位之間。
effect-net = 這段期間每位顧客的淨營收：聯絡組{ $contacted }，對照組{ $held_out }。差異可能介於{ $low }至{ $high }之間。
effect-net-few = 聯絡組或對照組不到{ $number }位顧客，所以不比較每位顧客的營收。
effect-missing = 這個計畫有{ $number }位顧客不在讀取的任何訂單中，不予計入。
effect-mixed = 有{ $number }位顧客因為有兩個地址，同時在聯絡組與對照組，不予計入。

finding-effects-compared = { $n ->
        [0] 比較了{ $plans }個計畫，沒有一個的成效超出隨機波動
       *[other] 比較了{ $plans }個計畫，有{ $number }個的成效超出隨機波動
    }
caption-effects-compared = 在計入的期間內下單的顧客比率，聯絡組減去對照組。圓點附95%信賴區間；直線表示沒有差異。
table-effects-compared = 聯絡組減去對照組，各計畫
table-effects = 兩組的訂單，各計畫

column-side = 組別
column-ordered = 下單的顧客
column-ordered_share = 占顧客的比率
column-orders_per_customer = 每位顧客訂單數
column-net_per_customer = 每位顧客營收

short-more = 下單較多
short-fewer = 下單較少
short-not_beside_others = 與其他計畫合看，看不出成效
short-not_shown = 看不出成效
