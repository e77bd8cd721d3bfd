# 行事曆頁，以及行事曆程式讀取的檔案。

page-calendar = 行事曆
title-calendar = 什麼時候與顧客聯絡
lead-calendar = 接下來一個月該做什麼、對象是誰、排在哪一天，都依本店顧客下單的步調而定。

calendar-month = { $month }該做的事
agenda-read = 各項都排在週一至週五，國定假日不在考量之內。每一項在行事曆檔中自成一筆，一般的行事曆程式都能讀取；再次讀取只會更新，不會重複新增。
calendar-file = 這個月的行事曆檔
calendar-name = { $shop }：顧客

task-build = 製作並閱讀報告
task-build-read = 匯出截至{ $before }底的所有訂單，製作該月的報告，並與做決定的人一起閱讀。
task-adopt = 採用{ $month }的計畫
task-adopt-read = 選出要執行的行動方案，各自指定負責人與期限，並為每項方案隨機抽出一組顧客作為對照，成效才看得出來。
task-review = 檢討先前寄出的訊息
task-review-read = 比較收到訊息與隨機留下不寄的顧客，停掉沒有作用的訊息，並記下心得。
task-check = 核對訊息
task-check-read = 確認{ $month }的訊息是否按照這份行事曆的天數寄出；下一期報告的天數若有不同，就在郵件系統中更改。
task-send = 寄出本週的訊息
task-send-read = { $n ->
    [0] 依目前的訂單，{ $from }至{ $to }沒有應寄出的訊息。
   *[other] 依目前的訂單，{ $from }至{ $to }應寄出{ $number }則訊息。
}
task-send-read-some = 依目前的訂單，{ $from }至{ $to }至少應寄出{ $number }則訊息。對象不到{ $least }位顧客的訊息不計在內。
task-send-read-few = 依目前的訂單，{ $from }至{ $to }應寄出的訊息很少。每一則的對象都不到{ $least }位顧客，這裡不計。
calendar-line = { $state }，第{ $day }天：{ $message }（{ $number }位顧客）

section-due = 各週該收到訊息的顧客
calendar-due-read = 在{ $month }開始的各週，每則訊息各有多少顧客會收到；在那之前又下單的不算。各週以寄出該週訊息的星期一表示，「第幾天」從最近一筆訂單起算。「合計」依至今的訂單計算；「另增」是對往後訂單的估計：如果每天的訂單與報告當月一樣多，這幾週內還會有這麼多人收到訊息。不到{ $least }位顧客的數字不公布，可據以推算出來的數字也不公布。
calendar-due-zero = 第{ $day }天的訊息隨日後的新訂單寄出，因此只計入「另增」。
table-calendar-due = 到了訊息應寄之日的顧客，各週

section-sequence = 各群顧客的訊息順序
sequence-read = 「第幾天」從顧客的最近一筆訂單起算，一有新訂單就從頭開始。凡是到了「瀕臨流失」或「已流失」那一天的顧客，不論先前屬於哪一群，都改收那一群的訊息。各群的定義請見另一頁：
calendar-pace = { $state }：在{ $horizon }天內再次下單的顧客，到第{ $half }天有一半已經下單。
calendar-pace-of-all = { $state }：在{ $horizon }天內還有下一筆的所有訂單，到第{ $half }天有一半已等到下一筆。這一群本身的訂單太少，或無法單獨計算。
calendar-no-pace-few_returns = { $state }：還有下一筆的訂單太少，看不出再次下單的顧客到哪一天會有一半下單。所以只有隨訂單寄出的那一則訊息。
calendar-no-pace-no_room = { $state }：再次下單的顧客，到第{ $half }天有一半已經下單。兩筆訂單之間沒有餘裕再寄訊息。
table-calendar-contacts = 各群的訊息與日子

column-day_after_order = 第幾天
column-message = 訊息
column-phase = 時機
column-why_day = 為什麼是這一天
column-together = 合計
column-together_more = 另增

phase-with = 售中
phase-after = 售後
phase-before = 下次售前

message-thanks = 感謝訂購，並說明商品何時送達
message-help = 協助顧客使用買到的商品
message-review = 請顧客寫評論
message-preview = 讓顧客搶先看新品
message-reminder = 提醒：也許該再訂了
message-welcome = 歡迎回來，並詢問先前有什麼不足
message-ask = 詢問是否有什麼不滿意
message-last_reminder = 再提醒一次，並給一個理由
message-win_back = 喚回：有哪些改變，為什麼值得回來
message-goodbye = 最後一次優惠，並說明這是最後一次
message-end = 停止：除非顧客要求，不再寄任何訊息

day-order = 下單當天。
day-fifths = 到第{ $half }天，再次下單的顧客有一半已經下單；比那一天早{ $days }天，也就是這段時間的{ $fifths }/5。
day-before_at_risk = 列為瀕臨流失（第{ $risk }天）的前一天；再次下單的顧客到第{ $half }天才有一半下單，那時再提醒就晚了。
day-at_risk = 顧客在這一天列為瀕臨流失：已流失的界線是{ $line }天，這是一半。
day-before_line = 比顧客列為已流失（第{ $line }天）早{ $days }天，也就是這段時間的4/5。
day-line = 顧客在這一天列為已流失。
day-after_line = 列為已流失之後{ $days }天：再次下單的顧客，有一半在這麼長的時間內下單。
day-nearly_everybody = 到這一天，再次下單的顧客每100位有98位已經下單。
day-twice_line = 已流失的界線是{ $line }天，這是兩倍。

section-replenish = 按時回購的商品
replenish-none = 首購買了同一項商品或類別、後來又再次下單的顧客都不夠多，看不出他們隔多久再下單。
replenish-read = { $k ->
        [0] 有{ $groups }項商品或類別，首購買了它、後來又再次下單的顧客夠多；但再次下單的時間都不固定。
       *[other] { $n ->
            [1] 有一項商品或類別，首購買了它、後來又再次下單的顧客夠多，而且再次下單的時間固定。
           *[other] 有{ $groups }項商品或類別，首購買了它、後來又再次下單的顧客夠多；其中{ $regular }項，再次下單的時間固定。
        }
    }
replenish-note = 天數從第一筆訂單算到第二筆，不論第二筆買了什麼：是不是同樣的商品，並不計較。還沒有再次下單的顧客，不在任何天數之內。「固定」是指天數中間半數的寬度，最多只有中位數的一半；這時在中位數的五分之四處提醒，時機取決於商品，而不是顧客所屬的群。
table-calendar-replenish = 從第一筆到第二筆訂單的天數，依首購的商品或類別
column-first_bought = 首購
column-what_kind = 種類
column-quarter_by = 四分之一（天）
column-half_by = 一半（天）
column-three_quarters_by = 四分之三（天）
column-regular = 固定
column-remind_on = 第幾天提醒
regular-yes = 是
regular-no = 否
