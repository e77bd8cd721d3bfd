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
    [one] Сравнить можно { $number } чужой показатель. Этот магазин выше: { $above }, ниже: { $below }
    [few] Сравнить можно { $number } чужих показателя. Этот магазин выше: { $above }, ниже: { $below }
   *[other] Сравнить можно { $number } чужих показателей. Этот магазин выше: { $above }, ниже: { $below }
    }

source = { $publisher } ({ $year }), { $title }
source-second-hand = { $publisher } ({ $year }), { $title }, в пересказе других
source-undated = { $publisher }, { $title }
source-undated-second-hand = { $publisher }, { $title }, в пересказе других
publisher-quoting = { $publisher } со ссылкой на { $origin }
publisher-computed = { $publisher }, расчёт perennial по открытым данным
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
lead-strategy = Что делать в этом месяце, для кого и почему: сценарии, условия которых выполняются по цифрам этого магазина. Первыми идут те, что могут прибавить больше всего.
section-first = Коротко
do-first = Начните со сценария «{ $title }». Он для группы «{ $group }» ({ $customers }); работы в нём примерно на { $hours }, а прибавить он может от { $low } до { $high } за год.
do-first-unvalued = Начните со сценария «{ $title }». Он для группы «{ $group }» ({ $customers }); работы в нём примерно на { $hours }.
do-then = Затем — «{ $title }», для группы «{ $group }» ({ $customers }): от { $low } до { $high } за год.
do-then-unvalued = Затем — «{ $title }», для группы «{ $group }» ({ $customers }).
why-this-first = Почему именно это и почему сейчас:
group-meaning = { $meaning } Это и есть группа «{ $group }».
section-proposals = Предлагаем в этом месяце
ranking-how = Порядок определяет середина диапазона, то есть среднее его границ. Диапазон показывает, что принесла бы за двенадцать месяцев прибавка, названная в сценарии; расчёт есть в каждой карточке. Если план уже показал здесь эффект, вместо прибавки берётся он, за те дни, что учитывались в плане. Это выручка, а не прибыль, и стоимость работы из неё не вычтена. Прибавки сценариев, обращённых к одним и тем же клиентам, складывать нельзя. Предлагается не больше пяти: больше за месяц не успеть.
section-cards = Сценарии по шагам
section-also = Тоже подходят
section-other-stage = Не для этого этапа
section-others = Не в этом месяце
for-whom = Для кого
worth = Прибавка за год
not-said = Число в сценарии не названо.
because = Почему
effort = Объём работы
leans-on = На что опирается
right-for = Для этапов
measured-by = Чем измерить
measure = { $metric }; смотреть через { $days } после последнего шага
hours =
    { $n ->
        [one] { $number } час
        [few] { $number } часа
        [many] { $number } часов
       *[other] { $number } часа
    }
effort-and-lead = { $n ->
    [0] { $hours }; клиенты заметят это в тот же день.
   *[other] { $hours }; клиенты заметят это через { $days } после решения.
    }
worth-range = от { $low } до { $high }
arithmetic-orders = { $customers } × от { $low } до { $high } дополнительных заказов на каждые 100 клиентов × { $aov } за заказ = от { $from } до { $to }.
arithmetic-measured = { $customers } × от { $low } до { $high } дополнительно с каждого = от { $from } до { $to }.
arithmetic-revenue = { $by ->
    [model] { $revenue } (столько выручки модели ждут от этих клиентов за следующие двенадцать месяцев) × от { $low } до { $high } = от { $from } до { $to }.
   *[observed] { $revenue } (столько выручки эти клиенты принесли за прошедшие двенадцать месяцев) × от { $low } до { $high } = от { $from } до { $to }.
    }
