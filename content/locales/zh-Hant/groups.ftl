# 顧客分群。

audience-everyone = 所有顧客
audience-new = 新客
audience-active = 活躍
audience-loyal = 忠誠
audience-won_back = 回流
audience-at_risk = 瀕臨流失
audience-lapsed = 已流失
audience-champions = 頂級客
audience-regulars = 常客
audience-promising = 潛力客
audience-newcomers = 初購客
audience-drifting = 漸遠客
audience-slipping = 漸失貴客
audience-cooling = 降溫客
audience-dormant = 沉睡客

meaning-new = 只下過一筆訂單，距今不到{ $half }天。
meaning-active = 至少下過兩筆訂單，總數不到{ $loyal }筆，最近一筆距今不到{ $half }天。
meaning-loyal = 下過{ $loyal }筆以上的訂單，最近一筆距今不到{ $half }天。
meaning-won_back = 曾在某個月底已有{ $window }天以上沒有下單，後來又回來購買，距今不到{ $half }天。
meaning-at_risk = 已有{ $half }天以上沒有下單。
meaning-lapsed = 已有{ $days }天以上沒有下單。
meaning-champions =
    { $parts ->
        [3] 最近購買日、訂單數與營收都在前三分之一。
       *[other] 最近購買日、訂單數與營收都在前五分之二。
    }
meaning-regulars =
    { $parts ->
        [3] 訂單數在前三分之一，不久前才下過單。
       *[other] 訂單數在前五分之二，不久前才下過單。
    }
meaning-promising = 訂單數比多數顧客多，不久前才下過單。
meaning-newcomers = 訂單數最少，通常只有一筆，不久前才下單。
meaning-drifting = 訂單數最少，通常只有一筆，下單後已過了一段時間。
meaning-slipping =
    { $parts ->
        [3] 訂單數與營收都在前三分之一，但很久沒有下單。
       *[other] 訂單數與營收都在前五分之二，但很久沒有下單。
    }
meaning-cooling = 訂單數高於最低一級，但很久沒有下單。
meaning-dormant = 訂單數最少，通常只有一筆，而且很久沒有下單。

trait-channel = 首購管道
trait-country = 首購國家
trait-product = 首購商品
trait-coupon = 首購優惠券
trait-category = 首購商品類別
trait-account = 首購時是會員或訪客
account-account = 會員
account-guest = 訪客
slice-without = 無
slice-other = 其他合計
r-score = R { $score }

legend-share-customers = 顧客占比
legend-share-revenue = 營收占比
pair-of-shares = { $one } · { $other }
caption-lifecycle = 每位顧客目前的狀態，以及各狀態顧客累計帶來的營收。前一個數字是顧客占比，後一個是營收占比。
finding-rfm = 「{ $group }」占顧客的{ $customers }，帶來{ $revenue }的營收
finding-rfm-none = 各RFM分群的顧客
caption-rfm = 每位顧客只屬於一個分群。前一個數字是該分群占顧客的比例，後一個是占至今全部營收的比例。兩點相距愈遠，該群每位顧客的分量愈重。
