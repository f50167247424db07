# ruff: noqa: E501 - sentences stand whole, one a line
"""Word lists and sentences of the English stories: data. `{name}` stands for a word of the list of that name.

`{place}`, `{thing}`, `{person}` and `{second}` are chosen once a story; all else anew each time.
"""

from typing import NamedTuple


class Topic(NamedTuple):
    """What stories of a kind are made of: the things they are about, headlines, openings, and what is told."""

    section: str
    things: tuple[str, ...]
    headlines: tuple[str, ...]
    leads: tuple[str, ...]
    facts: tuple[str, ...]


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.replace("\n", "|").split("|"))


PLACES = _split("""Aldermouth|Brackwater|Calder Point|Dunmere|Eastry|Fallowfield|Garrison Bay|Hollin Cross|Inverlock|Jarrow Sands|Kestrel Hill|Lanternside
Merrow Harbour|Northwick|Oakhaven|Pellworth|Quayle|Redcliffe Ness|Saltmarsh|Tarn Bridge|Upper Wend|Vellingham|Westerly|Yarrowby
Ashgrove|Birkdale Moor|Cobblers Reach|Drumlin|Elmsgate|Fennick|Gullhead|Hawksmoor|Islay Cross|Juniper Flats|Kingsferry|Larkrise|Millbank""")

WORDS: dict[str, tuple[str, ...]] = {
    "given": tuple(
        "Maren Tobias Ines Callum Yusra Henrik Adaeze Piotr Leonie Samir Greta Oluf Nadia Rhys Beatriz Anton Keiko "
        "Matthias Orla Emeka Signe Darius Lucinda Viktor Amara Jonas Farida Edwin Selma Cormac".split()
    ),
    "family": tuple(
        "Halloran Vance Okafor Lindqvist Marchetti Abara Penhallow Strand Kowal Devereux Ruiz Thackeray Nakano Ferreira "
        "Odell Brandt Castellan Whitlock Ivarsen Mbeki Pryce Sorensen Quill Lattimer Haddad Rask Winslow Tremaine "
        "Ostrow Bellamy".split()
    ),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "month": tuple("January February March April May June July August September October November December".split()),
    "few": tuple("two three four five six seven eight nine eleven twelve fourteen".split()),
    "many": tuple(str(number) for number in range(13, 480, 7)),
    "money": tuple(f"{number / 10} million crowns" for number in range(11, 960, 13)),
    "percent": tuple(f"{number / 10} percent" for number in range(14, 690, 17)),
    "year": tuple(str(year) for year in range(1951, 2024)),
    "neighbour": PLACES,
    "role": _split("""harbourmaster|deputy mayor|district engineer|head of the planning office|council treasurer
chief inspector|union secretary|school director|head of the rescue service|chair of the traders' association
regional commissioner|museum curator|senior forester|ferry captain|hospital administrator"""),
    "group": _split("""residents' association|fishing cooperative|chamber of commerce|teachers' federation|walking club
tenants' union|heritage trust|farmers' league|parents' committee|cycling federation|transport workers' union"""),
    "place_in_town": _split("""market hall|old customs house|town library|sports ground|railway station|lower quay
grain exchange|parish hall|swimming baths|botanical garden|fire station|north pier|tram depot|assembly rooms"""),
    "mood": tuple("cautious relieved sceptical encouraged disappointed patient surprised determined".split()),
    "verb": tuple("postponed widened cancelled revised shortened doubled renewed reopened simplified tested".split()),
    "object": _split("""the timetable|the drainage plan|the night patrols|the parking charges|the spring survey|the lease
the training course|the emergency fund|the footbridge|the warning sirens|the public tender|the winter opening hours"""),
}

COMMON = (
    "{second}, the {role} of {neighbour}, said that her office had received {many} letters since {month}.",
    "A spokesman for the {group} said its members were {mood} after the meeting in the {place_in_town}.",
    "The {role} of {neighbour} said the work had been {verb} {few} times since {year}.",
    "Costs were put at {money}, of which {percent} will come from the national fund.",
    "In a survey by the {group}, {percent} of those asked were in favour and {percent} were undecided.",
    "The last comparable decision was taken in {month} {year}, when {neighbour} {verb} {object}.",
    "\u201cNobody in {place} expected this to be settled by {day},\u201d {person} said outside the {place_in_town}.",
    "\u201cWe have {verb} {object} and the numbers still do not add up,\u201d said {given} {family}, a {role}.",
    "{given} {family}, who has lived near the {place_in_town} since {year}, said she was {mood}.",
    "The {group} asked for {object} to be {verb} before the end of {month}.",
    "A report of {many} pages, published on {day}, counts {many} cases in {neighbour} alone.",
    "By {day} evening about {many} people had gathered at the {place_in_town} in {neighbour}.",
    "Neighbouring {neighbour} spent {money} on the same purpose in {year} and later {verb} {object}.",
    "{person} told reporters that a second stage, worth {money}, would follow in {month}.",
    "The {group} in {neighbour} described the figures as {mood}, and asked for another {few} weeks.",
    "Work at the {place_in_town} is to begin in {month} and to last {few} months.",
    "Between {year} and {year} the number fell by {percent}, according to the {role}'s office.",
    "\u201cThat is {few} more than we had in {year},\u201d {second} said, pointing at the {place_in_town}.",
    "{given} {family} of the {group} called the plan late, but said that her side would not oppose it.",
    "The district set aside {money} in {month} and has so far spent {percent} of it.",
    "A public hearing is planned for {day} at {few} in the evening in the {place_in_town}.",
    "Officials in {neighbour} have {verb} {object} and expect {many} applications by {month}.",
    "Of {many} objections that were filed, {many} came from {neighbour} and the villages around it.",
    "The {role}, {given} {family}, said on {day} that {object} would be {verb} in any case.",
    "Since {month}, {few} of the town's {many} inspectors have been working from the {place_in_town}.",
    "The {group} keeps a list of {many} volunteers, {percent} of them from {neighbour}.",
    "{person} and {second} are to meet again on {day}, this time in {neighbour}.",
    "An earlier version of the plan, drawn up in {year}, would have cost {money}.",
)