coming-model = Без этого модели ждут от них за следующие двенадцать месяцев { $revenue } выручки.
coming-observed = За прошедшие двенадцать месяцев они принесли { $revenue }. Чтобы сказать, что будет дальше, данных слишком мало.
lift-assumption = Размер прибавки — допущение, а не установленный факт: узнать его можно только с контрольной группой.
lift-published = Размер прибавки взят из публикации и здесь может быть другим:
lift-measured = Измерено здесь: за { $days } каждый получатель по плану { $plan } принёс на столько больше, чем каждый клиент контрольной группы. Те, кто в группе сейчас, могут ответить иначе.
lift-not-shown = По плану { $plan } каждый получатель принёс за { $days } на сумму от { $low } до { $high } больше, чем каждый клиент контрольной группы; это может быть случайностью.
how-all = Должны выполняться все условия:
how-any = Достаточно одного из условий:
held-yes = Выполнено.
held-no = Не выполнено.
held-unknown = Неизвестно.
leans-benchmark = { $metric }: здесь — { $ours }, опубликовано — { $theirs } ({ $publisher }).
subject-customers = Клиенты в группе «{ $group }»
subject-share = Доля группы «{ $group }» среди клиентов
subject-revenue_share = Доля группы «{ $group }» в выручке, за последний год каждого клиента
subject-coupon = Доля клиентов, сделавших первый заказ с купоном
subject-guest = Доля клиентов, впервые заказавших как гости
subject-account = Доля клиентов, впервые заказавших с аккаунтом
subject-trait = Доля клиентов, о которых это известно («{ $trait }»)
subject-trait-is = Доля клиентов, у которых «{ $trait }» — это «{ $name }»
applies-yes = { $op ->
    [below] { $metric }: { $number }. Это ниже порога: { $line }.
    [at-most] { $metric }: { $number }. Это не выше порога: { $line }.
    [above] { $metric }: { $number }. Это выше порога: { $line }.
   *[at-least] { $metric }: { $number }. Порог достигнут: { $line }.
    }
# Источник — издание или месяц («октябрь 2025 г.»), поэтому он в скобках.
applies-yes-published = { $op ->
    [below] { $metric }: { $number }. Это ниже, чем { $line } ({ $source }).
    [at-most] { $metric }: { $number }. Это не выше, чем { $line } ({ $source }).
    [above] { $metric }: { $number }. Это выше, чем { $line } ({ $source }).
   *[at-least] { $metric }: { $number }. Это не ниже, чем { $line } ({ $source }).
    }
applies-yes-untested = { $op ->
    [below] { $metric }: { $number }. Это ниже, чем { $line } ({ $source }). Случайность не проверена: соседние месяцы различаются и сезоном.
    [at-most] { $metric }: { $number }. Это не выше, чем { $line } ({ $source }). Случайность не проверена: соседние месяцы различаются и сезоном.
    [above] { $metric }: { $number }. Это выше, чем { $line } ({ $source }). Случайность не проверена: соседние месяцы различаются и сезоном.
   *[at-least] { $metric }: { $number }. Это не ниже, чем { $line } ({ $source }). Случайность не проверена: соседние месяцы различаются и сезоном.
    }
applies-no = { $op ->
    [below] { $metric }: { $number }; сценарий подходит, если показатель ниже порога: { $line }.
    [at-most] { $metric }: { $number }; сценарий подходит, если показатель не выше порога: { $line }.
    [above] { $metric }: { $number }; сценарий подходит, если показатель выше порога: { $line }.
   *[at-least] { $metric }: { $number }; сценарий подходит, если показатель не ниже порога: { $line }.
    }
applies-no-published = { $op ->
    [below] { $metric }: { $number }; сценарий подходит, если показатель ниже, чем { $line } ({ $source }).
    [at-most] { $metric }: { $number }; сценарий подходит, если показатель не выше, чем { $line } ({ $source }).
    [above] { $metric }: { $number }; сценарий подходит, если показатель выше, чем { $line } ({ $source }).
   *[at-least] { $metric }: { $number }; сценарий подходит, если показатель не ниже, чем { $line } ({ $source }).
    }
applies-within_noise = { $metric }: { $number }, прежде — { $line } ({ $source }). Разница в пределах случайности.
applies-undefined = { $metric }: значения нет. { $why }
applies-no_comparison = { $metric }: { $number }. Опубликованный показатель, на который опирается сценарий, измеряет не то же, что показатель этого магазина.
applies-no_earlier = { $metric }: { $number }. Сравнить не с чем: прежнего значения ({ $source }) нет.
applies-not_tested = { $metric }: { $number }, прежде — { $line } ({ $source }). Чтобы отличить разницу от случайности, данных слишком мало.
applies-too_few = { $metric }: клиентов слишком мало, чтобы назвать число.
applies-not_in_the_files = { $metric }: из файлов заказов этого не узнать.
applies-nobody_there = В этом месяце в нужной группе никого нет.
applies-too_few_there = В нужной группе слишком мало клиентов, чтобы назвать их число.
applies-other_stage = { $n ->
    [1] Сценарий для магазинов на другом этапе: «{ $first }».
    [2] Сценарий для магазинов на других этапах: «{ $first }» и «{ $second }».
   *[other] Сценарий для магазинов на других этапах: «{ $first }», «{ $second }» и «{ $third }».
    }
