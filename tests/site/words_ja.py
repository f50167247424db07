# ruff: noqa: E501 - sentences stand whole, one a line
"""Word lists and sentences of the Japanese stories: data, as in `words.py`."""

from tests.site.words import Topic

PLACES = tuple(
    "汐見町 波崎市 北浜村 青沼町 霧谷市 白砂町 鷹ノ浦市 月島原村 松籟市 水無瀬町 柚木野市 朝霧町 入船浦市 榎平村 "
    "風越町 帆立浜市 雪代町 千草野市 潮路町 高砂原市 橘川村 鳴瀬浦市 萩野原町".split()
)

WORDS: dict[str, tuple[str, ...]] = {
    "name": tuple(
        "潮見健一 葉山由紀 桐谷誠 水城京子 榊原大輔 立花美穂 鷲尾隆 綾瀬千春 久遠正人 早川原恵 風間直樹 瀬名優子".split()
    ),
    "neighbour": PLACES,
    "day": tuple("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日".split()),
    "month": tuple(f"{month}月" for month in range(1, 13)),
    "few": tuple(str(number) for number in range(2, 15)),
    "many": tuple(str(number) for number in range(17, 940, 9)),
    "money": tuple(f"{number}億{number * 37 % 9000 + 1000}万円" for number in range(2, 88)),
    "percent": tuple(f"{number / 10}%" for number in range(14, 690, 17)),
    "year": tuple(f"{year}年" for year in range(1951, 2024)),
    "role": tuple("町長 副市長 漁協組合長 学芸員 消防団長 商工会長 駅長 農協理事 校長 防災課長".split()),
    "group": tuple(
        "住民協議会 漁業協同組合 商工会議所 観光協会 保護者会 郷土史研究会 森林組合 老人クラブ連合会".split()
    ),
    "spot": tuple("市民会館 旧税関 中央図書館 総合運動場 東桟橋 公民館 植物園 消防署 卸売市場 古い灯台".split()),
    "mood": tuple("慎重な 前向きな 厳しい 冷静な 意外な 率直な".split()),
    "plan": tuple("排水計画 夜間巡回 駐車料金 春の調査 避難訓練 冬季の開館時間 歩道橋の改修 警報設備の点検".split()),
}

COMMON = (
    "{neighbour}の{role}、{second}さんは、{month}以降に{many}通の手紙が届いたと明らかにした。",
    "{group}の担当者は、{spot}で開かれた会合の後、{mood}受け止めが多かったと話した。",
    "費用は{money}と見込まれ、このうち{percent}を国の基金でまかなう。",
    "{group}の調査では、回答した人の{percent}が賛成し、{percent}は態度を決めていなかった。",
    "「{day}までに決まるとは誰も思っていなかった」と{person}さんは{spot}の前で語った。",
    "「{plan}を見直しても、まだ数字が合わない」と{name}さんは{mood}表情で述べた。",
    "{year}から{spot}の近くに住む{name}さんは、{plan}の行方が気がかりだという。",
    "{day}に公表された{many}ページの報告書によると、{neighbour}だけで{many}件が確認された。",
    "{day}の夕方までに、およそ{many}人が{neighbour}の{spot}に集まった。",
    "隣の{neighbour}は{year}に同じ目的で{money}を支出し、その後に{plan}を改めた。",
    "第二段階の事業費は{money}で、{month}に始まると{person}さんは説明した。",
    "{spot}での工事は{month}に始まり、{few}か月ほど続く見通しだ。",
    "{year}から{year}までの間に、件数は{percent}減ったと{role}の事務所は説明する。",
    "公聴会は{day}の午後{few}時から{spot}で開かれる予定だ。",
    "提出された{many}件の意見のうち、{many}件は{neighbour}の住民からのものだった。",
    "{person}さんと{second}さんは{day}に{neighbour}で再び話し合う。",
    "{year}にまとめられた当初の案では、{money}が必要とされていた。",
    "{group}は{many}人の協力者を登録しており、その{percent}は{neighbour}に住んでいる。",
)

TOPICS = (
    Topic(
        "politics",
        ("港湾条例", "学区の再編", "町の予算案", "空き家対策", "渡船の補助金"),
        (
            "{place}議会、{thing}を可決 賛成{ayes}",
            "{place}の{thing}で与野党が合意",
            "{thing}めぐり{place}で長時間の論戦",
        ),
        (
            "{place}議会は{day}、{thing}を賛成多数で可決した。最初の提案から{few}か月が過ぎていた。",
            "{place}で{few}時間に及ぶ議論の末、議員たちは{day}の深夜に{thing}について合意した。",
        ),
        (
            "{person}町長は、{thing}によって年に{money}の収入が見込めると述べた。",
            "{second}議員らは、{thing}を{month}に改めて審議するよう求めている。",
            "{thing}は{few}か月ごとに{spot}で開かれる委員会が点検する。",
        ),
    ),
    Topic(
        "economy",
        ("造船所", "缶詰工場", "製紙工場", "酒蔵", "ガラス工房"),
        (
            "{place}の{thing}、{hired}人を新規採用へ",
            "{thing}が過去最高の売り上げ {place}",
            "{place}の{thing}、売却先を募る",
        ),
        (
            "{place}の{thing}は{day}、直近の四半期の売上高が{percent}増えたと発表した。{year}から同じ場所で操業している。",
            "{place}の{thing}で働く人たちに{day}、今年の売上高が{money}に達する見通しが伝えられた。",
        ),
        (
            "{thing}を営む{person}さんは、{neighbour}からの注文だけで{percent}増えたと話す。",
            "{thing}では{many}人が働き、年に{few}人の見習いを育てている。",
            "{thing}の税引き前の利益は{money}で、前の年は{money}だった。",
        ),
    ),
    Topic(
        "society",
        ("分校", "夜間診療所", "子ども食堂", "移動図書館", "修理喫茶"),
        (
            "{place}の{thing}、存続決まる 署名{hired}筆",
            "{thing}が新しい建物へ {place}",
            "{place}の有志、ひと夏で{thing}を再建",
        ),
        (
            "{place}の{thing}が少なくとも今後{few}年は続くことになったと、{day}に発表された。{many}人が署名していた。",
            "{place}の{thing}は{day}、{spot}の隣の新しい部屋に移った。準備には{few}年かかった。",
        ),
        (
            "{year}に{thing}を始めた{person}さんによると、毎週{many}人が訪れる。",
            "{thing}には年に{money}が必要で、その{percent}を{group}が負担している。",
            "「娘は{thing}で字を覚えた」と{neighbour}に住む{name}さんは語った。",
        ),
    ),
)
"""What the stories are about."""
