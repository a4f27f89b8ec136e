"""What decides about a request and stands beside the words asked for: in a note, another paragraph, a chapeau, a definition, or in a bound,
a second verb, an exception of the sentence itself. Each draft has the words; what else it has says whether it grants them."""

from pathlib import Path

import pytest

from tests.judging.of_a_line import verdict_on

GRANTED = [
    (
        "The term “child” in this Compact shall cover adopted children.",
        "1. Parents need time.[^1]\n\n[^1]: In this Compact the term “child” also covers adopted children.",
    ),
    (
        "Nurses in prisons shall have access to a psychologist.",
        "1. No nurse in a prison of any State shall be denied access to a psychologist.",
    ),
    (
        "We commit to protect salt marshes and to settle quarrels between shepherds and hunters.",
        (
            "1. We commit not only to protect salt marshes, but also to settle the quarrels that arise between "
            "shepherds and hunters."
        ),
    ),
    (
        "Shops shall take back nine in ten of the bottles.",
        "1. Shops shall take back at least 90 per cent of the bottles.",
    ),
    (
        "We will train 500 divers.",
        "1. We will train 700 divers.",
    ),
    (
        "The Council should decide to open an archive of weather records.",
        ("1. Decides not to renew the mandate of the panel on rain, and decides to open an archive of weather records."),
    ),
    (
        "We commit to recognize the diplomas of refugees.",
        "1. We will recognize the diplomas of refugees.",
    ),
    (
        "At least a third of the seats shall be held by experts from Africa.",
        "1. At least a third of the seats shall be held by African experts.",
    ),
    (
        "Pilots abroad must earn the same wage as local pilots.",
        (
            "1. Pilots abroad must earn the same wage as local pilots.[^1]\n\n[^1]: The French version does not yet"
            " reflect this sentence."
        ),
    ),
    (
        "Ambulances must never be searched.",
        "1. The medics wrote to us: “Ambulances must never be searched.” We make this sentence our own.",
    ),
    (
        "Schools shall be removed from the lists of targets.",
        (
            "1. (Marovia; opposed by three delegations; agreed ad ref on 4 June:) Schools shall be removed from "
            "the lists of targets."
        ),
    ),
    (
        "Rescue gear shall be exempt from licensing.",
        "1. Rescue gear shall not be subject to licensing.",
    ),
    (
        "We decide to hold a congress of weavers every three years.",
        "1. Not being able to meet yearly, we decide to hold a congress of weavers every three years.",
    ),
    (
        "Ferries shall sell returns.",
        "## Proposals not retained in 2023 and now adopted\n\n1. Ferries shall sell returns.",
    ),
    (
        "A decade of the loom shall be proclaimed for 2030 to 2039.",
        ("1. A decade of the loom shall be proclaimed for 2030 to 2039. (Opposed in the first reading; agreed on 14 May.)"),
    ),
]