applies-short-yes = да
applies-short-no = нет
applies-short-unknown = неизвестно
applies-short-nobody_there = никого нет
applies-short-too_few_there = слишком мало клиентов
applies-short-other_stage = другой этап

### На каком этапе магазин

section-stage = На каком этапе магазин
stage-just-started = Начало
stage-gaining-traction = Разгон
stage-consistent = Стабильность
stage-established = Зрелость
stage-told = Этап — «{ $stage }»: за прошедшие двенадцать месяцев { $n ->
    [one] сделан { $orders } заказ
    [few] сделано { $orders } заказа
   *[other] сделано { $orders } заказов
    }, данные есть за { $months }.
stage-told-growth = Этап — «{ $stage }»: за прошедшие двенадцать месяцев { $n ->
    [one] сделан { $orders } заказ
    [few] сделано { $orders } заказа
   *[other] сделано { $orders } заказов
    }, { $way ->
    [down] на { $growth } меньше
   *[up] на { $growth } больше
    }, чем за предыдущие двенадцать; данные есть за { $months }.
balance-just-started = Удерживать пока почти некого. Деньги и время нужны прежде всего на то, чтобы привлекать новых клиентов. Что до нынешних, следите лишь за тем, чтобы заказы доходили, а жалобы не оставались без ответа.
balance-gaining-traction = Новые клиенты по-прежнему на первом месте. Удержание начните там, где оно дешевле всего, — со второго заказа.
balance-consistent = Делите силы поровну. Тех, кто может вернуться, уже достаточно: к привлечению новых клиентов добавьте лояльность и рекомендации.
balance-established = Расти теперь можно в основном за счёт тех клиентов, которые уже есть. Вкладывайте в их удержание больше, а повторяющиеся сообщения пусть уходят сами.
balance-goods = { $lasts ->
    [long] Половина повторных заказов приходит больше чем через { $gap } после предыдущего, а средний чек — { $aov }. Товары, которых хватает так надолго, сдвигают равновесие к новым клиентам, тем более если эти товары дорогие.
   *[short] Половина повторных заказов приходит не больше чем через { $gap } после предыдущего, а средний чек — { $aov }. Товары, которые так скоро покупают снова, сдвигают равновесие к нынешним клиентам, если только эти товары не дорогие.
    }
stage-rule = Границы между этапами — эмпирическое правило этой программы, а не результат исследования. Они задаются в perennial.toml, в разделе [shop.stage].

### Все сценарии

page-playbooks = Сценарии
title-playbooks = Все сценарии
lead-playbooks = У каждого сценария своя страница: зачем он, для кого, условия с цифрами этого магазина, шаги, чего не делать и как измерить результат.
library-read = Первыми идут те, что подходят, по размеру возможной прибавки. Что предлагается в этом месяце и почему:
playbook-proposed = Предлагаем в этом месяце: по цифрам магазина его условия выполняются.
playbook-applies = В этом месяце он подходит, но другие могут прибавить больше, поэтому в число предложенных он не вошёл.
playbook-not-now = В этом месяце не предлагаем. { $reason }
also-why = Их условия тоже выполняются. Но прибавить они могут меньше, чем предложенные выше, или размер прибавки в них не назван.
line-worth = Группа «{ $group }» ({ $customers }); за год может прибавить от { $low } до { $high }.
audience-counted = { $group }: { $customers }
line-customers = Группа «{ $group }» ({ $customers }).
start-adopt = Чтобы начать:
start-list = Уже в работе. Записать клиентов в файл:
start-read = Команды выполняются в папке, где лежит perennial.toml. «plan adopt» создаёт план: укажите ответственного и последний день. «audience» записывает клиентов плана в файл — для вашей платформы рассылок, если указать её вместо csv, — а часть их случайным образом оставляет в контрольной группе: по ней один из следующих отчётов покажет эффект.
adds-orders = от { $low } до { $high } заказов на каждые 100 клиентов
adds-revenue = от { $low } до { $high } выручки
adds-measured = от { $low } до { $high } с каждого клиента
basis-assumption = допущение
basis-published = публикация
basis-measured = план этого магазина
