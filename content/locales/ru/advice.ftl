# Бенчмарки, утверждения и сценарии.

## Бенчмарки

title-benchmarks = Рядом с чужими цифрами
lead-benchmarks = Этот магазин рядом с опубликованными данными — там, где измеряется одно и то же.
section-compared = Что можно сравнить
section-apart = Что сравнить нельзя и почему
section-claims = Проверка расхожих утверждений
nothing-compared = Ни одно из опубликованных значений не измеряет того, что можно узнать из данных этого магазина.
apart-read = Эти цифры часто цитируют. Каждая измеряет не то, что этот отчёт, поэтому прямое сравнение ввело бы в заблуждение.
apart-show = Показать
claims-read = Фразы, которые цитируют все: откуда они взялись, что о них известно и верны ли они для этого магазина.
ours = Этот магазин
theirs = Опубликовано
peers = Медиана этих магазинов
caption-benchmarks-compared = Точка — этот магазин с 95‑процентным интервалом; вертикальная черта — опубликованное значение или медиана других магазинов.
finding-benchmarks = { $n ->
    [one] Сравнить можно { $number } чужой показатель: этот магазин выше по { $above }, ниже по { $below }
    [few] Сравнить можно { $number } чужих показателя: этот магазин выше по { $above }, ниже по { $below }
   *[other] Сравнить можно { $number } чужих показателей: этот магазин выше по { $above }, ниже по { $below }
    }

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title }, в пересказе других
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title }, в пересказе других
sample-shops = { $n ->
    [one] { $number } магазин
    [few] { $number } магазина
   *[other] { $number } магазинов
    }
sample-customers = { $n ->
    [one] { $number } клиент
    [few] { $number } клиента
   *[other] { $number } клиентов
    }

position-below = Этот магазин ниже, и это не случайность.
position-within = Разница в пределах случайности.
position-above = Этот магазин выше, и это не случайность.
position-below-peers = Этот магазин ниже средней половины этих магазинов, и это не случайность: он в нижней четверти.
position-within-peers = Этот магазин в средней половине этих магазинов или слишком близко к ней, чтобы судить.
position-above-peers = Этот магазин выше средней половины этих магазинов, и это не случайность: он в верхней четверти.
position-undefined = У этого магазина пока нет значения. { $why }

mismatch-metric = По заказам ничего подобного не считают.
mismatch-unit = Другая единица измерения или валюта.
mismatch-window = Разный срок: там — { $theirs }, у этого магазина — { $ours }.
mismatch-window-none = За какой срок измерено, не сказано; у этого магазина срок такой: { $ours }.
mismatch-population = Считают разное: там — { $theirs }, у этого магазина — { $ours }.
mismatch-vertical = Другая отрасль: { $theirs }.
mismatch-vertical-unknown = Речь об одной отрасли ({ $theirs }), а в настройках не указано, что продаёт этот магазин.
mismatch-vertical-retail = Речь о рознице в целом, а не об одной отрасли.

population-businesses = компании
population-customers = клиенты
population-members = участники программы
population-orders = заказы
population-repeat_customers = клиенты, которые вернулись
population-sessions = визиты
population-visitors = посетители

vertical-cbd = КБД
vertical-pets = товары для животных

## Утверждения

standing-confirmed = Источник найден.
standing-second-hand = Найдены только пересказы источника.
standing-disputed = Спорно.
standing-unverified = Не проверено.
standing-distorted = В источнике сказано другое.
verdict-holds = Здесь это верно. { $numbers }
verdict-does_not_hold = Здесь это не так. { $numbers }
verdict-too_close_to_call = Здесь судить нельзя: слишком близко к границе. { $numbers }
verdict-undefined = Здесь это пока нельзя проверить. { $why }
claim-numbers = { $metric }: { $number }. Утверждается: { $claimed }.
claim-numbers-interval = { $metric }: { $number }, вероятный интервал { $interval }. Утверждается: { $claimed }.
claimed-below = меньше { $line }
claimed-at-most = не больше { $line }
claimed-above = больше { $line }
claimed-at-least = не меньше { $line }
verdict-not_testable = По одним заказам это не проверить.

## Стратегия

title-strategy = Что делать
lead-strategy = Сценарии, показатель которых перешёл свой порог; первыми идут те, где на кону больше выручки. Предлагаем пять: больше за месяц не успеть.
section-also = Тоже подходят
section-others = Не в этом месяце
for-whom = Для кого
because = Почему
measured-by = Чем измерить
measure = { $metric }; смотреть через { $days } после последнего шага
applies-yes = { $op ->
    [below] { $metric }: { $number }. Это ниже порога: { $line }.
    [at-most] { $metric }: { $number }. Это не выше порога: { $line }.
    [above] { $metric }: { $number }. Это выше порога: { $line }.
   *[at-least] { $metric }: { $number }. Порог достигнут: { $line }.
    }
applies-yes-published = { $op ->
    [below] { $metric }: { $number }. Это ниже, чем у { $source }: { $line }.
    [at-most] { $metric }: { $number }. Это не выше, чем у { $source }: { $line }.
    [above] { $metric }: { $number }. Это выше, чем у { $source }: { $line }.
   *[at-least] { $metric }: { $number }. Это не ниже, чем у { $source }: { $line }.
    }
applies-no = { $op ->
    [below] { $metric }: { $number }; сценарий подходит, если показатель ниже порога: { $line }.
    [at-most] { $metric }: { $number }; сценарий подходит, если показатель не выше порога: { $line }.
    [above] { $metric }: { $number }; сценарий подходит, если показатель выше порога: { $line }.
   *[at-least] { $metric }: { $number }; сценарий подходит, если показатель не ниже порога: { $line }.
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number }; сценарий подходит, если ниже, чем у { $source }: { $line }.
    [at-most] { $metric }: { $number }; сценарий подходит, если не выше, чем у { $source }: { $line }.
    [above] { $metric }: { $number }; сценарий подходит, если выше, чем у { $source }: { $line }.
   *[at-least] { $metric }: { $number }; сценарий подходит, если не ниже, чем у { $source }: { $line }.
    }
applies-undefined = { $metric }: значения нет. { $why }
applies-no_comparison = Опубликованный показатель, на который опирается сценарий, в этом магазине измеряет другое.
applies-nobody_there = В этом месяце в нужной группе никого нет.
applies-short-yes = да
applies-short-no = нет
applies-short-nobody_there = никого нет