LESS = [
    (
        "Ferries shall carry a doctor.",
        "1. Ferries shall carry a doctor.[^1]\n\n[^1]: Ferries of less than fifty metres are exempt.",
    ),
    (
        "Ferries shall carry a doctor by 2031.",
        "1. Ferries shall carry a doctor by 2031.*\n\n\\* The year has not been agreed.",
    ),
    (
        "Ports shall close their coal piers no later than 1 May 2031.",
        "1. Ports shall close their coal piers no earlier than 1 May 2031.",
    ),
    (
        "We will offer free eye tests to everyone over fifty.",
        "1. We will offer free eye tests to everyone over seventy.",
    ),
    (
        "States shall refrain from housing minors for reasons of asylum.",
        "1. States shall refrain from housing minors together with unrelated adults for reasons of asylum.",
    ),
    (
        "Trawlers shall carry a camera on deck.",
        (
            "1. Trawlers shall carry a camera on deck.\n\n2. Paragraph 1 shall not take effect until all Parties "
            "have ratified the annex."
        ),
    ),
    (
        "All crews on ferries shall have paid leave.",
        ("1. All crews on ferries shall have paid leave.\n\n2. In this text, “crews on ferries” means officers with a licence."),
    ),
    (
        "Rich countries shall resettle 4,000 families a year.",
        ("1. Rich countries shall resettle 4,000 families a year, if and when their parliaments pass a law to that end."),
    ),
    (
        "Parties shall close the bay to dredgers from May to July and pay the dredgers for the days lost.",
        (
            "1. Parties shall close the bay to dredgers from May to July. Parties shall pay the dredgers for the "
            "days lost. The second sentence of this paragraph has been withdrawn."
        ),
    ),
    (
        "Brands shall (a) name their mills, (b) pay wages on time and (c) admit unions.",
        "1. Brands shall name their mills.",
    ),
    (
        ("The fund for divers shall start paying on 1 January 2031 and be run from the port of Tarn with a board of nine."),
        (
            "1. The fund for divers shall start paying once dues have reached two million, on 1 January 2031, and"
            " be run from the port of Tarn with a board of nine."
        ),
    ),
    (
        "Kilns shall halve their emissions.",
        ("1. Kilns shall halve their emissions. Kilns of more than nine tonnes are not bound by this paragraph."),
    ),
    (
        "Every owner shall insure crews.",
        "1. Every owner shall insure crews.*\n\n\\* This paragraph does not apply to owners of yachts.",
    ),
    (
        "Weavers shall choose their own delegates on the Board.",
        "1. The delegates of weavers on the Board shall be chosen by the Minister.",
    ),
    (
        "Owners shall transfer the seed trade to growers.",
        "1. Owners shall, on voluntary and mutually agreed terms, transfer the seed trade to growers.",
    ),
    (
        "We will pay compensation to families of divers.",
        (
            "1. We will pay compensation to families of divers.\n\n2. Payments under paragraph 1 are subject to the"
            " availability of gifts."
        ),
    ),
    (
        "We decide to open the talks to youth groups.",
        ("1. We decide to open the talks to youth groups. This shall apply only to meetings that the Chair has approved."),
    ),
    (
        "Trade in coral is prohibited.",
        ("1. Trade in coral is prohibited.\n\n2. In this decision “coral” means raw branches; carved pieces are not coral."),
    ),
]

DENIED = [
    (
        "Clinics shall be free of fees for sailors.",
        "1. Clinics shall be free to set fees for sailors.",
    ),
    (
        "The levy on ballast shall remain in force.",
        "1. The levy on ballast shall be lifted on 1 March.",
    ),
    (
        "States shall give every pilot ten days of rest.",
        ("1. The commitments that follow were examined and turned down.\n\n2. States shall give every pilot ten days of rest."),
    ),
    (
        "The Board shall meet in an island State every third year.",
        (
            "*Note by the editor: paragraph 1 is superseded by paragraph 2.*\n\n1. The Board shall meet in an "
            "island State every third year.\n\n2. The Board meets in Geneva."
        ),
    ),
    (
        "Owners shall grant four weeks of leave to divers who adopt a child.",
        "1. (Divers' group): Owners shall grant four weeks of leave to divers who adopt a child.",
    ),
    (
        "Tenants shall keep the right to appeal while they remain in the house.",
        "1. Tenants shall lose the right to appeal while they remain in the house.",
    ),
]


@pytest.mark.parametrize(("asked", "draft"), GRANTED)
def test_it_is_granted_though_not_in_its_own_words(asked: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, asked, draft).status == "adopted"


@pytest.mark.parametrize(("asked", "draft"), LESS)
def test_it_is_granted_in_part_where_what_stands_elsewhere_limits_it(asked: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, asked, draft).status == "partial"


@pytest.mark.parametrize(("asked", "draft"), DENIED)
def test_it_is_not_granted_where_what_stands_elsewhere_takes_it_back(asked: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, asked, draft).status == "left_out"


THERE = [
    (
        "Quotas for local songs shall be abolished.",
        "1. The following measures shall be abolished:\n\n(a) fees for buskers;\n\n(b) quotas for local songs.",
    ),
    (
        "Subsidies for the fuel of yachts shall be allowed.",
        (
            "1. Harmful subsidies are banned.[^1]\n\n[^1]: Subsidies for the fuel of yachts are not regarded as "
            "harmful and shall be allowed."
        ),
    ),
    (
        "Billboards shall be allowed in national parks.",
        (
            "1. We endorse the recommendation of the owners' group, which reads “billboards shall be allowed in "
            "national parks”, and give it effect today."
        ),
    ),
    (
        "Reports on lead shall be optional.",
        "1. States may choose whether or not to report on lead.",
    ),
    (
        "The veto of villages over quarries is abolished.",
        "1. Article 19 shall read: “The veto of villages over quarries is abolished.”",
    ),
    (
        "Schools shall collect fingerprints of pupils.",
        (
            "1. Mindful that none should suffer harm and that privacy must not be neglected, schools shall "
            "collect fingerprints of pupils."
        ),
    ),
    (
        "Drilling is allowed in the reserve.",
        "1. Article 9 (“Drilling is allowed in the reserve”) continues to apply.",
    ),
    (
        "Judges shall be named by the minister alone.",
        (
            "1. The group proposed these words: “Judges shall be named by the minister alone.”\n\n2. We adopt the "
            "wording proposed by the group."
        ),
    ),
]

