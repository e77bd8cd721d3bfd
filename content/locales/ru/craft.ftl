# Что помогает читать страницу: переключатели, пометки, ссылки на графики.

switch-measure = Что показать
switch-customers = Клиенты
switch-orders = Заказы
switch-revenue = Выручка
switch-margin = Маржа
switch-unit = В каком виде
switch-share = Доли от месяца 0
switch-amount = Числа и суммы
table-cohort-orders-share = Заказы каждой когорты как доля от её заказов в месяце 0, по месяцам после первого заказа
table-cohort-revenue-share = Выручка каждой когорты как доля от её выручки в месяце 0, по месяцам после первого заказа

# На какой день график и как на него сослаться.
as-of-day = По состоянию на { $day }
link-figure = Ссылка на этот график
link-table = Ссылка на эту таблицу

# Тексты, которые идут друг за другом: предложения и части списка.
one-sentence-next = { $one } { $next }
one-fact-next = { $one }, { $next }
# Слова рядом с числом, например его интервал.
aside = ({ $words })

grade-of = оценка { $grade }
claim-stated = Источник, на который ссылаются: { $source }
finding-lifecycle-none = Ни один клиент ещё не сделал заказа

section-tiles = Показатели
tile-rose = На { $by } больше, чем за { $month }, и это не случайность
tile-fell = На { $by } меньше, чем за { $month }, и это не случайность
tile-within_noise = { $direction ->
    [up] На { $by } больше, чем за { $month }; это обычные колебания
   *[down] На { $by } меньше, чем за { $month }; это обычные колебания
    }
summary-benchmark-above = { $metric }: здесь — { $number }, опубликовано — { $theirs }. Этот магазин выше, и это не случайность. Источник: { $source }.
summary-benchmark-below = { $metric }: здесь — { $number }, опубликовано — { $theirs }. Этот магазин ниже, и это не случайность. Источник: { $source }.
summary-benchmark-within = { $metric }: здесь — { $number }, опубликовано — { $theirs }. Разница в пределах случайности. Источник: { $source }.

annotation-day = { $text }: { $from }
annotation-days = { $text }: с { $from } по { $to }

single-left = Этот файл можно читать сам по себе. Остальной отчёт и все таблицы в CSV — на сайте отчёта.
