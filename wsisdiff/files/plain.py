"""Frozen values as plain data for JSON, and back, by the types of their fields: a field that is added is kept with the others."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from wsisdiff.model import Remark
from wsisdiff.telling.remarks import fact, remark_of

Kind = TypeVar("Kind")


class _Form(NamedTuple):
    """How values of a type become plain data, and how they are made of it again: TypeError, KeyError or ValueError for anything else."""

    plain: Callable[[Any], Any]
    value: Callable[[Any], Any]


def plain_of(kind: type[Kind], value: Kind) -> Any:
    """A value as lists, texts, numbers and remarks as `fact` has them.

    >>> from wsisdiff.model import Evidence, Span
    >>> plain_of(Evidence, Evidence("4", "to do", 0, 5, matched=(Span(0, 2),)))
    ['4', 'to do', 0, 5, '', [[0, 2]], '', [], False, False, 0.0, '', -1]
    """
    return _form(cast(Any, kind)).plain(value)


def value_of(kind: type[Kind], plain: Any) -> Kind:
    """The value from its plain data; ValueError for anything else."""
    try:
        return cast(Kind, _form(cast(Any, kind)).value(plain))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"no {kind.__name__}") from error


@lru_cache(maxsize=256)
def _form(hint: Any) -> _Form:
    kinds = get_args(hint)
    if hint is Remark:
        return _Form(fact, remark_of)
    if hint is date:
        return _Form(date.isoformat, date.fromisoformat)
    if hint in (str, int, bool, float):
        kinds = (int, float) if hint is float else (hint,)
        return _only(lambda plain: type(plain) in kinds)
    if get_origin(hint) is Literal:
        return _only(frozenset(kinds).__contains__)
    if get_origin(hint) in (Union, types.UnionType):
        return _either([kind for kind in kinds if kind is not types.NoneType], types.NoneType in kinds)
    if get_origin(hint) is tuple and kinds[1:] == (...,):
        each = _form(kinds[0])
        return _Form(lambda values: [each.plain(value) for value in values], lambda plain: _several(each, plain))
    if is_dataclass(hint):
        return _fields(hint)
    raise TypeError(hint)


def _only(fits: Callable[[Any], bool]) -> _Form:
    """Values that are plain already."""

    def value(plain: Any) -> Any:
        if not fits(plain):
            raise ValueError(plain)
        return plain

    return _Form(lambda value: value, value)


def _several(each: _Form, plain: Any) -> tuple[Any, ...]:
    if type(plain) is not list:
        raise TypeError(plain)
    return tuple([each.value(one) for one in plain])


def _either(kinds: list[Any], none: bool) -> _Form:
    """One of several types, of which all but the last are texts."""
    *texts, last = kinds
    if any(kind is not str for kind in texts):
        raise TypeError(kinds)
    other = _form(last)

    def as_it_is(value: Any) -> bool:
        return (value is None and none) or (bool(texts) and type(value) is str)

    return _Form(
        lambda value: value if as_it_is(value) else other.plain(value),
        lambda plain: plain if as_it_is(plain) else other.value(plain),
    )


def _fields(kind: Any) -> _Form:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    forms = [_form(hints[name]) for name in names]
    values = attrgetter(*names)

    def plain(value: Any) -> list[Any]:
        return [form.plain(part) for form, part in zip(forms, values(value), strict=True)]

    def value(plain: Any) -> Any:
        if type(plain) is not list:
            raise TypeError(plain)
        return kind(**{name: form.value(part) for name, form, part in zip(names, forms, plain, strict=True)})

    return _Form(plain, value)
