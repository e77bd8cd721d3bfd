# Группы клиентов.

audience-everyone = Все клиенты
audience-new = Новые
audience-active = Активные
audience-loyal = Лояльные
audience-won_back = Вернувшиеся
audience-at_risk = В зоне риска
audience-lapsed = Ушедшие
audience-champions = Чемпионы
audience-regulars = Постоянные
audience-promising = Перспективные
audience-newcomers = Новички
audience-drifting = Отдаляющиеся
audience-slipping = Ускользающие
audience-cooling = Остывающие
audience-dormant = Спящие

meaning-new = Один заказ, и сделан он меньше { $half_n ->
        [one] { $half } дня
       *[other] { $half } дней
    } назад.
meaning-active = Не меньше двух заказов, последний — меньше { $half_n ->
        [one] { $half } дня
       *[other] { $half } дней
    } назад, а всего их меньше { $loyal }.
meaning-loyal = Не меньше { $loyal } заказов, последний — меньше { $half_n ->
        [one] { $half } дня
       *[other] { $half } дней
    } назад.
meaning-won_back = На конец какого-то месяца не заказывали { $window_n ->
        [one] { $window } день
        [few] { $window } дня
       *[other] { $window } дней
    } или дольше, но меньше { $half_n ->
        [one] { $half } дня
       *[other] { $half } дней
    } назад вернулись.
meaning-at_risk = Последний заказ — не меньше { $half_n ->
        [one] { $half } дня
       *[other] { $half } дней
    } назад.
meaning-lapsed = Последний заказ — не меньше { $days_n ->
        [one] { $days } дня
       *[other] { $days } дней
    } назад.
meaning-champions =
    { $parts ->
        [3] Лучшая треть и по давности последнего заказа, и по числу заказов, и по выручке.
       *[other] Лучшие две пятых и по давности последнего заказа, и по числу заказов, и по выручке.
    }
meaning-regulars =
    { $parts ->
        [3] Лучшая треть по числу заказов, последний заказ был недавно.
       *[other] Лучшие две пятых по числу заказов, последний заказ был недавно.
    }
meaning-promising = Заказов больше, чем у большинства, последний был недавно.
meaning-newcomers = Заказов меньше всего, обычно один, и последний был недавно.
meaning-drifting = Заказов меньше всего, обычно один, и с последнего прошло некоторое время.
meaning-slipping =
    { $parts ->
        [3] Лучшая треть по числу заказов и по выручке, но заказов давно нет.
       *[other] Лучшие две пятых по числу заказов и по выручке, но заказов давно нет.
    }
meaning-cooling = Заказов больше, чем в самой низкой группе, но новых давно нет.
meaning-dormant = Заказов меньше всего, обычно один, и новых давно нет.

trait-channel = Первый канал
trait-country = Страна первого заказа
trait-product = Первый товар
trait-coupon = Купон в первом заказе
trait-category = Категория первого товара
trait-account = Аккаунт или гость при первом заказе
account-account = С аккаунтом
account-guest = Гость
slice-without = Не указано
slice-other = Все остальные вместе
r-score = R { $score }

legend-share-customers = Доля клиентов
legend-share-revenue = Доля выручки
pair-of-shares = { $one } · { $other }
caption-lifecycle = Где каждый клиент находится сегодня и сколько всего принесли клиенты каждого статуса. Первое число — доля клиентов, второе — доля выручки.
finding-rfm = В группе «{ $group }» — { $customers } клиентов, и они принесли { $revenue } выручки
finding-rfm-none = Клиенты по группам RFM
caption-rfm = Каждый клиент входит в одну группу. Первое число — доля группы среди клиентов, второе — её доля во всей выручке до сих пор. Чем дальше точки друг от друга, тем больше значит один клиент группы.
