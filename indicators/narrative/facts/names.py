"""How the name of an indicator is told: 劳动争议受理件数 becomes 受理劳动争议 before its figure, 劳动争议受理 in a heading.

The names come from anybody's workbook, so this looks at their build (ending, counting word, verb), not at a list of names;
``names.toml`` holds the words it knows.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

_WHOLE_ENDINGS = ("总数", "总人数", "总额", "金额", "余额", "总量", "人均")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NEGATION = re.compile(r"(?:未|不|没有?|非|无)(?:及时|按时|按期|得到|完全|予以)*$")


@dataclass(frozen=True, slots=True)
class Told:
    """``noun`` stands for the work itself (会员发展, 帮扶资金); ``before`` leads up to the figure, which follows at once.

    ``verb`` begins ``before``; neighbours with the same verb may leave it out if it is ``shareable``.
    """

    noun: str
    before: str
    verb: str = ""
    shareable: bool = True

    def called(self, name: str) -> Told:
        return replace(self, noun=name)

    @property
    def undone(self) -> str:
        """That nothing of it has been done, by its verb: 未开展职工培训, 未发放助学资金; empty where no verb is known."""
        words = _words()
        if self.before.endswith("惠及"):
            return f"未开展{self.before.removesuffix('惠及')}"
        of_others = self.before.endswith(tuple(f"的{doer}" for doer in words["doers"]))
        if not self.verb or of_others or self.verb in words["taking_part"] or self.before.startswith("已"):
            return ""
        return f"未开展{self.before.removeprefix('完成')}" if self.verb == "完成" else f"未{self.before}"


@cache
def _words() -> dict[str, tuple[str, ...]]:
    source = resources.files("indicators.narrative.facts").joinpath("names.toml").read_text("utf-8")
    return {key: tuple(words) for key, words in tomllib.loads(source).items()}


@lru_cache(maxsize=4096)
def told(name: str, unit: str) -> Told:
    """The words for an indicator measured in ``unit``. A verb behind a negation (逾期未办结) stays where it is."""
    name = name.replace("(", "（").replace(")", "）").strip()
    if not _HAN.search(name):
        return Told(name, f"{name} ")
    noun = without_counting(name, unit)
    words = _words()
    if special := _special(noun, unit):
        return special
    if noun.endswith(words["levels"]):
        return Told(noun, f"{noun}为")
    if unit != "%" and noun == name and noun.endswith(words["befalls"]) and not noun.startswith(words["verbs"]):
        return Told(noun, f"发生{noun}", "发生")
    held = unit in (*words["occasions"], *words["people"]) and noun.endswith(words["events"])
    if held and noun == name and not noun.startswith((*words["begins"], *words["verbs"])):
        return _kind_of_work(noun, unit)
    if unit == "%" or noun == name or name.endswith(_WHOLE_ENDINGS) or noun.startswith((*words["begins"], *words["verbs"])):
        return _begun(noun)
    for verb in words["verbs"]:
        if noun.endswith(verb) and len(noun) - len(verb) >= 2 and not _NEGATION.search(noun.removesuffix(verb)):
            work = name if verb in words["taking_part"] else noun
            return Told(work, verb + noun.removesuffix(verb), verb)
    for doer in words["doers"]:
        for verb in (*words["verbs"], *words["begins"]):
            before = noun.removesuffix(verb + doer)
            if before != noun and len(before) >= 2 and not _NEGATION.search(before):
                return Told(noun, f"{verb}{before}的{doer}", verb)
    return _kind_of_work(noun, unit)


def _kind_of_work(noun: str, unit: str) -> Told:
    """What is held, what befalls and what is completed take a verb; anything else is told as it stands."""
    words = _words()
    if noun.endswith(words["events"]):
        verb = "开展" if unit in words["occasions"] else "组织" if unit in words["people"] else ""
        return Told(noun, verb + noun, verb)
    if noun.endswith(words["befalls"]):
        return Told(noun, f"发生{noun}", "发生")
    if noun.endswith(words["completed"]):
        return Told(noun, f"完成{noun}", "完成")
    return Told(noun, noun)


def _special(noun: str, unit: str) -> Told | None:
    """What is received, handed out or signed: the verb follows from the word the name ends with."""
    words = _words()
    for ending in words["received"]:
        if unit in words["people"] and noun.endswith(ending) and len(noun) - len(ending) >= 2:
            work = noun.removesuffix(ending)
            return Told(work, f"{work}惠及", shareable=False)
    if unit == "元":
        money = noun.removesuffix("额")
        if money.endswith(words["handed_out"]) and not money.startswith(words["moved"]):
            return Told(money, f"发放{money}", "发放")
    begun = (*words["verbs"], *words["begins"], "签订", "签", "履行")
    if unit != "%" and noun.endswith(words["signed"]) and not noun.startswith(begun):
        return Told(noun, f"签订{noun}", "签订", shareable=False)
    return None


def without_counting(name: str, unit: str) -> str:
    """The name without the words that only say it is counted: 件数, 人数, 次数, 人次, 额; wholes (总数, 金额) stay."""
    if name.endswith(_WHOLE_ENDINGS) or unit == "%":
        return name
    if unit == "元":
        return name.removesuffix("额") if len(name) > 2 else name
    counters = (unit, *_alike(unit))
    if name.endswith("数"):
        shorter = name.removesuffix("数")
        if shorter.endswith(_words()["words"]):
            return shorter
        for counter in counters:
            if counter and shorter.endswith(counter) and len(shorter) - len(counter) >= 2:
                return shorter.removesuffix(counter)
        return shorter if len(shorter) >= 2 else name
    for counter in counters:
        if len(counter) > 1 and name.endswith(counter) and len(name) - len(counter) >= 2:
            return name.removesuffix(counter)
    return name


def _alike(unit: str) -> tuple[str, ...]:
    """The counting words that stand for the same things as the unit: 人, 名, 位 …"""
    words = _words()
    groups = ("people", "cases", "occasions", "writings", "households")
    return next((words[group] for group in groups if unit in words[group]), ())


def _begun(noun: str) -> Told:
    """新建, 新增 belong to what they stand before and are never left out."""
    words = _words()
    verb = next((verb for verb in (*words["begins"], *words["verbs"]) if noun.startswith(verb)), "")
    return Told(noun, noun, verb, verb in words["verbs"])


def shared_beginning(first: str, second: str) -> str:
    """What two neighbours in a list have in common and the second may leave out: at least four characters of both.

    修订安全职责部室5个、修订安全职责班组7个 → 修订安全职责部室5个、班组7个.
    """
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    enough = length >= 4 and min(len(first), len(second)) - length >= 2
    return first[:length] if enough else ""
