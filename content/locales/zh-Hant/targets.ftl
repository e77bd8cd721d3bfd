# 商店自訂的目標：數字卡片、圖中的線、對照表，以及行動方案的條件。

target-open = 目標：{ $target }
target-reached = { $side ->
    [above] 目標{ $target }：已達成，高出{ $by }
    [below] 目標{ $target }：已達成，低了{ $by }
   *[at] 目標{ $target }：剛好達成
    }
target-missed = { $side ->
    [above] 目標{ $target }：未達成，高出{ $by }
   *[below] 目標{ $target }：未達成，低了{ $by }
    }
target-within_chance = 目標{ $target }：差距未超出隨機波動
target-beside = { $side ->
    [above] 目標{ $target }：高出{ $by }
    [below] 目標{ $target }：低了{ $by }
   *[at] 目標{ $target }：剛好相同
    }
target-line = 目標{ $target }

our-target = 本店目標
section-targets = 本店自訂的目標
targets-read = 本店想達到的數字，訂在perennial.toml的[targets]之下。有信賴區間的數字，整個區間都在目標的同一側，才算達成或未達成；否則差距未超出隨機波動。
table-targets = 本店與自訂目標對照
column-target = 目標
target-is-reached = 已達成
target-is-missed = 未達成
target-is-within_chance = 差距未超出隨機波動
target-is-beside = 高低本身無所謂好壞

applies-yes-target = { $op ->
    [below] { $metric }：{ $number }，低於目標{ $line }。
    [at-most] { $metric }：{ $number }，未高於目標{ $line }。
    [above] { $metric }：{ $number }，高於目標{ $line }。
   *[at-least] { $metric }：{ $number }，達到目標{ $line }以上。
    }
applies-no-target = { $op ->
    [below] { $metric }：{ $number }；低於目標{ $line }時適用。
    [at-most] { $metric }：{ $number }；不超過目標{ $line }時適用。
    [above] { $metric }：{ $number }；高於目標{ $line }時適用。
   *[at-least] { $metric }：{ $number }；達到目標{ $line }以上時適用。
    }
applies-within_noise-target = { $metric }：{ $number }，目標為{ $line }；差異未超出隨機波動。
applies-no_target = { $metric }：{ $number }。本店沒有為它訂目標。
