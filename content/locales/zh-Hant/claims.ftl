# 流傳的說法：內容、所稱來源、目前所知，以及檢驗的方式。

claim-ten-times-first-purchase = 一位忠誠顧客的價值是首購的十倍。
claim-ten-times-first-purchase-source = White House Office of Consumer Affairs；另有人說是US Small Business Administration與Chamber of Commerce，或Ruby Newell-Legner
claim-ten-times-first-purchase-known = 同一句話至少歸給三個不同的來源，但每一個都找不到原文。它取決於「忠誠」如何定義：商店如果把下過十筆訂單的人才稱為忠誠顧客，自然會發現它成立。
claim-ten-times-first-purchase-asks = 檢驗時以本報告的定義認定忠誠顧客，拿每位忠誠顧客迄今的消費，與各顧客首購當月的平均訂單金額相比。

claim-design-and-quality = 66%的顧客因為介面、設計與品質而忠誠。
claim-design-and-quality-source = Support.com
claim-design-and-quality-known = Support.com是技術支援服務商，找不到它做過這項調查的任何記載。從「介面」與「設計」看來，問的是軟體或裝置，而不是商店。

claim-five-times-cheaper = 爭取一位新客的成本，是留住一位顧客的五倍。
claim-five-times-cheaper-source = Invesp與許多其他來源；可追溯至1980年代末的Technical Assistance Research Program（TARP）
claim-five-times-cheaper-known = 由Ipsos的作者所著的《Loyalty Myths》把這句話追溯到1980年代末的TARP，發現也有其他人宣稱同樣的結果是自己得出的，並說明這種算法為什麼站不住腳。流傳的版本最高達25倍。留住一位顧客的成本很少有人記錄，所以能查證的商店不多。

claim-sixty-seventy-sales = 所有銷售有60%到70%來自現有顧客。
claim-sixty-seventy-sales-source = 未註明
claim-sixty-seventy-sales-known = 這是誤引：原本說的是「賣給現有顧客的成功率為60%到70%」，從機率變成了銷售占比；MoEngage又有第三種寫法，說是獲利占比。Adobe（2012）發現，美國線上零售的營收有40%到41%來自以前買過的訪客。

claim-eighty-twenty = 商店80%的營收來自20%的顧客。
claim-eighty-twenty-source = 通常歸給Gartner；找不到原始來源
claim-eighty-twenty-known = Banner Peak看過許多資料後指出，前五分之一的顧客帶來40%到90%，典型約為60%；CDNOW音樂商店在1997年至1998年的18個月內是67.8%。各商店之間、不同長度的期間之間差異極大，只有商店自己的曲線值得引用。

claim-returning-forty-percent = 商店約有40%的營收來自以前買過的顧客。
claim-returning-forty-percent-source = Adobe Digital Index, The ROI from Marketing to Existing Online Customers, 2012
claim-returning-forty-percent-known = 就Adobe所衡量的內容而言，確有其事：2011年4月至2012年6月，對美國與歐洲180個零售網站的造訪，以瀏覽器辨認買過的人。資料很舊，又是大型商店的平均；新開的商店過去的顧客不多，無法達到這個數字。
claim-returning-forty-percent-asks = 「約40%」以35%至45%計。

claim-attention-to-loyalty = 企業如果用心經營忠誠度，顧客的忠誠度會高出18%。
claim-attention-to-loyalty-source = Thanx
claim-attention-to-loyalty-known = Thanx是販售顧客忠誠軟體的廠商，在它公布的數字中找不到這一項。既沒有說明忠誠度如何衡量，也沒有說明怎樣才算用心，因此用任何資料都無法查證。

claim-churn-five-to-seven = 流失率在5%到7%以內都可以接受。
claim-churn-five-to-seven-source = 經驗法則，例如Akita曾經轉述
claim-churn-five-to-seven-known = 這條法則出自訂閱制與軟體業，離開就表示解約。商店沒有解約這回事：RJMetrics（2015）發現，68%的首購顧客一年內沒有再買，所以幾乎每家商店都遠超過這條線，卻不表示有問題。
claim-churn-five-to-seven-asks = 檢驗以一年計。法則沒有說明期間；如果以一個月計，同一條線比較容易守住。

