"""Which language a text is in: English is told from what the tool cannot judge."""

from __future__ import annotations

import pytest

from wsisdiff.text.detection import direction, language_of

TEXTS = {
    "en": "We commit to keep all harbours open to the vessels of every State, and we call upon the Assembly to report on the progress "
    "that was made in the implementation of this decision by 2030.",
    "fr": "Nous nous engageons à tenir tous les ports ouverts aux navires de chaque État, et nous demandons à l'Assemblée de rendre "
    "compte des progrès accomplis dans la mise en œuvre de la présente décision.",
    "es": "Nos comprometemos a mantener todos los puertos abiertos a los buques de cada Estado, y pedimos a la Asamblea que informe "
    "sobre los progresos realizados en la aplicación de la presente decisión.",
    "de": "Wir verpflichten uns, alle Häfen für die Schiffe jedes Staates offen zu halten, und wir bitten die Versammlung, über die "
    "Fortschritte zu berichten, die bei der Umsetzung dieses Beschlusses gemacht werden.",
    "ru": "Мы обязуемся держать все порты открытыми для судов всех государств и просим Ассамблею доложить о ходе работы.",
    "zh": "我们承诺使所有港口向各国船只开放，并请大会在2030年之前报告执行本决定的进展情况。",
    "ar": "نلتزم بإبقاء جميع الموانئ مفتوحة أمام سفن كل دولة، ونطلب إلى الجمعية أن تقدم تقريرا عن التقدم المحرز.",
    "uk": "Ми зобов’язуємося тримати всі порти відкритими для суден усіх держав і просимо Асамблею доповісти про її роботу.",
    "ja": "われわれは、すべての港をすべての国の船舶に開放することを約束し、総会に対して進捗を報告するよう求める。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_of_a_paragraph_is_told(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Agreed.",
        "1234 5678",
        "We thank the Government of Côte d’Ivoire and the delegation of the Ελλάδα for the work on this text, "
        "and note that all of it is to be read.",
        TEXTS["en"] + " «" + TEXTS["fr"][:60] + "»",
        TEXTS["en"] * 3 + TEXTS["ru"],
    ],
)
def test_what_is_short_or_mostly_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_language_that_is_not_known_is_not_taken_for_english() -> None:
    swahili = "Tunaahidi kuweka bandari zote wazi kwa meli za kila nchi na tunaomba Baraza kutoa taarifa kuhusu maendeleo yaliyopatikana "
    assert language_of(swahili * 4) == "und"


def test_an_english_draft_with_many_names_in_other_letters_stays_english() -> None:
    assert language_of(TEXTS["en"] + " Signed: Иванов, Петров, Сидоров.") == "en"


def test_direction() -> None:
    assert [direction(code) for code in ("ar", "he", "fa", "ru", "zh", "en", "und")] == ["rtl"] * 3 + ["ltr"] * 4
