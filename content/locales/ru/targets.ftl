# Собственные цели магазина: на плитках, линиями на графиках, в таблице и в условиях сценариев.

target-open = Цель: { $target }
target-reached = { $side ->
    [above] Цель { $target } достигнута: на { $by } выше
    [below] Цель { $target } достигнута: на { $by } ниже
   *[at] Цель { $target } достигнута точно
    }
target-missed = { $side ->
    [above] Цель { $target } не достигнута: на { $by } выше
   *[below] Цель { $target } не достигнута: на { $by } ниже
    }
target-within_chance = Цель { $target }: разница в пределах случайности
target-beside = { $side ->
    [above] Цель { $target }: на { $by } выше
    [below] Цель { $target }: на { $by } ниже
   *[at] Цель { $target }: точное совпадение
    }
target-line = цель { $target }

our-target = Цель этого магазина
section-targets = Собственные цели магазина
targets-read = То, чего хочет достичь магазин: цели заданы в perennial.toml, в разделе [targets]. Если у показателя есть интервал, цель достигнута или не достигнута, когда весь интервал лежит по одну сторону от неё; иначе разница в пределах случайности.
table-targets = Этот магазин рядом со своими целями
column-target = Цель
target-is-reached = Достигнута
target-is-missed = Не достигнута
target-is-within_chance = Разница в пределах случайности
target-is-beside = Ни больше, ни меньше само по себе не лучше

applies-yes-target = { $op ->
    [below] { $metric }: { $number }. Это ниже цели: { $line }.
    [at-most] { $metric }: { $number }. Это не выше цели: { $line }.
    [above] { $metric }: { $number }. Это выше цели: { $line }.
   *[at-least] { $metric }: { $number }. Это не ниже цели: { $line }.
    }
applies-no-target = { $op ->
    [below] { $metric }: { $number }; сценарий подходит, если показатель ниже цели: { $line }.
    [at-most] { $metric }: { $number }; сценарий подходит, если показатель не выше цели: { $line }.
    [above] { $metric }: { $number }; сценарий подходит, если показатель выше цели: { $line }.
   *[at-least] { $metric }: { $number }; сценарий подходит, если показатель не ниже цели: { $line }.
    }
applies-within_noise-target = { $metric }: { $number }, цель — { $line }. Разница в пределах случайности.
applies-no_target = { $metric }: { $number }. Цели для этого показателя магазин не задал.
