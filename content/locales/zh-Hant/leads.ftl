# 各頁的發現，顯示於頁面標題下方

lead-changes = { $rose_n ->
    [0] { $fell_n ->
        [0] { $n ->
            [1] 有一項主要數字可與去年相比：變動未超出偶然範圍。
           *[other] { $all }項主要數字與去年相比，沒有一項的變動超出偶然範圍。
        }
       *[other] { $all }項主要數字中，有{ $fell }項較去年下降且超出偶然範圍；沒有一項上升。
    }
   *[other] { $fell_n ->
        [0] { $all }項主要數字中，有{ $rose }項較去年上升且超出偶然範圍；沒有一項下降。
       *[other] { $all }項主要數字與去年相比，超出偶然範圍的有{ $rose }項上升、{ $fell }項下降。
    }
}
lead-positions = { $n ->
    [1] { $one ->
        [above] 有一項公開數字與本報告衡量的內容相同，本店高於它。
        [below] 有一項公開數字與本報告衡量的內容相同，本店低於它。
       *[within] 有一項公開數字與本報告衡量的內容相同，本店與它接近。
    }
   *[other] 有{ $all }項公開數字與本報告衡量的內容相同：本店高於其中{ $above }項，接近{ $within }項，低於{ $below }項。
}
lead-claims = { $n ->
    [1] { $k ->
        [0] 有一項流行說法能以本店的訂單檢驗，結果不成立。
       *[other] 有一項流行說法能以本店的訂單檢驗，結果成立。
    }
   *[other] { $k ->
        [0] 以本店訂單檢驗的{ $all }項流行說法中，沒有一項成立。
       *[other] 以本店訂單檢驗的{ $all }項流行說法中，有{ $holds }項成立。
    }
}
lead-rows = { $n ->
    [0] 全部{ $read }列都已計入。
   *[other] { $read }列中有{ $left }列未計入，原因列於下方。
}
# The caption of a figure as a sentence.
lead-finding = { $finding }。
