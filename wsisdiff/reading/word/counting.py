"""Numbers in the forms that lists have: letters, Roman and Chinese numerals, the alphabets of the six languages of the United Nations.

Names are those of Word's formats (ECMA-376 part 1, 17.18.59).
"""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase

_MAX_LETTERS = 26 * 30
"""Past thirty letters in a row a number is no list number any more."""
_HAN = "〇一二三四五六七八九"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"


def _roman(number: int) -> str:
    """
    >>> _roman(4), _roman(19), _roman(1990)
    ('iv', 'xix', 'mcmxc')
    """
    if not 0 < number < 4000:
        return str(number)
    signs = ["m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"]
    values = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
    out = ""
    for sign, worth in zip(signs, values, strict=True):
        out, number = out + sign * (number // worth), number % worth
    return out


def _of(number: int, letters: str) -> str:
    """The letter of that place, doubled past the last one as Word does: aa, bb.

    >>> _of(2, "абв"), _of(5, "абв"), _of(0, "абв"), _of(27, ascii_lowercase)
    ('б', 'бб', '0', 'aa')
    """
    if not 0 < number <= _MAX_LETTERS:
        return str(number)
    return letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)


def _chinese(number: int) -> str:
    """
    >>> _chinese(4), _chinese(10), _chinese(12), _chinese(20), _chinese(105), _chinese(110)
    ('四', '十', '十二', '二十', '一百零五', '一百一十')
    """
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        out += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        out += "零"
    return out + (_HAN[ones] if ones else "")


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": lambda n: _of(n, ascii_lowercase),
    "upperLetter": lambda n: _of(n, ascii_uppercase),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "chicago": lambda n: "*†‡§"[(n - 1) % 4] * min((n - 1) // 4 + 1, 9) if n > 0 else str(n),
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalFullWidth": str,
    "decimalHalfWidth": str,
    "bullet": lambda n: "",
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), lambda n: chr(0x2460 + n - 1) if 0 < n <= 20 else str(n)
    ),
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "chineseLegalSimplified"), _chinese),
    **dict.fromkeys(("taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting"), _chinese),
    "ideographDigital": lambda n: "".join(_HAN[int(digit)] for digit in str(n)) if n >= 0 else str(n),
    "ideographTraditional": lambda n: _of(n, "甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": lambda n: _of(n, "子丑寅卯辰巳午未申酉戌亥"),
    "russianLower": lambda n: _of(n, _RUSSIAN),
    "russianUpper": lambda n: _of(n, _RUSSIAN).upper(),
    "arabicAlpha": lambda n: _of(n, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "arabicAbjad": lambda n: _of(n, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    "hindiNumbers": lambda n: "".join("٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in str(n)) if n >= 0 else str(n),
    "none": lambda n: "",
}


def format_number(number: int, shape: str) -> str:
    """A number in one of Word's formats (`decimal`, `lowerRoman`, ...); in figures when the format is not known.

    >>> format_number(3, "lowerRoman"), format_number(21, "none")
    ('iii', '')
    """
    return FORMATS.get(shape, str)(number)