claim-poor-service-71-percent = 71%的顧客曾因服務不佳而不再與某家公司往來。
claim-poor-service-71-percent-source = KISSmetrics；極可能是Genesys在2009年的調查
claim-poor-service-71-percent-known = 在原始出處找不到71%。關於Genesys調查的轉述說，美國接近三分之二，其中有線電視與金融服務失去最多；Dimensional Research為Zendesk所做的調查（2013）中，52%的人曾因不好的經驗而不再向某家公司購買。這些回答問的都是「是否曾經對任何一家公司這樣做」，很難說明單一商店的情形。

claim-sell-to-existing = 賣給現有顧客的成功率是60%到70%，賣給新客是5%到20%。
claim-sell-to-existing-source = Invesp；可追溯至教科書《Marketing Metrics》
claim-sell-to-existing-known = 線索止於《Marketing Metrics》書中的一句話：不知道有任何相關研究，也沒有定義怎樣才算一次銷售機會。RJMetrics（2015）發現，176家網路商店的首購顧客有32%在一年內再次下單。
claim-sell-to-existing-asks = 沒有成交的推銷不會出現在訂單中。檢驗問的是：首購顧客是否有60%在一年內再次下單。

claim-five-percent-retention = 多留住5%的顧客，獲利增加25%到95%。
claim-five-percent-retention-source = Bain & Company；Reichheld與Sasser，Harvard Business Review，1990
claim-five-percent-retention-known = 有人引用為25%到95%，有人說75%，有人說95%，1990年的文章則說幾乎100%。Byron Sharp指出，文章其實是推演一個例子：每年的流失從10%降到5%，等於流失減半、顧客停留的時間加倍；這是算術，不是對企業的研究發現。它所設想的也是有合約的生意，而不是多數人只買一次的商店。

claim-gartner-future-revenue = Gartner測量過留住顧客的價值。
claim-gartner-future-revenue-source = Gartner；轉述時引文不完整
claim-gartner-future-revenue-known = 以Gartner之名流傳的說法是：企業未來營收的80%將來自現有顧客中的20%。找不到Gartner有任何載有這句話的出版品；而且不知道條件就無法檢驗：是多久的未來，這20%是否事先就知道。本店前五分之一的顧客目前帶來多少，另列為一項說法檢驗。

claim-too-many-mails = 53%的Z世代與49%的千禧世代表示，品牌寄來的電子郵件太多。
claim-too-many-mails-source = 未註明
claim-too-many-mails-known = 找不到載有這兩個數字的調查。電子郵件軟體廠商的調查則指向相反方向：SendGrid的調查（2017）中，多數Z世代表示，企業要聯絡他們時，他們偏好電子郵件。怎樣算太多，因商店而異；自家郵件的退訂比率更能說明問題。

claim-quick-resolution = 69%的服務好評，來自問題迅速解決。
claim-quick-resolution-source = 未註明；通常歸給Dimensional Research為Zendesk所做的調查，2013
claim-quick-resolution-known = Dimensional Research為Zendesk調查1,046人（2013），迅速解決確實是良好服務最常被提到的理由，但在讀到的轉述中找不到69%。另一項美國1,000人的調查（2014，由Small Biz Club報導）是：迅速解決占41%，一次聯繫就辦妥占26%。

claim-why-a-brand = 顧客偏好一個品牌，是因為價格低（31%）、員工有禮（18%）與缺陷（16%）。
claim-why-a-brand-source = Verint
claim-why-a-brand-known = 找不到這三個數字。Verint另一項涵蓋六國以上、7,000人的調查，結論與它們的意思相反：48%認為服務比價格重要，22%認為價格比服務重要。「缺陷」一詞極可能是翻譯的疏失。