TOPICS = (
    Topic(
        "politics",
        ("harbour levy", "ward boundaries", "council budget", "market by-law", "housing pledge", "ferry subsidy"),
        ("{place} council votes {votes} to keep {thing}", "Mayor of {place} defends {thing} after long debate",
         "Parties in {place} agree on {thing} at last"),
        ("The town council of {place} decided on {day} by {votes} votes to go ahead with the {thing}, {few} months after it was first proposed.",
         "After a debate of {few} hours, councillors in {place} reached an agreement on the {thing} late on {day}."),
        ("Mayor {person} said that the {thing} would bring in {money} a year.",
         "The opposition, led by {second}, wants the {thing} to be looked at again in {month}.",
         "Under the agreement, the {thing} will be reviewed every {few} months by a committee in the {place_in_town}.",
         "Councillor {given} {family} voted against the {thing} because {neighbour} would pay {percent} of it."),
    ),
    Topic(
        "economy",
        ("boatyard", "cannery", "paper mill", "wool works", "brewery", "glass foundry"),
        ("{place} {thing} to hire {hired} as orders rise", "{thing_title} in {place} reports best year since {since}",
         "Owners put {place} {thing} up for sale"),
        ("The {thing} in {place}, which has stood on the same site since {year}, said on {day} that its sales rose by {percent} in the past quarter.",
         "Workers at the {thing} in {place} learned on {day} that the owners expect sales of {money} this year."),
        ("{person}, who runs the {thing}, said that orders from {neighbour} alone had grown by {percent}.",
         "The {thing} employs {many} people and trains {few} apprentices a year.",
         "Profit before tax was {money}, compared with {money} a year before.",
         "The union at the {thing} asks for {percent} more pay, and for {object} to be {verb}."),
    ),
    Topic(
        "society",
        ("village school", "night clinic", "youth club", "lending library", "soup kitchen", "repair cafe"),
        ("{thing_title} in {place} stays open after petition", "{place} volunteers rebuild {thing} in a summer",
         "{place} {thing} gets new home at last"),
        ("The {thing} in {place} will stay open for at least {few} more years, the district said on {day}, after {many} people had signed a petition.",
         "On {day} the {thing} in {place} moved into new rooms beside the {place_in_town}, a move that took {few} years."),
        ("{person}, who founded the {thing} in {year}, said that {many} people come each week.",
         "The {thing} needs {money} a year, and {percent} of that is given by the {group}.",
         "When the {thing} closed for {few} weeks in {month}, its visitors had to go to {neighbour}.",
         "\u201cMy daughter learned to read at the {thing},\u201d said {given} {family}, who lives in {neighbour}."),
    ),
    Topic(
        "environment",
        ("heron colony", "sea wall", "peat bog", "oyster bank", "storm barrier", "river meadow"),
        ("{thing_title} at {place} recovers, survey finds", "Storm damages {thing} at {place}",
         "{place} to spend {cost} on {thing}"),
        ("The {thing} near {place} is in better condition than at any time since {year}, according to a survey of {many} sites that was published on {day}.",
         "A storm that reached {place} on {day} night damaged the {thing} along {few} kilometres of the coast."),
        ("{person}, a biologist in {neighbour}, counted {many} animals at the {thing} in {month}.",
         "Water at the {thing} rose by {few} metres within {few} hours, more than in {year}.",
         "The {thing} protects {many} houses, most of them built before {year}.",
         "Engineers want {object} to be {verb} so that the {thing} can be reached in winter."),
    ),
    Topic(
        "culture",
        ("opera house", "puppet theatre", "map collection", "organ", "film festival", "print workshop"),
        ("{place} {thing} returns after {gap} years", "A season of firsts at the {thing} in {place}",
         "{place} {thing} names new director"),
        ("The {thing} of {place} opens its doors again on {day}, {few} years after a fire that destroyed the {place_in_town}.",
         "For the first time since {year}, the {thing} of {place} will be led by somebody from {neighbour}."),
        ("{person}, the new director of the {thing}, studied in {neighbour} and worked there for {few} years.",
         "The {thing} sold {many} season tickets in {month}, {percent} more than a year ago.",
         "Restoring the {thing} cost {money}; the {group} gave {money} of that.",
         "Visitors to the {thing} can see {many} works, among them {few} that were thought lost."),
    ),
    Topic(
        "sports",
        ("rowing eight", "handball side", "chess team", "football club", "relay swimmers", "curling rink"),
        ("{place} {thing} reach final with late comeback", "{place} {thing} lose lead, and the cup",
         "Coach leaves {place} {thing} after {gap} seasons"),
        ("The {thing} of {place} came from behind on {day} to beat {neighbour} in front of {many} spectators and reach the final.",
         "A lead of {few} points was not enough for the {thing} of {place}, who lost to {neighbour} on {day}."),
        ("Captain {person} of the {thing} was replaced after {few} minutes with a knee injury.",
         "Coach {second} said that the {thing} had trained {few} times a week since {month}.",
         "The {thing} last won the title in {year}, also against {neighbour}.",
         "The next match of the {thing} is on {day} in {neighbour}; {many} tickets are left."),
    ),
)  # fmt: skip
"""What the stories are about."""
