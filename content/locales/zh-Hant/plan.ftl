# 計畫：商店已採用的行動方案。

page-plan = 計畫
title-plan = 目前在做什麼
lead-plan = 本店採用的行動方案：由誰負責、何時到期、做到哪裡，以及各要改善哪個數字。

plans-sentence = 計畫：進行中{ $open }項，逾期{ $overdue }項，完成{ $done }項
plans-read = 「完成」與「進行中」依製作這份報告時的計畫檔；「逾期」以報告最後一天為準。計畫會一直列在這裡，直到所有步驟都完成，而且到期已滿一年。這裡只把當時與現在的數字並列：季節與商店所做的其他事情也都反映在其中，所以不能證明計畫的成效。
plans-none = 還沒有採用任何行動方案，所以目前沒有計畫。
csv-plans = 下載所有計畫（CSV檔）

section-plans-overdue = 逾期
section-plans-open = 進行中
section-plans-done = 完成
section-plans-under-way = 已經著手的計畫
section-plans-adopt = 如何採用行動方案
plans-adopt = 在perennial.toml所在的資料夾執行以下指令，填入行動方案的名稱、負責人，以及不算逾期的最後一天：
plans-edit = 這會在「plan」資料夾寫入一個檔案，載有該方案的步驟。完成一個步驟，就在它的方框中填入[x]；步驟可以任意修改，檔案請與專案的其他檔案一起保存。下一期報告會顯示做到哪裡。

plan-overdue = 逾期
plan-open = 進行中
plan-done = 完成
plan-owner = 負責人
plan-due = 期限
plan-steps = 步驟
plan-steps-done = { $all }個步驟中完成{ $count }個
plan-steps-late = 有{ $count }個步驟超過各自的日期
plan-all-steps = 所有步驟
plan-then = 採用時（{ $month }）
plan-then-unknown = 當時沒有數字。
plan-now = 現在（{ $month }）
plan-read-later = 這個數字要等到{ $day }才能評斷：計畫期限之後{ $days }。
plan-read-now = 這個數字從{ $day }起可以評斷：計畫期限之後{ $days }。
plan-file = 檔案：
plan-playbook = 行動方案：
plan-line-overdue = 期限{ $due }，已逾期，負責人{ $owner }：{ $steps }個步驟中完成{ $done }個
plan-line-open = 期限{ $due }，負責人{ $owner }：{ $steps }個步驟中完成{ $done }個

table-plans = 計畫
column-plan = 計畫
column-owner = 負責人
column-due = 期限
column-state = 狀態
column-steps = 步驟數
column-steps_done = 完成步驟
column-when_adopted = 採用時
column-now = 現在