claim-answered-feedback = 意見得到回覆時，97%的顧客會更忠誠；意見被忽視時，超過一半會離開。
claim-answered-feedback-source = 未註明；通常歸給Apptentive
claim-answered-feedback-known = 兩個數字在原始出處都找不到。Apptentive販售在應用程式內蒐集意見的軟體，所以受訪者應該是應用程式的使用者。販售顧客忠誠軟體的Thanx統計，意見得到回覆的客人，回訪多14%：這要少得多，而且會留下意見的人是自己選擇這麼做的。

claim-pay-seven-percent-more = 顧客願意為好的體驗多付最高7%。
claim-pay-seven-percent-more-source = 未註明
claim-pay-seven-percent-more-known = 找不到7%的來源。PwC（2018，12國15,000人）的報告是最高16%的溢價；那是上限，而且是受訪者在調查中說的，不是實際付的。

claim-seventy-percent-agree = 超過70%的企業同意，留住顧客比爭取新客便宜。
claim-seventy-percent-agree-source = Invesp
claim-seventy-percent-agree-known = Invesp那張廣為轉載的資訊圖表載有其他數字（44%的企業以爭取新客為先，18%以留住顧客為先），但在讀到的版本中找不到這一句。無論如何，這也只是意見，不是成本的測量。

claim-recurring-revenue-forty = 回頭生意最多可讓商店的總營收增加40%。
claim-recurring-revenue-forty-source = 未註明；極可能是Adobe Digital Index，2012
claim-recurring-revenue-forty-known = Adobe衡量的是占比，不是增幅：美國線上零售的營收有40%到41%來自以前買過的訪客，這些人占所有訪客的8%（美國與歐洲180個網站、330億次造訪，2011年4月至2012年6月）。其中沒有任何地方說營收成長了40%。
claim-recurring-revenue-forty-asks = 如果在新客的營收之外最多只增加40%，表示舊客的占比不超過0.4 / 1.4，也就是28.6%。檢驗問的是實際是否如此。

claim-engaged-23-percent = 忠誠顧客帶來的營收與獲利，比新客多23%。
claim-engaged-23-percent-source = 未註明；Gallup有類似的說法
claim-engaged-23-percent-known = Gallup的數字是：完全投入的顧客在荷包占有率、獲利能力、營收與關係成長上，比一般顧客高出23%。比較的對象是一般顧客，不是新客；是否投入則由三個問卷題目的回答決定。
claim-engaged-23-percent-asks = 檢驗依說法的字面：舊客一個月的營收是否比新客至少多23%。至於獲利，訂單無從說明。

claim-retention-software = 使用顧客留存軟體的商店，留住的顧客比不用的多。
claim-retention-software-source = 未註明；該文章在推銷這類軟體
claim-retention-software-known = 找不到任何比較。購買這類軟體的商店，在購買之前就與其他商店不同，所以即使真有差異，也不能顯示軟體的作用。

claim-brand-preferences-shared = 90%的顧客會在網路上與他人分享自己偏好的品牌。
claim-brand-preferences-shared-source = 未具名的研究
claim-brand-preferences-shared-known = 找不到載有這個數字的研究。Yahoo（2006）的報告指出，在它選為品牌擁護者的人當中約為90%。就一般社群網路使用者而言，46%曾在上面稱讚某個品牌（Anderson Analytics，2009）。

claim-engaged-customers = 投入的顧客購買次數多90%，每次消費多60%。
claim-engaged-customers-source = Rosetta Consulting, Customer Engagement Consumer Survey, 2014
claim-engaged-customers-known = Rosetta就15個產業的83個品牌，調查了4,800名美國消費者。它把得分為高度投入的人與其他所有人相比，依據的是受訪者自述的購買情形；它並沒有把忠誠顧客與新客相比，也沒有證明投入在先。同一項調查中，高度投入的人說「只會買這個品牌」的可能性是其他人的五倍。
claim-engaged-customers-asks = 顧客是否投入，訂單看不出來。檢驗以忠誠顧客代替，問他們的一筆訂單是否比其他人的一筆多60%。
