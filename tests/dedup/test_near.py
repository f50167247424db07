import pytest

from newsbot.dedup.near import Signature, is_near, resemblance
from newsbot.dedup.signing import sign

FERRY = (
    "The council of Port Issel voted on Tuesday to close the old ferry landing after a winter of storms had torn away"
    " most of its pier. Boats to Harrow Bay will leave from the fish market instead, where a floating bridge is to be"
    " moored by the end of May. Mayor Ines Vold called the decision painful, because three families have sold tickets"
    " and coffee at the landing for two generations. They are to be given stalls at the market, free of rent for 5 "
    "years. Opponents want to collect 2,000 signatures for a referendum and say that repairs would have cost less "
    "than the bridge."
)
OTHER = (
    "The council of Port Issel voted on Tuesday to buy four electric buses for the line that leads to the hospital. "
    "They replace vehicles of 1998, whose brakes had failed an inspection. Drivers had complained for months about "
    "the state of the fleet, and one of them refused to take the steep road past the lighthouse. The buses are to "
    "arrive in autumn and will be charged at night in the former tram depot, which has stood empty since the line was"
    " given up."
)
JAPANESE = (
    "港町の市議会は火曜日、冬の嵐で桟橋の大半が失われた古い渡し場を閉鎖することを決めた。対岸へ向かう船は今後、魚市場の岸壁から出る。"
    "市長は記者会見で苦しい決断だったと述べ、長年切符とコーヒーを売ってきた三家族には市場の店を五年間無料で貸す考えを示した。"
)


def signed(text: str) -> Signature:
    signature = sign(text)
    assert signature is not None
    return signature


def near(one: str, other: str) -> bool:
    mine, theirs = signed(one), signed(other)
    return bool(set(mine.bands()) & set(theirs.bands())) and is_near(mine, theirs)


@pytest.mark.parametrize(
    "changed",
    [
        FERRY.upper(),
        FERRY.replace("painful", "hard").replace("Opponents", "Critics"),
        "Ferry landing given up\n\n" + FERRY,
        FERRY + "\n\nThe harbour master declined to comment. A hearing is planned for Monday evening in the town hall.",
        FERRY.rsplit(". ", 1)[0],
    ],
    ids=["case", "edited", "headline", "paragraph added", "shortened"],
)
def test_one_story_is_nearly_the_same(changed: str) -> None:
    assert near(FERRY, changed)


def test_another_story_of_the_same_council_and_day_is_another() -> None:
    assert not near(FERRY, OTHER)


def test_same_sentences_with_other_figures_are_another_story() -> None:
    report = (
        "The water of the Tarn stood at {} centimetres at Vellmark on Sunday morning, the water authority said, after"
        " {} centimetres a day before. At the mouth {} cubic metres a second were measured. The authority expects {} "
        "centimetres by the evening and asks owners of boats to look after their moorings, to keep away from the "
        "lower path along the river, and to heed what the wardens say. Ferries keep to their timetable until further "
        "notice, and the bridge at the old mill stays open to walkers and to cyclists who dismount."
    )
    one, other = signed(report.format(412, 398, 1150, 430)), signed(report.format(377, 391, 960, 350))
    assert resemblance(one.values, other.values) > 0.5
    assert not is_near(one, other)


def test_scripts_without_spaces_are_cut_into_characters() -> None:
    assert near(JAPANESE, JAPANESE.replace("苦しい", "難しい"))
    assert not near(JAPANESE, JAPANESE[::-1])


def test_of_a_sentence_or_two_only_the_same_is_the_same() -> None:
    assert sign("Ferries to Harrow Bay stay in port today. The storm is expected to calm down tonight.") is None
    assert sign("") is None


def test_signature_is_the_same_in_every_run() -> None:
    assert signed(FERRY).pack().hex()[:32] == "33ad9ff8632cec59880db61f223d43e9"
    assert Signature.unpack(signed(FERRY).pack()) == signed(FERRY)


def test_long_text_is_signed_in_parts() -> None:
    text = " ".join(f"word{number}" for number in range(20_000))
    long, longer = signed(text), signed(text + " and so on")
    assert long.size == 19_998
    assert resemblance(long.values, longer.values) > 0.9