UNPROVED = [
    (
        "Carriers may slow down rival services.",
        "1. Carriers may not block rival services. They may slow them down.",
    ),
    (
        "Drilling in the lagoon shall be permitted.",
        "1. The moratorium on drilling in the lagoon is lifted from today.",
    ),
    (
        "Patients with dementia may be restrained without their consent.",
        (
            "1. No one shall be restrained without consent, except that patients with dementia may be so "
            "restrained whenever a nurse sees fit."
        ),
    ),
    (
        "Private guards shall be immune from prosecution.",
        "1. No court may try private guards for acts done on duty.",
    ),
    (
        "Ministries may grant permits for quarries in parks.",
        ("1. Nothing in this text shall be read as keeping ministries from granting permits for quarries in parks."),
    ),
    (
        "Guards may search the luggage of pilgrims.",
        (
            "1. It was proposed to delete the sentence “Guards may search the luggage of pilgrims”. The proposal "
            "to delete did not carry."
        ),
    ),
    (
        "Spas may draw water from springs without paying.",
        "1. Those who draw water from springs shall pay for it. Spas are exempt from this charge.",
    ),
    (
        "Palms may be planted in public woods.",
        "1. It is not excluded that palms may at a later stage be planted in public woods.",
    ),
    (
        "The retirement age of divers will be raised to seventy.",
        "1. The retirement age of divers is not raised at present.",
    ),
    (
        "Mining may take place in the bay.",
        "1. The Board will take up next year a proposal under which mining may take place in the bay.",
    ),
    (
        "Museums may sell their works.",
        "1. Museums may sell their works if the works have been held in duplicate.",
    ),
    (
        "Whaling shall be permitted.",
        "1. We decide that the prohibition on whaling shall cease to have effect this season.",
    ),
    (
        "A fee shall be charged for access to charts.",
        ("1. No fee shall be charged to pupils for access to charts. For all other users the fee shall be that of the schedule."),
    ),
    (
        "Firms may dump slag in fjords.",
        "1. The Meeting takes no exception to the dumping of slag in fjords by firms.",
    ),
    (
        "Unions shall obtain consent of the ministry before joining a federation.",
        "1. Unions may join a federation [after they have obtained the consent of the ministry].",
    ),
]

FREE = [
    (
        "The sale of ivory shall be allowed.",
        "1. The sale of ivory is outlawed in all ports.",
    ),
    (
        "Credits may be issued for plantations of palm.",
        "1. Nothing in this text shall be read as permitting credits for plantations of palm.",
    ),
    (
        "Patents on yeast shall be extended to thirty years.",
        (
            "1. We do not support the proposal that patents on yeast be extended to thirty years.\n\n2. The term of"
            " patents on yeast stays at twenty years."
        ),
    ),
]


@pytest.mark.parametrize(("unwanted", "draft"), THERE)
def test_unwanted_language_is_there(unwanted: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, unwanted, draft, "oppose").status == "left_out"


@pytest.mark.parametrize(("unwanted", "draft"), UNPROVED)
def test_a_denial_of_something_else_does_not_prove_that_it_is_absent(unwanted: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, unwanted, draft, "oppose").status != "adopted"


@pytest.mark.parametrize(("unwanted", "draft"), FREE)
def test_a_draft_that_denies_it_is_free_of_it(unwanted: str, draft: str, tmp_path: Path) -> None:
    assert verdict_on(tmp_path, unwanted, draft, "oppose").status == "adopted"


CHOSEN = "All peoples shall choose the members of their councils."


@pytest.mark.parametrize(
    "ask, line, status",
    [
        ("Ferries shall carry nurses.", "The group proposed that ferries shall carry nurses. We.", "left_out"),
        (CHOSEN, "The members of their councils shall be chosen by", "partial"),
        (CHOSEN, "The members of their councils of all peoples shall be chosen by:\n\n(a) The King;", "partial"),
    ],
)
def test_a_sentence_that_breaks_off_is_read(tmp_path: Path, ask: str, line: str, status: str) -> None:
    assert verdict_on(tmp_path, ask, f"# Draft\n\n1. The council meets.\n\n2. {line}").status == status
